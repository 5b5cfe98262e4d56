import { useTranslation } from 'react-i18next'
import { tellTrouble } from '../commands/runner'
import { signOutNow, stay, useSigningOut } from '../state/signingOut'
import { Confirm } from '../ui/Dialog'

/** Says what becomes of the queue before the keys go. */
export function SignOutDialog() {
  const { t } = useTranslation()
  const waiting = useSigningOut((state) => state.waiting)
  return (
    <Confirm
      title={t('commands.signOut')}
      text={t('settings.signOutQueue', { count: waiting ?? 0 })}
      yes={t('commands.signOut')}
      isOpen={waiting !== null}
      onClose={stay}
      onYes={() => void signOutNow().catch((error: unknown) => tellTrouble(t('settings.notSignedOut'), error))}
    />
  )
}
