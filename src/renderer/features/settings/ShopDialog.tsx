import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shop, ShopColour } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { newShop } from './newShop'
import styles from './Settings.module.css'

const undoChoices = ['0', '3', '5', '10', '20', '30'] as const
const signatureLanguages = ['*', 'en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar', 'it', 'pl'] as const
const near = (seconds: number) => undoChoices.find((one) => Number(one) >= seconds) ?? '30'

/** A shop's identity: name, mark, sender, signature by language, undo times. */
export function ShopDialog({ shop, onClose }: { shop: Shop | null; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [edited, setEdited] = useState<Omit<Shop, 'id'>>(shop ?? newShop('', []))
  const [language, setLanguage] = useState<(typeof signatureLanguages)[number]>('*')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Shop>) => setEdited({ ...edited, ...change })
  const save = async () => {
    setBusy(true)
    try {
      await calls().backends.saveShop({ ...edited, name: edited.name.trim(), code: edited.code.trim() || '?', id: shop?.id ?? null })
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('settings.shop.title')}
      isOpen
      onClose={onClose}
      size="medium"
      actions={
        <Button kind="primary" onPress={() => void save()} isPending={busy} isDisabled={edited.name.trim() === ''}>
          {t('common.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.triple}>
          <TextField label={t('settings.shop.name')} value={edited.name} onChange={(name) => set({ name })} isRequired />
          <TextField
            label={t('settings.shop.code')}
            value={edited.code}
            onChange={(code) => set({ code: [...code].slice(0, 2).join('') })}
          />
          <Select
            label={t('settings.shop.colour')}
            value={edited.colour}
            options={ShopColour.options.map((id) => ({ id, label: t(`settings.colour.${id}`) }))}
            onChange={(colour) => set({ colour })}
          />
        </div>
        <TextField
          label={t('settings.shop.sender')}
          hint={t('settings.shop.senderHint')}
          value={edited.senderName}
          onChange={(senderName) => set({ senderName })}
        />
        <div className={styles.pair}>
          <Select
            label={t('settings.shop.undoMail')}
            value={near(edited.undoSeconds.mail)}
            options={undoChoices.map((id) => ({ id, label: t('settings.seconds', { count: Number(id) }) }))}
            onChange={(id) => set({ undoSeconds: { ...edited.undoSeconds, mail: Number(id) } })}
          />
          <Select
            label={t('settings.shop.undoChat')}
            value={near(edited.undoSeconds.chat)}
            options={undoChoices.map((id) => ({ id, label: t('settings.seconds', { count: Number(id) }) }))}
            onChange={(id) => set({ undoSeconds: { ...edited.undoSeconds, chat: Number(id) } })}
          />
        </div>
        <Select
          label={t('settings.shop.signatureFor')}
          value={language}
          options={signatureLanguages.map((id) => ({
            id,
            label: (id === '*' ? t('settings.shop.otherLanguages') : format.language(id)) + (edited.signatures[id] ? ' ✓' : ''),
          }))}
          onChange={setLanguage}
        />
        <TextField
          label={t('settings.shop.signature')}
          multiline
          rows={3}
          value={edited.signatures[language] ?? ''}
          onChange={(text) => {
            const { [language]: _old, ...rest } = edited.signatures
            set({ signatures: text === '' ? rest : { ...rest, [language]: text } })
          }}
        />
        {problem ? <ErrorNote title={t('settings.notSaved')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
