// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and bars lie where their time is, which no table can do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell (aria-activedescendant)
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clockChangesBetween } from '../../../../shared/domain/rota/clockChanges'
import type { Region } from '../../../../shared/domain/rota/types'
import type { Span } from '../../../../shared/domain/rota/when'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import { Icon } from '../../../ui/Icon'
import type { PlanRow } from '../rows'
import { type Handing, hasRoomForChange, type Period, ticksOf, toldHandings, wallSpan } from './axis'
import { place } from './Bar'
import styles from './Timeline.module.css'

/** How many of a region are at work at an instant. */
const onAt = (rows: readonly PlanRow[], region: Region, at: number): number =>
  rows.filter(
    ({ person, items }) =>
      person.region === region &&
      items.some((item) => item.is !== 'gone' && item.shift.work === 'service' && item.startAt <= at && item.endAt > at),
  ).length

/** The ruler: days at their true length, hours on the wall, and where work changes hands. */
export const Head = memo(function Head({
  axis,
  period,
  handings,
  every,
  rows,
  pxPerHour,
  hoursTitle,
  today,
}: {
  axis: Span
  period: Period
  handings: readonly Handing[]
  every: number
  rows: readonly PlanRow[]
  pxPerHour: number
  hoursTitle: string
  today: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { zone, days } = period
  const ticks = useMemo(() => ticksOf(axis, zone, every), [axis, zone, every])
  const changes = useMemo(() => clockChangesBetween(zone, axis.startAt, axis.endAt), [axis, zone])
  const counted = useMemo(
    () => handings.map((one) => ({ ...one, off: onAt(rows, one.from, one.at - 1), on: onAt(rows, one.to, one.at) })),
    [handings, rows],
  )
  const inWords = every < 24 && hasRoomForChange(pxPerHour)
  const told = useMemo(
    () => toldHandings(counted, inWords ? changes.map(({ hatch }) => (hatch.startAt + hatch.endAt) / 2) : [], pxPerHour),
    [counted, changes, inWords, pxPerHour],
  )
  const width = pxPerHour * 24
  const dayOf = (startAt: number) =>
    width >= 84
      ? `${format.weekday(startAt, zone)} ${format.number(Number(new Intl.DateTimeFormat('en', { day: 'numeric', timeZone: zone }).format(startAt)))}`
      : new Intl.DateTimeFormat('en', { day: 'numeric', timeZone: zone }).format(startAt)
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" className={styles.corner}>
        {t('rota.person')}
      </div>
      <div role="presentation" className={styles.ruler} dir="ltr">
        {days.map(({ date, startAt, endAt, hours }) => {
          const change = changes.find((one) => one.at >= startAt && one.at < endAt)
          const long = format.date(startAt, zone)
          const says = change && t(change.kind === 'back' ? 'rota.hourTwice' : 'rota.hourMissing', { start: change.start, end: change.end })
          return (
            <span
              key={date}
              role="columnheader"
              aria-label={change ? `${long}, ${t('rota.dayHours', { count: hours })}. ${says}` : long}
              title={says}
              className={cx(styles.day, date === today && styles.today, change && styles.changed)}
              style={place(axis, startAt, endAt)}
            >
              <bdi>
                {period.scale === 'day' ? long : dayOf(startAt)}
                {change && width >= 60 ? ` · ${t('rota.dayHours', { count: hours })}` : ''}
              </bdi>
              {change && width < 60 ? <Icon name="clock" size={12} /> : null}
            </span>
          )
        })}
        {every >= 24
          ? null
          : ticks.map(({ at, hour, again }) => (
              <span key={at} aria-hidden className={cx(styles.hour, again && styles.changed)} style={place(axis, at, at)}>
                {hour}
              </span>
            ))}
        {inWords
          ? changes.map(({ at, kind, start, end, hatch }) => (
              <span
                key={at}
                aria-hidden
                className={styles.changeMark}
                style={place(axis, (hatch.startAt + hatch.endAt) / 2, hatch.endAt)}
                title={t(kind === 'back' ? 'rota.hourTwice' : 'rota.hourMissing', { start, end })}
              >
                <bdi>{t(kind === 'back' ? 'rota.twiceHere' : 'rota.missingHere', { hours: `\u2066${wallSpan(start, end)}\u2069` })}</bdi>
              </span>
            ))
          : null}
        {told.map(({ at, from, to, off, on }) => (
          <span
            key={`${at}${from}${to}`}
            className={styles.handingMark}
            style={place(axis, at, at)}
            title={t('rota.handing', {
              from: t(`common.strip.${from}`),
              to: t(`common.strip.${to}`),
              time: format.time(at, zone),
              utc: format.time(at, 'UTC'),
              off: format.number(off),
              on: format.number(on),
            })}
          >
            {`${format.number(off)}▸${format.number(on)}`}
          </span>
        ))}
      </div>
      <div role="columnheader" className={styles.hoursHead}>
        {hoursTitle}
      </div>
    </div>
  )
})
