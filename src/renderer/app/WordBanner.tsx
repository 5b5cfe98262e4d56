import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { showRota } from '../state/navigation'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import styles from './Banner.module.css'

/** Somebody asked or agreed in the agent's name, and not at this desk: nobody else would tell her. */
export function WordBanner() {
  const { t } = useTranslation()
  const count = useDesk((desk) => desk.unsaid)
  if (count === 0) return null
  return (
    <div role="alert" className={styles.banner}>
      <Icon name="warning" />
      <span className={styles.text}>{t('rotaPeople.unsaid.banner', { count })}</span>
      <Button onPress={() => showRota('mine')}>{t('rotaPeople.unsaid.look')}</Button>
    </div>
  )
}
