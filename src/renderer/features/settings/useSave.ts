import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/domain/desk/types'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'

/** Saves settings at once; what main answers comes back as an event. */
export const useSave = (): ((change: Partial<Settings>) => void) => {
  const { t } = useTranslation()
  return (change) => {
    calls()
      .desk.saveSettings(change)
      .catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
  }
}
