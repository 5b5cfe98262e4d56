/** What in a shop's plan will not do what it seems to say. Words: `clock.edit.trouble.<code>`. */
import { zoneOf } from './openTime'
import type { Calendar, Metric, ShopPlan, Span, Target } from './types'
import { isZone } from './zoneDays'

export type PlanProblem =
  | { code: 'noFirst' | 'noNext' | 'calendarGone' | 'twice' }
  | { code: 'neverOpen' | 'overlap'; name: string }
  | { code: 'badZone'; name: string; zone: string }

const MINUTES_A_DAY = 1440
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Minutes since Monday 00:00 on the wall: begin and end, the end beyond the week where it reaches into the next. */
const minuteRange = ({ start, end, weekday }: Span & { weekday: number }): [number, number] => {
  const from = (weekday - 1) * MINUTES_A_DAY
  const length = minutesOf(end) - minutesOf(start)
  return [from + minutesOf(start), from + minutesOf(start) + (length > 0 ? length : length + MINUTES_A_DAY)]
}

const overlaps = ({ week }: Calendar): boolean => {
  const ranges = week.map(minuteRange).sort((a, b) => a[0] - b[0])
  const first = ranges[0]
  return ranges.some(([, end], index) => {
    const next = ranges[index + 1]?.[0] ?? (index > 0 && first ? first[0] + 7 * MINUTES_A_DAY : Number.POSITIVE_INFINITY)
    return end > next
  })
}

const neverOpens = ({ week, exceptions }: Calendar): boolean => week.length === 0 && exceptions.every(({ spans }) => spans.length === 0)
const everyone = ({ classes, channels, regions, highValueOnly }: Target): boolean =>
  classes.length + channels.length + regions.length === 0 && !highValueOnly
const scopeKey = ({ metric, classes, channels, regions, highValueOnly }: Target): string =>
  JSON.stringify([metric, [...classes].sort(), [...channels].sort(), [...regions].sort(), highValueOnly])

/** In the order of weight; a plan without any is an empty list. */
export const planProblems = ({ targets, calendars }: Pick<ShopPlan, 'targets' | 'calendars'>): PlanProblem[] => {
  const problems: PlanProblem[] = []
  const lacks = (metric: Metric) => !targets.some((target) => target.metric === metric && everyone(target))
  if (lacks('firstReply')) problems.push({ code: 'noFirst' })
  if (lacks('nextReply')) problems.push({ code: 'noNext' })
  const gone = ({ hours }: Target) => hours.type === 'calendar' && !calendars.some(({ id }) => id === hours.calendarId)
  if (targets.some(gone)) problems.push({ code: 'calendarGone' })
  for (const calendar of calendars) {
    const { name, zone } = calendar
    if (neverOpens(calendar)) problems.push({ code: 'neverOpen', name })
    if (zone !== 'customer' && !isZone(zone)) problems.push({ code: 'badZone', name, zone: zoneOf(calendar, null) })
    if (overlaps(calendar)) problems.push({ code: 'overlap', name })
  }
  if (new Set(targets.map(scopeKey)).size < targets.length) problems.push({ code: 'twice' })
  return problems
}
