/** Clocks of what the shop itself promises. */
import type { Context } from './context'
import { afterCovered, coveredWithin } from './coverage'
import { isHoliday } from './holidays/holidays'
import { afterOpen, openWithin, zoneOf } from './openTime'
import { type Pauses, pausesOf } from './pauses'
import { regionOf } from './region'
import type { Clock, Hours, Target } from './types'

const SECOND = 1000

interface Counted {
  at: number
  /** `hours`: on all hours. The others name what was counted in, or why nothing could be. */
  code: 'always' | 'calendar' | 'noHours' | 'coverage' | 'rotaEnds' | 'noCoverage'
  params: Record<string, string>
}

/** When `ms` of the target's own hours have passed since `startAt` (epoch ms UTC). Hours that are never open, or of a calendar that is gone, count as all hours: a promise is never without a date. */
const after = (hours: Hours, startAt: number, ms: number, { policy, zone, facts }: Context): Counted => {
  const wall = startAt + ms
  if (hours.type === 'always') return { at: wall, code: 'always', params: {} }
  if (hours.type === 'coverage') {
    const { at, how } = afterCovered(policy.team, facts.language, startAt, ms)
    return { at, code: how === 'covered' ? 'coverage' : how, params: {} }
  }
  const calendar = policy.plan.calendars.find(({ id }) => id === hours.calendarId)
  if (!calendar) return { at: wall, code: 'noHours', params: { calendar: hours.calendarId } }
  const at = afterOpen(calendar, zoneOf(calendar, zone), startAt, ms, isHoliday)
  return { at: at ?? wall, code: at === null ? 'noHours' : 'calendar', params: { calendar: calendar.name } }
}

/** How much of the target's own hours lies within [from, to), ms. */
const within = (hours: Hours, fromAt: number, toAt: number, { policy, zone, facts }: Context): number => {
  if (toAt <= fromAt) return 0
  if (hours.type === 'coverage') return coveredWithin(policy.team, facts.language, fromAt, toAt)
  const calendar = hours.type === 'calendar' ? policy.plan.calendars.find(({ id }) => id === hours.calendarId) : undefined
  return calendar ? openWithin(calendar, zoneOf(calendar, zone), fromAt, toAt, isHoliday) : toAt - fromAt
}

const applies = (target: Target, { facts, policy, country }: Context): boolean => {
  if (target.highValueOnly && !policy.highValue) return false
  if (target.classes.length > 0 && (policy.class === null || !target.classes.includes(policy.class))) return false
  if (target.channels.length > 0 && !target.channels.includes(facts.conversation.channel)) return false
  if (target.regions.length === 0) return true
  const region = regionOf(country)
  return region !== null && target.regions.includes(region)
}

const clockOf = (target: Target, startedAt: number, counted: Counted, pausedSince: number | null, context: Context): Clock => ({
  kind: target.metric,
  targetId: target.id,
  at: counted.at,
  startedAt,
  targetMs: Math.max(1, counted.at - startedAt),
  pausedSince,
  orders: true,
  why: {
    code: `${target.metric}.${counted.code}`,
    params: {
      seconds: target.seconds,
      ...(target.classes.length > 0 && context.policy.class ? { class: context.policy.class } : {}),
      ...(target.channels.length > 0 ? { channel: context.facts.conversation.channel } : {}),
      ...(target.regions.length > 0 ? { region: regionOf(context.country) ?? '' } : {}),
      ...(target.highValueOnly ? { highValue: 1 } : {}),
      ...counted.params,
    },
  },
  source: target.source,
})

/** Counts its own hours from spell to spell; while it stands still, the deadline is where it would be if it went on now. */
const resolution = (target: Target, pauses: Pauses, context: Context): Clock => {
  const stands = (status: string) => status === 'resolved' || target.pausedWhile.some((one) => one === status)
  let left = target.seconds * SECOND
  let counted = after(target.hours, pauses.startedAt, left, context)
  let fromAt = pauses.startedAt
  /** Whether the pause comes before the deadline; then what is left counts on from its end. One that comes later moves nothing. */
  const pause = (startAt: number, goesOnAt: number): boolean => {
    if (counted.at <= startAt) return false
    left -= within(target.hours, fromAt, startAt, context)
    fromAt = goesOnAt
    counted = after(target.hours, goesOnAt, left, context)
    return true
  }
  for (const { status, startAt, endAt } of pauses.past) if (stands(status)) pause(startAt, endAt)
  const { now } = pauses
  const still = now !== null && stands(now.status) && pause(now.sinceAt, Math.max(context.now, now.sinceAt))
  return clockOf(target, pauses.startedAt, counted, still ? now.sinceAt : null, context)
}

/** Every target of the plan that applies, each as its own clock: the list shows all, the earliest orders. */
export const targetClocks = (context: Context): Clock[] => {
  const { policy, waiting, open, alive } = context
  const clocks: Clock[] = []
  const metric = waiting.answered ? 'nextReply' : 'firstReply'
  let pauses: Pauses | null = null
  for (const target of policy.plan.targets) {
    if (target.metric === 'resolution' ? !alive : target.metric !== metric || !open || waiting.sinceAt === null) continue
    if (!applies(target, context)) continue
    if (target.metric === 'resolution') {
      pauses ??= pausesOf(context.facts, open)
      clocks.push(resolution(target, pauses, context))
    } else if (waiting.sinceAt !== null) {
      clocks.push(clockOf(target, waiting.sinceAt, after(target.hours, waiting.sinceAt, target.seconds * SECOND, context), null, context))
    }
  }
  return clocks
}
