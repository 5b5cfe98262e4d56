import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import type { ClockChange } from '../../../../shared/domain/rota/clockChanges'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Length } from '../../../../shared/domain/rota/switches'
import type { Span } from '../../../../shared/domain/rota/when'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import { ticksOf } from '../timeline/axis'
import { place } from '../timeline/Bar'
import styles from './Rehearse.module.css'

const HOUR = 3_600_000
/** So much of the night is drawn on either side of the change. */
const BEFORE = 10 * HOUR
const AFTER = 10 * HOUR
/** So many people are drawn; all are named below. */
const DRAWN = 12

function Half({
  title,
  axis,
  ticks,
  bars,
  change,
  real,
}: {
  title: string
  axis: Span
  ticks: readonly { at: number; hour: string; again: boolean }[]
  bars: readonly { id: string; name: string; startAt: number; endAt: number; text: string }[]
  change: ClockChange
  real: boolean
}) {
  return (
    <figure className={styles.half} style={{ '--grow': (axis.endAt - axis.startAt) / HOUR } as CSSProperties}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <div className={styles.axis} dir="ltr" aria-hidden>
        {ticks.map(({ at, hour, again }) => (
          <span key={at} className={cx(styles.tickText, again && styles.again)} style={place(axis, at, at)}>
            {hour}
          </span>
        ))}
      </div>
      <div className={styles.tracks} dir="ltr">
        {real ? (
          <span
            className={cx(styles.hatch, change.kind === 'forward' && styles.missing)}
            style={place(axis, change.hatch.startAt, change.hatch.endAt)}
          />
        ) : null}
        {bars.map(({ id, name, startAt, endAt, text }) => (
          <div key={id} className={styles.track} title={`${name}: ${text}`}>
            <span className={styles.shift} style={place(axis, Math.max(startAt, axis.startAt), Math.min(endAt, axis.endAt))}>
              <bdi>{name}</bdi> <b dir="auto">{text}</b>
            </span>
          </div>
        ))}
      </div>
    </figure>
  )
}

/** The night twice, at one scale: as any other, and as the clock makes it. */
export function Night({
  change,
  lengths,
  people,
}: {
  change: ClockChange
  lengths: readonly Length[]
  people: ReadonlyMap<string, RotaPerson>
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { zone, at } = change
  const real = { startAt: at - BEFORE, endAt: at + AFTER }
  const by = (change.afterMinutes - change.beforeMinutes) * 60_000
  // Drawn on the clock from before the change: what it would have been had nobody touched it.
  const usual = { startAt: real.startAt, endAt: real.endAt + by }
  const still = Array.from({ length: Math.ceil((usual.endAt - usual.startAt) / HOUR) }, (_, hour) => {
    const when = usual.startAt + hour * HOUR
    return { at: when, hour: new Date(when + change.beforeMinutes * 60_000).toISOString().slice(11, 13), again: false }
  })
  const drawn = lengths.slice(0, DRAWN)
  const bars = (length: (one: Length) => number) =>
    drawn.map((one) => ({
      id: one.shiftId,
      name: people.get(one.personId)?.name ?? '',
      startAt: one.startAt,
      endAt: one.startAt + length(one) * 60_000,
      text: format.span(length(one) * 60_000),
    }))
  if (drawn.length === 0) return null
  return (
    <div className={styles.nights}>
      <Half
        title={t('rota.usualNight', { city: cityOfZone(zone) })}
        axis={usual}
        ticks={still}
        bars={bars((one) => one.wallMinutes)}
        change={change}
        real={false}
      />
      <Half
        title={t('rota.switchNight', { city: cityOfZone(zone), date: format.date(at, zone) })}
        axis={real}
        ticks={ticksOf(real, zone, 1)}
        bars={bars((one) => one.minutes)}
        change={change}
        real
      />
    </div>
  )
}
