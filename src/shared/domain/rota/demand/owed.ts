/** Work that waits already: replies with a clock that runs, disputes with a date. */
import type { OwedReply } from './types'
import { HOUR } from './wall'

export interface OwedWork {
  language: string
  shop: string
  /** Hours of work in each hour from `from` on, without shrinkage. */
  work: Float64Array
  /** Replies and disputes that are due in each hour. */
  due: Float64Array
  disputes: Float64Array
}

export interface OwedRules {
  /** Minutes a reply takes; a dispute takes four times as much (facts, files, the pack). */
  mailMinutes: number
  /** A reply is worked on within so many hours before it is due, a dispute within a day. */
  mailHours: number
}
const DISPUTE_TIMES = 4
const DISPUTE_HOURS = 24

/**
 * Each reply's work, spread evenly over the hours that are left until it is due (at most so many before it); what is late is
 * done in the hour that runs and the next. `now`, `from`, `to`: whole hours since the epoch; nothing is put before `now`.
 */
export const owedWork = (
  owed: readonly OwedReply[],
  { mailMinutes, mailHours }: OwedRules,
  now: number,
  from: number,
  to: number,
): OwedWork[] => {
  const found = new Map<string, OwedWork>()
  for (const { language, shop, dueAt, dispute } of owed) {
    const key = `${language}|${shop}`
    let one = found.get(key)
    if (!one) {
      const empty = () => new Float64Array(to - from)
      one = { language, shop, work: empty(), due: empty(), disputes: empty() }
      found.set(key, one)
    }
    const dueHour = Math.max(now, Math.floor(dueAt / HOUR))
    const late = dueAt < (now + 1) * HOUR
    // The hour in which it is due counts: it is done before, and where it is due on the hour, in the one before.
    const end = late ? now + 2 : Math.ceil(dueAt / HOUR)
    const start = Math.max(now, end - (dispute ? DISPUTE_HOURS : late ? 2 : mailHours))
    const hours = Math.max(1, end - start)
    const each = (mailMinutes * (dispute ? DISPUTE_TIMES : 1)) / 60 / hours
    for (let hour = Math.max(start, from); hour < Math.min(end, to); hour += 1) one.work[hour - from] = (one.work[hour - from] ?? 0) + each
    if (dueHour >= from && dueHour < to) {
      const list = dispute ? one.disputes : one.due
      list[dueHour - from] = (list[dueHour - from] ?? 0) + 1
    }
  }
  return [...found.values()]
}
