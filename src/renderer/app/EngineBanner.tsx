import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { useFormat } from '../i18n/useFormat'
import { Icon } from '../ui/Icon'
import styles from './Banner.module.css'

/** The hidden page that files what arrives keeps ending: said, since then the lists do not move. */
export function EngineBanner() {
  const { t } = useTranslation()
  const format = useFormat()
  const since = useDesk((desk) => desk.engineFailingSince)
  if (since === null) return null
  return (
    <div role="status" className={styles.banner}>
      <Icon name="warning" />
      <span className={styles.text}>{t('common.frame.engineBanner', { time: format.time(since) })}</span>
    </div>
  )
}
