import { memo, useMemo } from 'react'
import { clockChangesBetween } from '../../../../shared/domain/rota/clockChanges'
import type { Span } from '../../../../shared/domain/rota/when'
import { useMinute } from '../../../state/clock'
import { cx } from '../../../ui/classes'
import { type Handing, nightsOf, type Period, ticksOf } from './axis'
import { place } from './Bar'
import styles from './Timeline.module.css'

function Now({ axis }: { axis: Span }) {
  const minute = useMinute()
  if (minute < axis.startAt || minute >= axis.endAt) return null
  return <span className={styles.now} style={place(axis, minute, minute)} />
}

/** Behind all rows: nights, days, hours, the hour a clock change repeats or leaves out, hand-overs and now. */
export const Ground = memo(function Ground({
  axis,
  period,
  handings,
  every,
}: {
  axis: Span
  period: Period
  handings: readonly Handing[]
  /** Hours between two lines. */
  every: number
}) {
  const { zone } = period
  const nights = useMemo(() => nightsOf(axis, zone), [axis, zone])
  const ticks = useMemo(() => ticksOf(axis, zone, every), [axis, zone, every])
  const changes = useMemo(() => clockChangesBetween(zone, axis.startAt, axis.endAt), [axis, zone])
  return (
    <div className={styles.ground} dir="ltr" aria-hidden>
      {nights.map(({ startAt, endAt }) => (
        <span key={startAt} className={styles.night} style={place(axis, startAt, endAt)} />
      ))}
      {ticks.map(({ at }) => (
        <span key={at} className={styles.tick} style={place(axis, at, at)} />
      ))}
      {changes.map(({ at, kind, hatch }) => (
        <span key={at} className={cx(styles.hatch, kind === 'forward' && styles.missing)} style={place(axis, hatch.startAt, hatch.endAt)} />
      ))}
      {[...period.days.map(({ startAt }) => startAt), period.endAt].map((at) => (
        <span key={at} className={styles.midnight} style={place(axis, at, at)} />
      ))}
      {axis.startAt < period.startAt ? <span className={styles.beyond} style={place(axis, axis.startAt, period.startAt)} /> : null}
      {axis.endAt > period.endAt ? <span className={styles.beyond} style={place(axis, period.endAt, axis.endAt)} /> : null}
      {handings.map(({ at, from, to }) => (
        <span key={`${at}${from}${to}`} className={styles.handing} style={place(axis, at, at)} />
      ))}
      <Now axis={axis} />
    </div>
  )
})
