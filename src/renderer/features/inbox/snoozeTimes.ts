import { Temporal } from 'temporal-polyfill'

export type SnoozeChoice = 'hour' | 'threeHours' | 'evening' | 'tomorrow' | 'nextShift' | 'monday' | 'week' | 'reply'
export interface SnoozeTime {
  id: SnoozeChoice
  /** Epoch ms UTC; null: until the customer writes again. */
  at: number | null
}

const MORNING = 9
const EVENING = 18

/**
 * Times worth offering, by wall clock in the agent's zone: a day later is the same clock time, whatever the day's
 * length. `nextShiftAt` (epoch ms) where the rota knows it. Times less than half an hour away, and twice the same, are left out.
 */
export const snoozeTimes = (now: number, zone: string, nextShiftAt: number | null): SnoozeTime[] => {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const clock = (days: number, hour: number) => here.add({ days }).withPlainTime({ hour }).epochMilliseconds
  const toMonday = 8 - here.dayOfWeek
  const all: SnoozeTime[] = [
    { id: 'hour', at: now + 3_600_000 },
    { id: 'threeHours', at: now + 3 * 3_600_000 },
    { id: 'evening', at: clock(0, EVENING) },
    { id: 'tomorrow', at: clock(1, MORNING) },
    ...(nextShiftAt === null ? [] : [{ id: 'nextShift' as const, at: nextShiftAt }]),
    { id: 'monday', at: clock(toMonday, MORNING) },
    { id: 'week', at: clock(7, MORNING) },
  ]
  const seen = new Set<number>()
  const kept = all.filter(({ at }) => {
    if (at === null || at - now < 30 * 60_000 || seen.has(at)) return false
    seen.add(at)
    return true
  })
  return [...kept, { id: 'reply', at: null }]
}
