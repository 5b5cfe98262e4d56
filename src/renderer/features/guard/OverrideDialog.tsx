import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Pill } from '../../ui/Pill'
import { TextField } from '../../ui/TextField'
import styles from './Guard.module.css'
import { levelIcon, levelTone, useWords } from './useWords'
import type { Said } from './verdict'

/** As `GuardOverride` asks. */
const LEAST = 3
const MOST = 500

export interface OverrideDialogProps {
  blocks: readonly Said[]
  language: string | null
  onClose(): void
  /** Rejects where the record could not be kept: then nothing is sent. */
  onSend(reason: string): Promise<void>
}

/** Sends in spite of a block, at the agent's word and with her reason in the record. */
export function OverrideDialog({ blocks, language, onClose, onSend }: OverrideDialogProps) {
  const { t } = useTranslation()
  const words = useWords()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const enough = [...reason.trim()].length >= LEAST
  const send = async () => {
    if (!enough || busy) return
    setBusy(true)
    setProblem(null)
    try {
      await onSend(reason.trim())
    } catch (error) {
      setProblem(problemOf(error) as Problem)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('guard.override.title')}
      role="alertdialog"
      size="medium"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('guard.override.back')}</Button>
          <Button kind="danger" icon="send" isDisabled={!enough} isPending={busy} onPress={() => void send()}>
            {t('guard.override.send')}
          </Button>
        </>
      }
    >
      <div className={styles.override}>
        <p>{t('guard.override.text')}</p>
        <ul className={styles.overrideList}>
          {blocks.map((one) => (
            <li key={one.id} className={styles.overrideRow}>
              <Pill tone={levelTone[one.level]} icon={levelIcon[one.level]}>
                {words.level(one)}
              </Pill>
              <span>
                {words.name(one)}
                {words.what(one) === '' ? null : (
                  <>
                    {' · '}
                    <bdi lang={language ?? undefined}>{words.what(one)}</bdi>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
        <TextField
          label={t('guard.override.reason')}
          hint={t('guard.override.hint')}
          value={reason}
          onChange={setReason}
          maxLength={MOST}
          multiline
          rows={3}
          autoFocus
        />
        {problem ? <ErrorNote title={t('guard.override.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
