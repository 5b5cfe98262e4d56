import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { hotkeyCaps } from '../../shared/domain/quick/hotkey'
import { calls, useDesk } from '../bridge/deskStore'
import { platformOf } from '../commands/reserved'
import { goTo } from '../state/navigation'
import { showToast } from '../state/toasts'
import { say } from '../ui/liveRegion'

/** The system refused the quick palette's key: said once, with the way to another. */
export const useQuickTrouble = (): void => {
  const { t } = useTranslation()
  useEffect(() => {
    calls()
      .quick.trouble()
      .then(({ refused }) => {
        if (refused === null) return
        const platform = platformOf(useDesk.getState().info?.platform ?? '')
        const text = t('settings.quick.refusedAtStart', { keys: hotkeyCaps(refused, platform).join(platform === 'darwin' ? '' : ' ') })
        showToast({ text, action: { text: t('settings.quick.choose'), run: () => goTo('settings', 'keys') }, lasts: 12_000 })
        say(text)
      })
      .catch(() => undefined)
  }, [t])
}
