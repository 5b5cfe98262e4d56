import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import styles from './Translate.module.css'

/** How good a translation was, and why: kept with the pair in the memory, where a bad one is offered no more. */
export function NoteMenu({ onNote }: { onNote: (verdict: 'good' | 'bad', why: string) => Promise<void> }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [verdict, setVerdict] = useState<'good' | 'bad'>('good')
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    try {
      await onNote(verdict, why.trim())
      showToast({ text: t('mirror.note.said') })
      setOpen(false)
      setWhy('')
    } catch (error) {
      tellTrouble(t('mirror.note.failed'), error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <IconButton icon="flag" label={t('mirror.note.button')} onPress={() => setOpen(true)} />
      <Dialog
        title={t('mirror.note.title')}
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button kind="primary" isDisabled={busy} onPress={() => void keep()}>
              {t('mirror.note.keep')}
            </Button>
          </>
        }
      >
        <div className={styles.note}>
          <div role="radiogroup" aria-label={t('mirror.note.verdict')} className={styles.verdicts}>
            {(['good', 'bad'] as const).map((one) => (
              <label key={one} className={styles.verdict}>
                <input type="radio" name="verdict" checked={verdict === one} onChange={() => setVerdict(one)} />
                {t(`mirror.note.${one}`)}
              </label>
            ))}
          </div>
          <TextField label={t('mirror.note.why')} value={why} maxLength={500} multiline onChange={setWhy} />
        </div>
      </Dialog>
    </>
  )
}
