import { useTranslation } from 'react-i18next'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { Door } from './Door'
import styles from './Onboarding.module.css'
import { PinForm } from './PinForm'

/** The desk is locked: nothing of any customer is on the screen or in the page; the queue goes on. */
export function LockScreen() {
  const { t } = useTranslation()
  const state = useDesk((desk) => desk.state)
  if (state?.type !== 'locked') return null
  const queue = state.queued > 0 ? t('onboarding.lockedQueue', { count: state.queued }) : t('onboarding.lockedText')
  const open = () => {
    calls()
      .desk.openDemo({ language: state.language })
      .catch((error: unknown) => tellTrouble(t('onboarding.demoFailed'), error))
  }
  return (
    <Door title={t('onboarding.locked')} text={queue} language={state.language} theme={state.theme}>
      {state.profile.needsPin ? (
        <PinForm profile={state.profile} />
      ) : (
        <div className={styles.actions}>
          <Button kind="primary" autoFocus onPress={open}>
            {t('onboarding.open')}
          </Button>
        </div>
      )}
      <div className={styles.aside}>
        <p className={styles.small}>{t('onboarding.signOutText')}</p>
        <Button
          onPress={() => {
            calls()
              .desk.signOut()
              .catch((error: unknown) => tellTrouble(t('onboarding.signOutFailed'), error))
          }}
        >
          {t('onboarding.signOut')}
        </Button>
      </div>
    </Door>
  )
}
