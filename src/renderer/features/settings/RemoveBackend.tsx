import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { calls, now } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useAllDrafts, useOutbox, useRows } from '../../data/queries'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { piecesOf, type UnsentWords, unsentHtml } from './exportUnsent'
import styles from './Settings.module.css'

const base64Of = (text: string): string => {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Says what is lost with a backend, and offers to save that to a file before it is removed. */
export function RemoveBackend({ backend, onRemove, onClose }: { backend: Backend; onRemove: () => void; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const allDrafts = useAllDrafts()
  const allItems = useOutbox()
  const drafts = useMemo(
    () => (allDrafts ?? []).filter(({ backendId, text, files }) => backendId === backend.id && (text.trim() !== '' || files.length > 0)),
    [allDrafts, backend.id],
  )
  const items = useMemo(
    () => (allItems ?? []).filter(({ backendId, state }) => backendId === backend.id && state.type !== 'sent'),
    [allItems, backend.id],
  )
  const ids = useMemo(
    () => [...new Set([...drafts, ...items].flatMap(({ conversationId }) => conversationId ?? []))] as ConversationId[],
    [drafts, items],
  )
  const rows = useRows(ids)
  const [saving, setSaving] = useState<'no' | 'yes' | 'done'>('no')
  const unsent = drafts.length + items.length > 0
  const loading = allDrafts === null || allItems === null
  const save = async () => {
    setSaving('yes')
    const words: UnsentWords = {
      heading: t('settings.removal.heading', { name: backend.name }),
      made: t('settings.removal.made', { when: format.dateTime(now()) }),
      to: t('settings.removal.to'),
      draft: t('settings.removal.draft'),
      gone: t('settings.removal.gone'),
      language: i18n.language,
      direction: i18n.dir() === 'rtl' ? 'rtl' : 'ltr',
      state: (item) => t(`queue.word.${item.state.type}`),
      effect: (item) => format.list(item.effects.map((effect) => t(`queue.effect.${effect.type}`))),
      name: ({ conversationId }) => {
        if (conversationId === null) return t('queue.newConversation')
        const row = rows.get(conversationId)
        return row ? customerTitle(t, row.customerName) : t('queue.goneConversation')
      },
      when: (at) => format.dateTime(at),
    }
    try {
      const pieces = await piecesOf(drafts, items, words, (file) =>
        calls()
          .outbox.file({ backendId: backend.id, file })
          .then(
            ({ base64 }) => base64,
            () => null,
          ),
      )
      const name = t('settings.removal.fileName', { name: backend.name, date: new Date(now()).toISOString().slice(0, 10) })
      const { saved } = await calls().desk.saveFile({ name, base64: base64Of(unsentHtml(pieces, words)) })
      setSaving(saved ? 'done' : 'no')
    } catch (error) {
      setSaving('no')
      tellTrouble(t('settings.removal.notExported'), error)
    }
  }
  return (
    <Dialog
      title={t('settings.backend.removeTitle', { name: backend.name })}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          {unsent ? (
            <Button icon="download" isDisabled={saving === 'yes'} onPress={() => void save()}>
              {t('settings.removal.export')}
            </Button>
          ) : null}
          <Button
            kind="danger"
            isDisabled={loading || saving === 'yes'}
            onPress={() => {
              onRemove()
              onClose()
            }}
          >
            {t('settings.backend.remove')}
          </Button>
        </>
      }
    >
      <p>{t('settings.backend.removeText')}</p>
      {loading ? <p className={styles.hint}>{t('settings.removal.counting')}</p> : null}
      {unsent ? (
        <>
          <p>{t('settings.removal.unsent')}</p>
          <ul>
            {drafts.length > 0 ? <li>{t('settings.removal.drafts', { count: drafts.length })}</li> : null}
            {items.length > 0 ? <li>{t('settings.removal.items', { count: items.length })}</li> : null}
          </ul>
        </>
      ) : null}
      {saving === 'done' ? <p role="status">{t('settings.removal.exported')}</p> : null}
    </Dialog>
  )
}
