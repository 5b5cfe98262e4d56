import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'

/** Why it is not taken: who gave it has to know. */
export function ReasonDialog({
  word,
  count,
  onSay,
  onClose,
}: {
  /** Null: it is shut. */
  word: 'declined' | 'sentBack' | null
  count: number
  onSay: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  useEffect(() => {
    if (word === null) setReason('')
  }, [word])
  const ready = reason.trim() !== ''
  const say = () => {
    if (ready) onSay(reason.trim())
  }
  return (
    <Dialog
      title={t(`handOver.reason.${word ?? 'declined'}`, { count })}
      isOpen={word !== null}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" keys="Mod+Enter" isDisabled={!ready} onPress={say}>
            {word === 'sentBack' ? t('handOver.sendBack') : t('handOver.decline')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('handOver.reason.label')}
        hint={t(`handOver.reason.hint.${word ?? 'declined'}`)}
        multiline
        rows={3}
        autoFocus
        value={reason}
        onChange={setReason}
        maxLength={2_000}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say()
        }}
      />
    </Dialog>
  )
}
