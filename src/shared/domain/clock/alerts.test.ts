import { describe, expect, it } from 'vitest'
import { alertsOf, nextAlertAt } from './alerts'
import type { Clock } from './types'

const MIN = 60_000
const HOUR = 60 * MIN
const start = 1_795_000_000_000
const clock = (more: Partial<Clock>): Clock => ({
  kind: 'firstReply',
  targetId: 't',
  at: start + 4 * HOUR,
  startedAt: start,
  targetMs: 4 * HOUR,
  pausedSince: null,
  orders: true,
  why: { code: 'firstReply.always', params: {} },
  source: '',
  ...more,
})
const plan = { alertSeconds: [900, 0] }
const told = (one: Clock, at: number) => alertsOf([one], plan, at).map(({ before }) => before)

describe('alerts', () => {
  it('come a quarter of an hour before and at the deadline, one at a time, and grow old', () => {
    const one = clock({})
    expect(told(one, start)).toEqual([])
    expect(told(one, one.at - 15 * MIN - 1)).toEqual([])
    expect(told(one, one.at - 15 * MIN)).toEqual([900])
    expect(told(one, one.at)).toEqual([0])
    expect(told(one, one.at + HOUR)).toEqual([0])
    expect(told(one, one.at + HOUR + 1)).toEqual([])
  })
  it('of a short promise come when a fifth of it is left', () => {
    const chat = clock({ at: start + MIN, targetMs: MIN })
    expect(told(chat, start + 47_000)).toEqual([])
    expect(told(chat, start + 48_000)).toEqual([12])
  })
  it('of a dispute come at 72 h and 24 h, at once where less is left', () => {
    const long = clock({ kind: 'dispute', at: start + 10 * 24 * HOUR })
    expect(told(long, long.at - 72 * HOUR - 1)).toEqual([])
    expect(told(long, long.at - 72 * HOUR)).toEqual([72 * 3600])
    expect(told(long, long.at - 24 * HOUR)).toEqual([24 * 3600])
    const short = clock({ kind: 'dispute', at: start + 20 * HOUR })
    expect(told(short, start)).toEqual([24 * 3600])
  })
  it('are not told of what stands still, only shows, or is a snooze', () => {
    for (const quiet of [clock({ pausedSince: start }), clock({ orders: false }), clock({ kind: 'snooze' })]) {
      expect(alertsOf([quiet], plan, quiet.at)).toEqual([])
      expect(nextAlertAt([quiet], plan, start)).toBeNull()
    }
  })
  it('a plan without points has none but the disputes’', () => {
    expect(alertsOf([clock({})], { alertSeconds: [] }, start + 4 * HOUR)).toEqual([])
    expect(alertsOf([clock({ kind: 'dispute' })], { alertSeconds: [] }, start).map(({ before }) => before)).toEqual([24 * 3600])
  })
  it('the next is known, and what was told is not the next', () => {
    const one = clock({})
    expect(nextAlertAt([one], plan, start)).toBe(one.at - 15 * MIN)
    expect(nextAlertAt([one], plan, one.at - 15 * MIN)).toBe(one.at)
    expect(nextAlertAt([one], plan, one.at)).toBeNull()
  })
})
