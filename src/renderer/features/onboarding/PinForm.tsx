import { ORPCError } from '@orpc/client'
import { useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { databaseOf, type ProfileInfo } from '../../../shared/domain/desk/types'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'
import { warmDatabase } from '../../data/warm'
import { useSecond } from '../../state/clock'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './Onboarding.module.css'

const WARM_MS = 3_000

/** Asks for the PIN of one profile. A wrong one is told in words, and with how long to wait. */
export function PinForm({ profile, onCancel }: { profile: ProfileInfo; onCancel?: () => void }) {
  const { t } = useTranslation()
  // While the PIN is being typed and derived; a little longer, so that the desk opens its cache before this lets go.
  useEffect(() => {
    const letGo = warmDatabase(databaseOf(profile.id))
    return () => void setTimeout(letGo, WARM_MS)
  }, [profile.id])
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [waitUntil, setWaitUntil] = useState(0)
  const second = useSecond()
  const wait = Math.max(0, Math.ceil((waitUntil - Math.max(second, Date.now() - 1_000)) / 1_000))

  const open = async () => {
    if (busy || pin === '') return
    setBusy(true)
    setError(undefined)
    try {
      await calls().desk.unlock({ profileId: profile.id, pin })
    } catch (failure) {
      if (failure instanceof ORPCError && failure.code === 'WRONG_PIN') {
        const { waitMs } = failure.data as { waitMs: number }
        setError(t('onboarding.wrongPin'))
        setWaitUntil(waitMs > 0 ? Date.now() + waitMs : 0)
      } else {
        const problem = problemOf(failure)
        setError(t(`problem.${problem.code}`, problem.params))
      }
      setPin('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <TextField
        label={t('onboarding.pinOf', { name: profile.name })}
        type="password"
        value={pin}
        onChange={setPin}
        error={error ? (wait > 0 ? `${error} ${t('onboarding.waitPin', { count: wait })}` : error) : undefined}
        autoFocus
        isDisabled={wait > 0}
        autoComplete="off"
      />
      <div className={styles.actions}>
        {onCancel ? <Button onPress={onCancel}>{t('common.cancel')}</Button> : null}
        <Button kind="primary" type="submit" isDisabled={busy || wait > 0 || pin === ''}>
          {busy ? t('onboarding.opening') : t('onboarding.open')}
        </Button>
      </div>
    </Form>
  )
}
