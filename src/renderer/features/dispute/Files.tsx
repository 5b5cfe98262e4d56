import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceFileKind, EvidenceLimits } from '../../../shared/domain/dispute/evidence'
import { base64Of } from '../../bridge/base64'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import type { DisputeCase } from '../../data/read/disputes'
import { useFormat } from '../../i18n/useFormat'
import { showToast } from '../../state/toasts'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { say } from '../../ui/liveRegion'
import { Select } from '../../ui/Select'
import styles from './Dispute.module.css'
import type { EvidenceDraft } from './useEvidenceDraft'
import type { Pack } from './usePack'

interface FilesProps {
  found: DisputeCase
  limits: EvidenceLimits
  writing: EvidenceDraft
  pack: Pack
}

/** Files beside the statement: those the agent adds, and the pack. */
export function Files({ found, limits, writing, pack }: FilesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { form, change } = writing
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const { backendId } = found.dispute
  const refuse = (text: string) => {
    showToast({ text, tone: 'trouble' })
    say(text, 'assertive')
  }
  const latest = useRef(form)
  latest.current = form
  const attach = async (name: string, mime: string, base64: string, as: EvidenceFileKind) => {
    const stored = await calls().outbox.attach({ backendId, name, mime, base64 })
    const others = latest.current.files.filter((file) => !(as === 'pack' && file.as === 'pack'))
    latest.current = { ...latest.current, files: [...others, { ...stored, as }] }
    change({ files: latest.current.files })
    say(t('dispute.files.added', { name }))
  }
  const free = (): EvidenceFileKind => {
    const taken = new Set(latest.current.files.map(({ as }) => as))
    return limits.fileKinds.find((kind) => kind !== 'pack' && (!limits.oneFileAKind || !taken.has(kind))) ?? 'other'
  }
  const add = async (files: readonly File[]) => {
    setBusy(true)
    for (const file of files) {
      const { name } = file
      if (latest.current.files.length >= limits.files) {
        refuse(t('dispute.files.tooMany', { count: limits.files }))
        break
      }
      if (!limits.fileTypes.includes(file.type)) refuse(t('dispute.files.wrongType', { name, types: typesOf(limits) }))
      else if (file.size > limits.fileBytes) refuse(t('dispute.files.tooLarge', { name, most: format.bytes(limits.fileBytes) }))
      else
        try {
          await attach(name, file.type, await base64Of(file), free())
        } catch (error) {
          tellTrouble(t('dispute.files.failed', { name }), error)
        }
    }
    setBusy(false)
  }
  const addPack = async () => {
    const made = await pack.make()
    if (!made) return
    if (made.base64.length * 0.75 > limits.fileBytes)
      return refuse(t('dispute.files.tooLarge', { name: made.name, most: format.bytes(limits.fileBytes) }))
    try {
      await attach(made.name, 'application/pdf', made.base64, 'pack')
    } catch (error) {
      tellTrouble(t('dispute.files.failed', { name: made.name }), error)
    }
  }
  const takesPdf = limits.fileTypes.includes('application/pdf')
  return (
    <div className={styles.form}>
      <span className={styles.weak}>{t('dispute.files.label', { types: typesOf(limits), most: format.bytes(limits.fileBytes) })}</span>
      <ul className={styles.files} aria-label={t('dispute.files.list')}>
        {form.files.map((file) => (
          <li key={file.fileId} className={styles.file}>
            <Icon name="fileText" />
            <span className={styles.fileName} title={file.name} dir="auto">
              {file.name}
            </span>
            <span className={styles.weak}>{format.bytes(file.size)}</span>
            <Select
              label={t('dispute.files.as')}
              hideLabel
              options={limits.fileKinds.map((kind) => ({ id: kind, label: t(`evidence.fileKind.${kind}`) }))}
              value={file.as}
              onChange={(as) => change({ files: form.files.map((one) => (one.fileId === file.fileId ? { ...one, as } : one)) })}
            />
            <IconButton
              icon="close"
              label={t('dispute.files.remove', { name: file.name })}
              onPress={() => change({ files: form.files.filter((one) => one.fileId !== file.fileId) })}
            />
          </li>
        ))}
      </ul>
      <div className={styles.tools}>
        {takesPdf ? (
          <Button icon="fileText" isDisabled={pack.busy} onPress={() => void addPack()}>
            {t(form.files.some(({ as }) => as === 'pack') ? 'dispute.pack.renew' : 'dispute.pack.add')}
          </Button>
        ) : null}
        <Button icon="paperclip" isDisabled={busy} onPress={() => input.current?.click()}>
          {t('dispute.files.add')}
        </Button>
        <Button kind="quiet" icon="download" isDisabled={pack.busy} onPress={() => void pack.save('pdf')}>
          {t('dispute.pack.savePdf')}
        </Button>
        <Button kind="quiet" icon="download" isDisabled={pack.busy} onPress={() => void pack.save('html')}>
          {t('dispute.pack.saveHtml')}
        </Button>
        {pack.busy ? (
          <span role="status" className={styles.weak}>
            {t('dispute.pack.making')}
          </span>
        ) : null}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={limits.fileTypes.join(',')}
          aria-label={t('dispute.files.add')}
          onChange={(event) => {
            void add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
    </div>
  )
}

const typesOf = (limits: EvidenceLimits): string =>
  limits.fileTypes.map((type) => (type.split('/').at(-1) ?? type).replace('jpeg', 'jpg').toUpperCase()).join(', ')
