import { useTranslation } from 'react-i18next'
import { wakesAt } from '../../../shared/domain/rota/handOver/wakes'
import { useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Icon } from '../../ui/Icon'
import { LetterMark } from '../../ui/LetterMark'
import { Pill } from '../../ui/Pill'
import styles from './HandOver.module.css'

/** The shop's mark, whose it is, its language. */
export function Who({ shop: code, name, language }: { shop: string; name: string; language: string | null }) {
  const format = useFormat()
  const shop = useDesk((desk) => desk.shops.find((one) => one.code === code))
  return (
    <span className={styles.who}>
      {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
      <bdi className={styles.name}>{name}</bdi>
      {language ? <Pill outline>{format.languageCode(language)}</Pill> : null}
    </span>
  )
}

/** Time left, or how late. */
export function Due({ at }: { at: number | null }) {
  const format = useFormat()
  const minute = useMinute()
  if (at === null) return null
  const words = format.due(at, 2 * 3_600_000, minute)
  return (
    <Pill tone={words.tone} icon={words.tone === 'late' ? 'alert' : 'clock'}>
      {words.text}
    </Pill>
  )
}

/** What the customer's clock says, and when her day begins where it has not. */
export function Local({ zone }: { zone: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  if (zone === null) return <span>{t('handOver.noClock')}</span>
  const morning = wakesAt(zone, minute)
  const asleep = morning !== null && morning > minute
  return (
    <span className={styles.local} title={t('handOver.utc', { time: format.time(minute, 'UTC') })}>
      <Icon name={asleep ? 'moon' : 'sun'} size={12} />
      {t('handOver.local', { time: format.time(minute, zone) })}
      {asleep ? <> · {t('handOver.wakes', { time: format.time(morning, zone) })}</> : null}
    </span>
  )
}
