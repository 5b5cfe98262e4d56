import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { useFormat } from '../i18n/useFormat'
import { goTo } from '../state/navigation'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import styles from './Banner.module.css'

/** The disk is full, or nearly: what rests, and what still works. */
export function RoomBanner() {
  const { t } = useTranslation()
  const format = useFormat()
  const space = useDesk((desk) => desk.keeping?.space)
  if (space?.level !== 'full') return null
  return (
    <div role="status" className={styles.banner}>
      <Icon name="warning" />
      <span className={styles.text}>
        {t(space.paused ? 'keeping.room.pausedBanner' : 'keeping.room.fullBanner', { time: format.time(space.at) })}
      </span>
      <Button onPress={() => goTo('settings', 'keeping')}>{t('common.frame.openSettings')}</Button>
    </div>
  )
}
