import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Pill } from '../../../ui/Pill'
import styles from './Mine.module.css'
import { type MyShift, nowAndNext, weeksOf } from './week'

/** Now, next, and how much of the week is done: the three things she looks for. */
export function NowCard({ state, me, mine }: { state: RotaState; me: RotaPerson; mine: readonly MyShift[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { running, next } = nowAndNext(mine, minute)
  const [week] = weeksOf(state.rota, me, minute, 1)
  const typeOf = (one: MyShift) => state.rota.types.find(({ id }) => id === one.shift.typeId)?.name
  const hours = (minutes: number) => format.number(Math.round(minutes / 6) / 10)
  const { weeklyMinutes } = me.contract
  const when = (one: MyShift) =>
    `${format.date(one.startAt, me.zone)}, \u2066${format.time(one.startAt, me.zone)}–${format.time(one.endAt, me.zone)}\u2069`
  const worked = week?.worked ?? 0
  const planned = week?.planned ?? 0
  return (
    <dl className={styles.now}>
      <div className={styles.fact}>
        <dt>{t('rotaPeople.mine.now')}</dt>
        <dd className={styles.big}>
          {running ? t('rotaPeople.mine.until', { time: format.time(running.endAt, me.zone) }) : t('rotaPeople.mine.off')}
        </dd>
        <dd className={styles.weak} title={running ? `UTC ${format.dateTime(running.endAt, 'UTC')}` : undefined}>
          {running ? `${t('rotaPeople.mine.left', { span: format.span(running.endAt - minute) })} · ` : ''}
          {t('rotaPeople.mine.clock', { city: me.city, time: format.time(minute, me.zone) })}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('rotaPeople.mine.next')}</dt>
        <dd className={styles.big}>{next ? when(next) : t('rotaPeople.mine.noneNext')}</dd>
        <dd className={styles.weak} title={next ? `UTC ${format.dateTime(next.startAt, 'UTC')}` : undefined}>
          {next ? [typeOf(next), t('rotaPeople.mine.in', { span: format.span(next.startAt - minute) })].filter(Boolean).join(' · ') : ''}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('rotaPeople.mine.week')}</dt>
        <dd className={styles.big}>{t('rotaPeople.mine.hoursOf', { worked: hours(worked), planned: hours(planned) })}</dd>
        <dd>
          <span className={styles.meter} aria-hidden>
            <span
              className={styles.done}
              style={{ inlineSize: `${Math.min(100, (worked / Math.max(planned, weeklyMinutes, 1)) * 100)}%` }}
            />
            <span
              className={styles.plan}
              style={{ inlineSize: `${Math.min(100, (planned / Math.max(planned, weeklyMinutes, 1)) * 100)}%` }}
            />
          </span>
          <span className={styles.weak}>{t('rotaPeople.mine.contract', { hours: hours(weeklyMinutes) })}</span>{' '}
          {planned > weeklyMinutes ? <Pill tone="soon">{t('rotaPeople.mine.over', { hours: hours(planned - weeklyMinutes) })}</Pill> : null}
        </dd>
      </div>
    </dl>
  )
}
