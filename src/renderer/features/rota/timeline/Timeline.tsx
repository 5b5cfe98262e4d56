// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and bars lie where their time is, which no table can do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mondayOf, wallAt } from '../../../../shared/domain/rota/edit'
import { dayAfter } from '../../../../shared/domain/rota/when'
import { useDesk } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Icon } from '../../../ui/Icon'
import { ROW_HEIGHT } from '../../../ui/theme'
import type { Line, Plan } from '../current'
import { setView, useRotaView } from '../view'
import { handingsOf } from './axis'
import { Ground } from './Ground'
import { Head } from './Head'
import styles from './Timeline.module.css'
import { cursorId, TimelineRow } from './TimelineRow'
import { usePointer } from './usePointer'

export const TIMELINE_ID = 'rota-timeline'
const REGION_ROW = 28
/** So many px an hour takes at least; beneath that the timeline scrolls sideways. */
const LEAST = { day: 22, week: 3.6, fourWeeks: 1.25 } as const
const SIDES = 176 + 64
const none: ReadonlySet<string> = new Set()

/** One region: how many people, and what time it is with them. */
function RegionRow({ line, top, place }: { line: Extract<Line, { is: 'region' }>; top: number; place: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { region, rows, shut } = line
  const zones = [...new Map(rows.map(({ person }) => [person.zone, person.city])).entries()]
  const [zone, city] = zones[0] ?? ['UTC', 'UTC']
  const hour = Number(wallAt(minute, zone).time.slice(0, 2))
  const on = rows.filter(({ items }) => items.some((item) => item.is !== 'gone' && item.startAt <= minute && item.endAt > minute)).length
  return (
    <div role="row" aria-rowindex={place + 2} className={styles.region} style={{ insetBlockStart: top, blockSize: REGION_ROW }}>
      <div role="rowheader" className={styles.regionCell}>
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={!shut}
          className={styles.regionButton}
          onClick={() =>
            setView((view) => {
              const next = new Set(view.shut)
              if (!next.delete(region)) next.add(region)
              return { shut: next }
            })
          }
        >
          <Icon name={shut ? 'chevron' : 'chevronDown'} size={12} />
          {t(`common.strip.${region}`)}
        </button>
        <span className={styles.regionAbout}>
          {t('rota.peopleOn', { count: rows.length, on: format.number(on) })} · {zones.length > 1 ? '' : <bdi>{city} </bdi>}
          {format.time(minute, zone)}
          {hour >= 22 || hour < 6 ? <Icon name="moon" size={12} /> : null}
        </span>
      </div>
    </div>
  )
}

export function Timeline({ plan, today }: { plan: Plan; today: string }) {
  const { t } = useTranslation()
  const { period, axis, lines, rows, types } = plan
  const density = useDesk((desk) => desk.settings.density)
  const selected = useRotaView((view) => view.selected)
  const cursor = useRotaView((view) => view.cursor)
  const scroller = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const height = ROW_HEIGHT[density]
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const observer = new ResizeObserver(() => setWidth(box.clientWidth))
    observer.observe(box)
    setWidth(box.clientWidth)
    return () => observer.disconnect()
  }, [])
  const ruler = period.scale === 'fourWeeks' ? 28 : 54
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.is === 'region' ? REGION_ROW : height),
    getItemKey: (at) => {
      const line = lines[at]
      return line ? (line.is === 'region' ? line.region : line.row.person.id) : at
    },
    overscan: 4,
    scrollMargin: ruler,
    scrollPaddingStart: ruler,
  })
  // A change of density or of the lines changes heights.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what the heights hang on
  useEffect(() => virtual.measure(), [height, lines, virtual])
  const hoursLong = (axis.endAt - axis.startAt) / 3_600_000
  const pxPerHour = Math.max(LEAST[period.scale], (Math.max(width, 400) - SIDES) / hoursLong)
  const every = pxPerHour >= 20 ? 1 : pxPerHour >= 10 ? 3 : pxPerHour >= 4.5 ? 6 : pxPerHour >= 2.4 ? 12 : 24
  const settings = plan.state.rota.settings
  const handings = useMemo(() => (period.scale === 'fourWeeks' ? [] : handingsOf(period, settings.handOvers)), [period, settings.handOvers])
  const first = period.scale === 'day' ? mondayOf(period.days[0]?.date ?? today) : (period.days[0]?.date ?? today)
  const weeks = period.scale === 'fourWeeks' ? 4 : 1
  const last = dayAfter(first, weeks * 7 - 1)
  const pointer = usePointer(scroller)
  const cursorAt = cursor ? lines.findIndex((line) => line.is === 'person' && line.row.person.id === cursor.personId) : -1
  // Not with each edit: scrolling lays the screen out in the middle of a frame, and a shift that moved leaves the rows where they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cursor that was moved within a row that is out of sight brings it back
  useEffect(() => {
    if (cursorAt >= 0) virtual.scrollToIndex(cursorAt, { align: 'auto' })
  }, [cursor, cursorAt, virtual])
  // Named only while it stands in the document.
  useLayoutEffect(() => {
    const id = cursorId(cursor)
    const grid = scroller.current
    if (!grid) return
    const cell = id ? document.getElementById(id) : null
    if (id && cell) grid.setAttribute('aria-activedescendant', id)
    else grid.removeAttribute('aria-activedescendant')
  })
  return (
    <div
      ref={scroller}
      id={TIMELINE_ID}
      role="grid"
      aria-label={t('rota.timeline')}
      aria-rowcount={lines.length + 1}
      aria-multiselectable
      aria-readonly={!plan.mayPlan}
      tabIndex={0}
      data-scope="timeline"
      data-scale={period.scale}
      data-density={density}
      className={styles.timeline}
      {...pointer}
    >
      <div
        role="presentation"
        className={styles.wide}
        style={{ '--wide': `${Math.ceil(pxPerHour * hoursLong) + SIDES - 1}px` } as CSSProperties}
      >
        <Head
          axis={axis}
          period={period}
          handings={handings}
          every={every}
          rows={rows}
          pxPerHour={pxPerHour}
          hoursTitle={t(weeks === 4 ? 'rota.fourWeekHours' : 'rota.weekHours')}
          today={today}
        />
        <div role="presentation" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
          <Ground axis={axis} period={period} handings={handings} every={every} />
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index]
            if (!line) return null
            if (line.is === 'region') return <RegionRow key={item.key} line={line} top={item.start - ruler} place={item.index} />
            const { row } = line
            return (
              <TimelineRow
                key={item.key}
                row={row}
                place={item.index}
                top={item.start - ruler}
                height={item.size}
                axis={axis}
                period={period}
                types={types}
                pxPerHour={pxPerHour}
                cursor={cursor?.personId === row.person.id ? cursor : null}
                selected={row.items.some(({ shift }) => selected.has(shift.id)) ? selected : none}
                first={first}
                last={last}
                weeks={weeks}
                onMe={plan.state.me === row.person.id}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
