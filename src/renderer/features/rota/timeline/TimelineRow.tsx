// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and bars lie where their time is, which no table can do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell (aria-activedescendant)
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, ShiftType } from '../../../../shared/domain/rota/plan'
import type { Span } from '../../../../shared/domain/rota/when'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import { minutesIn, type PlanRow } from '../rows'
import type { Cursor } from '../view'
import { lanesOf, type Period } from './axis'
import { Bar, barId, place } from './Bar'
import styles from './Timeline.module.css'

export const emptyCellId = (cursor: Cursor): string => `rota-day-${cursor.personId}-${cursor.date}`
const none: readonly Finding[] = []

export interface RowProps {
  row: PlanRow
  place: number
  top: number
  height: number
  axis: Span
  period: Period
  types: ReadonlyMap<string, ShiftType>
  pxPerHour: number
  /** Only where it stands in this row. */
  cursor: Cursor | null
  /** The same empty one for all rows where none of theirs is. */
  selected: ReadonlySet<string>
  /** Days whose hours are counted at the end, and how many weeks they are. */
  first: string
  last: string
  weeks: number
  onMe: boolean
}

/** One person: who she is, her shifts and leave, and her hours. */
export const TimelineRow = memo(function TimelineRow(props: RowProps) {
  const { row, place: at, top, height, axis, period, types, pxPerHour, cursor, selected, first, last, weeks, onMe } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { person } = row
  // Beyond the period only what reaches into it is drawn, and that whole.
  const items = useMemo(() => row.items.filter(({ startAt, endAt }) => startAt < period.endAt && endAt > period.startAt), [row, period])
  const lanes = useMemo(() => lanesOf(items), [items])
  const findingsBy = useMemo(() => {
    const by = new Map<string, Finding[]>()
    for (const finding of row.findings) for (const id of finding.shiftIds) by.set(id, [...(by.get(id) ?? []), finding])
    return by
  }, [row])
  const minutes = useMemo(() => minutesIn(row, first, last), [row, first, last])
  const most = person.contract.maxWeeklyMinutes * weeks
  const agreed = person.contract.weeklyMinutes * weeks
  const hours = format.number(Math.round(minutes / 6) / 10)
  const day = cursor && !cursor.shiftId ? period.days.find(({ date }) => date === cursor.date) : undefined
  const spoken = person.languages.map(({ code }) => format.languageCode(code)).join(' ')
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      data-person={person.id}
      className={cx(styles.row, cursor && styles.here)}
      style={{ insetBlockStart: top, blockSize: height }}
    >
      <div role="rowheader" className={styles.who}>
        <span className={styles.name} dir="auto" title={person.name}>
          {person.name}
          {onMe ? <span className={styles.me}> {t('rota.me')}</span> : null}
        </span>
        <span className={styles.about} title={`${person.city} · ${person.languages.map(({ code }) => format.language(code)).join(', ')}`}>
          <bdi>{person.city}</bdi>
          {spoken ? ` · ${spoken}` : ''}
        </span>
      </div>
      <div role="presentation" className={styles.track} dir="ltr" data-track={person.id}>
        {row.leave
          .filter((off) => off.startAt < axis.endAt && off.endAt > axis.startAt)
          .map((off) => (
            <span
              key={off.leave.id}
              className={styles.leave}
              title={t(`rota.leave.${off.leave.kind}`)}
              style={place(axis, Math.max(axis.startAt, off.startAt), Math.min(axis.endAt, off.endAt))}
            >
              {t(`rota.leave.${off.leave.kind}`)}
            </span>
          ))}
        {day && cursor ? (
          <span
            id={emptyCellId(cursor)}
            role="gridcell"
            aria-label={t('rota.free', { name: person.name, date: format.date(day.startAt, period.zone) })}
            className={styles.free}
            style={place(axis, day.startAt, day.endAt)}
          />
        ) : null}
        {items.map((item, index) => (
          <Bar
            key={item.shift.id + item.is}
            item={item}
            person={person}
            type={types.get(item.shift.typeId ?? '')}
            findings={item.is === 'gone' ? none : (findingsBy.get(item.shift.id) ?? none)}
            axis={axis}
            zone={period.zone}
            pxPerHour={pxPerHour}
            lane={lanes[index]?.lane ?? 0}
            lanes={lanes[index]?.lanes ?? 1}
            chosen={selected.has(item.shift.id)}
            pointed={cursor?.shiftId === item.shift.id}
            detailed={period.scale === 'day'}
          />
        ))}
      </div>
      <div
        role="gridcell"
        className={cx(styles.hours, minutes > most && styles.tooMuch)}
        title={t('rota.hoursOf', { hours, agreed: format.number(agreed / 60), most: format.number(most / 60) })}
      >
        {t('rota.hours', { hours })}
      </div>
    </div>
  )
})

/** What the cursor stands on, as the screen reader is told. */
export const cursorId = (cursor: Cursor | null): string | null =>
  cursor ? (cursor.shiftId ? barId(cursor.shiftId) : emptyCellId(cursor)) : null
