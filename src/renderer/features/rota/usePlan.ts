import { useEffect, useMemo, useRef } from 'react'
import type { RotaState } from '../../../shared/contract/rota'
import { wallAt } from '../../../shared/domain/rota/edit'
import type { Region } from '../../../shared/domain/rota/types'
import type { Span } from '../../../shared/domain/rota/when'
import { useZone } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { REGIONS } from '../../state/shiftNow'
import { type Line, type Plan, setPlan } from './current'
import { type PlanRow, rowMaker } from './rows'
import { axisOf, periodOf } from './timeline/axis'
import { useRotaView } from './view'

const matches = ({ person }: PlanRow, find: string): boolean => {
  const wanted = find.trim().toLocaleLowerCase()
  if (wanted === '') return true
  const text = `${person.name} ${person.city} ${person.languages.map(({ code }) => code).join(' ')}`.toLocaleLowerCase()
  return wanted.split(/\s+/).every((word) => text.includes(word))
}

const linesOf = (rows: readonly PlanRow[], region: Region | 'all', find: string, shut: ReadonlySet<Region>): Line[] =>
  REGIONS.flatMap((one): Line[] => {
    if (region !== 'all' && region !== one) return []
    const own = rows
      .filter((row) => row.person.region === one && matches(row, find))
      .sort((a, b) => a.person.city.localeCompare(b.person.city) || a.person.name.localeCompare(b.person.name))
    if (own.length === 0) return []
    const closed = shut.has(one) && find.trim() === ''
    return [{ is: 'region', region: one, rows: own, shut: closed }, ...(closed ? [] : own.map((row): Line => ({ is: 'person', row })))]
  })

/** The day that is today on a zone's wall. */
export const useToday = (zone: string): string => {
  const minute = useMinute()
  return useMemo(() => wallAt(minute, zone).date, [minute, zone])
}

/** Everything the timeline draws, of what was read and what is being dragged. */
export const usePlan = (state: RotaState): Plan => {
  const mine = useZone()
  const scale = useRotaView((view) => view.scale)
  const zone = useRotaView((view) => view.zone?.zone) ?? mine
  const today = useToday(zone)
  const date = useRotaView((view) => view.date) ?? today
  const preview = useRotaView((view) => view.preview)
  const region = useRotaView((view) => view.region)
  const find = useRotaView((view) => view.find)
  const shut = useRotaView((view) => view.shut)
  const maker = useRef<ReturnType<typeof rowMaker> | null>(null)
  maker.current ??= rowMaker()
  const make = maker.current
  const period = useMemo(() => periodOf(scale, date, zone), [scale, date, zone])
  const { rota, drafts } = state
  const rows = useMemo(
    () =>
      make({
        rota,
        drafts,
        preview,
        first: period.days[0]?.date ?? date,
        last: period.days.at(-1)?.date ?? date,
        span: period,
      }),
    [make, rota, drafts, preview, period, date],
  )
  const lines = useMemo(() => linesOf(rows, region, find, shut), [rows, region, find, shut])
  // Under the pointer the ruler stands still.
  const held = useRef<{ period: Span; axis: Span } | null>(null)
  const axis = useMemo(() => {
    if (preview.size > 0 && held.current?.period === period) return held.current.axis
    const made = axisOf(
      period,
      rows.flatMap(({ items }) => items),
    )
    const was = held.current?.axis
    const same = was && was.startAt === made.startAt && was.endAt === made.endAt ? was : made
    held.current = { period, axis: same }
    return same
  }, [rows, period, preview])
  const types = useMemo(() => new Map(rota.types.map((type) => [type.id, type])), [rota.types])
  const plan = useMemo(
    (): Plan => ({
      state,
      mayPlan: state.mayPlan,
      zone,
      period,
      axis,
      rows,
      lines,
      rowOf: new Map(rows.map((row) => [row.person.id, row])),
      types,
    }),
    [state, zone, period, axis, rows, lines, types],
  )
  useEffect(() => {
    setPlan(plan)
    return () => setPlan(null)
  }, [plan])
  return plan
}
