import { expect, it } from 'vitest'
import type { CaseFacts } from '../case/types'
import type { ClockPolicy } from './context'
import { clocksOf, dueOf } from './engine'
import { starterPlan } from './starter'
import type { Calendar, Hours, Metric } from './types'

/** Numbers that repeat by seed (mulberry32). */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const now = Date.UTC(2026, 10, 22, 10)
const instants = [0, 1, now - 86_400_000 * 40, now - 3_600_000, now, now + 86_400_000 * 400, 1.7e15, 8.64e15, 9e15, null]
const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'Mars/Olympus', '', 'customer', null]
const texts = ['', 'Thank you!', '？', 'We will refund you within 999 weeks.', '\u202e\ud800', 'A-to-Z', '返金いたします']

it('whatever a system sends, there is an answer, in order and soon', () => {
  const slow: number[] = []
  for (let seed = 1; seed <= 600; seed++) {
    const random = dice(seed)
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
    const instant = () => one(instants)
    const sure = () => one(instants.filter((at): at is number => at !== null))
    const calendar = {
      id: 'c',
      name: 'C',
      zone: one(zones) ?? 'customer',
      fallbackZone: one(zones) ?? 'x',
      week: one([[], [{ weekday: 3, start: '22:00', end: '06:00' }], [{ weekday: 7, start: '02:30', end: '02:30' }]]),
      holidays: ['DE', 'XX'],
      exceptions: [{ date: '2026-03-29', name: '', spans: [{ start: '00:00', end: '24:00' }] }],
    } as Calendar
    const hours = (): Hours => one<Hours>([{ type: 'always' }, { type: 'coverage' }, { type: 'calendar', calendarId: one(['c', 'gone']) }])
    const plan = starterPlan({ id: 's' as never }, 0)
    const policy: ClockPolicy = {
      plan: {
        ...plan,
        calendars: [calendar],
        targets: plan.targets.map((target) => ({
          ...target,
          hours: hours(),
          metric: one<Metric>(['firstReply', 'nextReply', 'resolution']),
          seconds: one([10, 3600, 90 * 86_400]),
        })),
      },
      team: { people: [], shifts: [] },
      class: one(['A', 'B', 'C', null]),
      highValue: random() < 0.5,
    }
    const order = {
      number: 'N',
      state: one(['delivered', 'refunded', 'partlyRefunded', 'paid']),
      returnState: one(['none', 'requested', 'returned', undefined]),
      country: one(['DE', 'de', 'US', '', null]),
      createdAt: sure(),
      shippedAt: instant(),
      deliveredAt: instant(),
      returnRequestedAt: instant(),
      refunds: one([undefined, [], [{ at: sure() }]]),
      refunded: null,
      updatedAt: sure(),
      trackingNumbers: [],
    }
    const facts = {
      conversation: {
        channel: one(['email', 'chat', 'whatsapp', 'messenger', 'line', 'marketplace', 'dispute']),
        status: one(['open', 'pending', 'snoozed', 'resolved']),
        subject: one(texts),
        remoteId: 'r',
        language: one(['de', 'xx', null]),
        waitingSinceAt: instant(),
        snoozedUntilAt: instant(),
        createdAt: sure(),
        lastActivityAt: sure(),
        lastIncomingAt: instant(),
        replyWindowEndsAt: instant(),
      },
      language: one(['en', 'xx', null]),
      customer: one([null, { country: one(['DE', 'ZZ', '']), zone: one(zones), phone: one(['+49', '+999999999999', null]) }]),
      messages: Array.from({ length: Math.floor(random() * 5) }, (_, index) => ({
        id: String(index),
        kind: one(['incoming', 'outgoing', 'note', 'event']),
        at: sure(),
        byBot: random() < 0.2,
        text: one(texts),
        language: one(['en', 'ja', 'xx', null]),
        attachments: [],
        deleted: random() < 0.1,
      })),
      orders: [order],
      parcels: [],
      disputes: [],
      notThanks: new Set(),
      statuses: one([undefined, [], [{ status: 'pending', at: sure() }]]),
    } as unknown as CaseFacts
    const began = performance.now()
    const clocks = clocksOf(facts, policy, now)
    slow.push(performance.now() - began)
    dueOf(clocks)
    for (const [index, { at, startedAt, targetMs }] of clocks.entries()) {
      expect(Number.isFinite(at) && Number.isFinite(startedAt) && targetMs >= 1, `seed ${seed}`).toBe(true)
      expect(at, `seed ${seed}`).toBeGreaterThanOrEqual(clocks[index - 1]?.at ?? 0)
    }
  }
  // Not a benchmark: only that no date, however far, makes one of them work through centuries.
  expect(Math.max(...slow)).toBeLessThan(2_000)
})
