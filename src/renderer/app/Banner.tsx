import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { useFormat } from '../i18n/useFormat'
import { goTo } from '../state/navigation'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import styles from './Banner.module.css'

/** One thin line for trouble: what, since when, what still works. The wider cause hides the narrower. */
export function Banner() {
  const { t } = useTranslation()
  const format = useFormat()
  const lamps = useDesk((desk) => desk.lamps)
  const backends = useDesk((desk) => desk.backends)
  const name = (id: string) => backends.find((backend) => backend.id === id)?.name ?? ''
  const known = lamps.backends.filter((lamp) => name(lamp.backendId) !== '')
  const signIn = known.filter((lamp) => lamp.state === 'signInNeeded')
  const down = known.filter((lamp) => lamp.state === 'down')
  let text = ''
  let settings = false
  if (lamps.network.state === 'down') text = t('common.frame.offlineBanner', { time: format.time(lamps.network.since) })
  else if (signIn.length > 0) {
    text = t('common.frame.signInBanner', { names: format.list(signIn.map((lamp) => name(lamp.backendId))) })
    settings = true
  } else if (down.length > 0)
    text = t('common.frame.backendBanner', {
      names: format.list(down.map((lamp) => name(lamp.backendId))),
      time: format.time(Math.min(...down.map((lamp) => lamp.since))),
    })
  if (!text) return null
  return (
    <div role="status" className={styles.banner}>
      <Icon name={settings ? 'warning' : 'offline'} />
      <span className={styles.text}>{text}</span>
      {settings ? <Button onPress={() => goTo('settings', 'shops')}>{t('common.frame.openSettings')}</Button> : null}
    </div>
  )
}
