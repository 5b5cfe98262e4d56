import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '../../../shared/domain/desk/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { goTo } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import styles from './Onboarding.module.css'

/** A new real profile: who works here, and the PIN that wraps its key. */
export function CreateProfile({ language, onCancel }: { language: UiLanguage; onCancel: () => void }) {
  const { t } = useTranslation()
  const keyStore = useDesk((desk) => desk.info?.keyStore ?? false)
  const least = keyStore ? 6 : 12
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ReturnType<typeof problemOf> | null>(null)
  const errors = {
    name: name.trim() === '' ? t('onboarding.nameMissing') : undefined,
    pin: pin.length < least ? t(keyStore ? 'onboarding.pinShort' : 'onboarding.passphraseShort', { count: least }) : undefined,
    again: again !== pin ? t('onboarding.pinDiffers') : undefined,
  }
  const create = async () => {
    setTried(true)
    if (busy || errors.name || errors.pin || errors.again) return
    setBusy(true)
    try {
      goTo('settings', 'shops')
      await calls().desk.createProfile({ name: name.trim(), pin, language })
    } catch (failure) {
      setProblem(problemOf(failure))
      setBusy(false)
    }
  }
  return (
    <Form
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField label={t('onboarding.name')} value={name} onChange={setName} error={tried ? errors.name : undefined} autoFocus />
      <TextField
        label={t(keyStore ? 'onboarding.pin' : 'onboarding.passphrase')}
        type="password"
        value={pin}
        onChange={setPin}
        hint={t(keyStore ? 'onboarding.pinHint' : 'onboarding.passphraseHint', { count: least })}
        error={tried ? errors.pin : undefined}
        autoComplete="off"
      />
      <TextField
        label={t(keyStore ? 'onboarding.pinAgain' : 'onboarding.passphraseAgain')}
        type="password"
        value={again}
        onChange={setAgain}
        error={tried && !errors.pin ? errors.again : undefined}
        autoComplete="off"
      />
      {problem ? <ErrorNote title={t('onboarding.notCreated')} problem={problem} /> : null}
      <div className={styles.actions}>
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
        <Button kind="primary" type="submit" isPending={busy}>
          {busy ? t('onboarding.creating') : t('onboarding.create')}
        </Button>
      </div>
    </Form>
  )
}
