import { ORPCError } from '@orpc/client'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { say } from '../../ui/liveRegion'
import { TextField } from '../../ui/TextField'
import styles from './Settings.module.css'

interface Wrong {
  field: 'old' | 'next' | 'again'
  text: string
}

/** Another PIN or passphrase for this profile. A wrong old one counts as a wrong one at the door, and waits as long. */
export function PinDialog({ keyStore, onClose }: { keyStore: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const minimum = keyStore ? 6 : 12

  const save = async () => {
    if (busy) return
    if ([...next].length < minimum) return setWrong({ field: 'next', text: t('settings.pin.short', { count: minimum }) })
    if (next !== again) return setWrong({ field: 'again', text: t('settings.pin.differ') })
    setBusy(true)
    setWrong(null)
    try {
      await calls().desk.changePin({ pin, next })
      showToast({ text: t('settings.pin.done'), lasts: 4_000 })
      say(t('settings.pin.done'))
      onClose()
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'WRONG_PIN') {
        const { waitMs } = error.data as { waitMs: number }
        const wait = waitMs > 0 ? ` ${t('settings.pin.wait', { count: Math.ceil(waitMs / 1000) })}` : ''
        setWrong({ field: 'old', text: t('settings.pin.wrong') + wait })
        setPin('')
      } else {
        const problem = problemOf(error)
        setWrong({ field: 'next', text: t(`problem.${problem.code}`, problem.params) })
      }
      setBusy(false)
    }
  }
  const errorOf = (field: Wrong['field']) => (wrong?.field === field ? wrong.text : undefined)
  return (
    <Dialog title={t('settings.pin.change')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('settings.pin.old')}
          type="password"
          value={pin}
          onChange={setPin}
          error={errorOf('old')}
          autoComplete="off"
          autoFocus
        />
        <TextField
          label={t('settings.pin.next')}
          hint={t('settings.pin.hint', { count: minimum })}
          type="password"
          value={next}
          onChange={setNext}
          error={errorOf('next')}
          autoComplete="off"
        />
        <TextField
          label={t('settings.pin.again')}
          type="password"
          value={again}
          onChange={setAgain}
          error={errorOf('again')}
          autoComplete="off"
        />
        <p className={styles.hint}>{t('settings.pin.text')}</p>
        <div className={styles.buttons}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" isPending={busy} isDisabled={pin === '' || next === '' || again === ''}>
            {t('common.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
