/** Who works when, as the published rota says it: what routing, clocks, alerts and the frame go by. */
import { Temporal } from 'temporal-polyfill'
import { leaveSpan } from './leave'
import type { Rota, RotaLeave } from './plan'
import { shiftsBetween } from './shifts'
import type { Shift } from './types'
import { spanOf } from './when'

const DAY_MS = 86_400_000

/** Monday of the ISO week that a calendar day lies in. */
const weekOf = (date: string): string => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10)
}

/** Leave that counts: what was granted, and calls of illness that nobody has declined or withdrawn, of herself alone. */
export const leaveThatCounts = ({ leave, requests }: Pick<Rota, 'leave' | 'requests'>): RotaLeave[] => {
  const known = new Set(leave.map(({ id }) => id))
  const called = requests.flatMap(({ by, state, wants }) =>
    wants.type === 'sick' && wants.leave.personId === by && (state === 'open' || state === 'taken') && !known.has(wants.leave.id)
      ? [wants.leave]
      : [],
  )
  return called.length === 0 ? leave : [...leave, ...called]
}

/**
 * Shifts that touch [fromAt, toAt) (epoch ms UTC), by start, without training, without whoever has left and without what lies in
 * leave: a shift that half a day's leave cuts keeps what is left of it. In an ISO week for which no shift of anybody was
 * published the weekly patterns stand in, so that a team without a rota is still there.
 */
export const workAround = (rota: Rota, fromAt: number, toAt: number): Shift[] => {
  const people = rota.people.filter(({ left }) => !left)
  const here = new Set<string>(people.map(({ id }) => id))
  // A year of shifts is looked through at every knock: only those of some days around are reckoned.
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const [first, last] = [dayOf(fromAt - 9 * DAY_MS), dayOf(toAt + 9 * DAY_MS)]
  const near = rota.shifts.filter(({ date }) => date >= first && date <= last)
  const weeks = new Set(near.map(({ date }) => weekOf(date)))
  const planned = near.flatMap((shift): Shift[] => {
    if (!here.has(shift.personId) || shift.work !== 'service') return []
    const span = spanOf(shift)
    return span && span.startAt < toAt && span.endAt > fromAt ? [{ personId: shift.personId, zone: shift.zone, ...span }] : []
  })
  const patterns = shiftsBetween(people, fromAt, toAt).filter(({ startAt, zone }) => {
    const day = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(zone).toPlainDate().toString()
    return !weeks.has(weekOf(day))
  })
  const away = new Map<string, { startAt: number; endAt: number }[]>()
  for (const leave of leaveThatCounts(rota)) {
    const span = leaveSpan(leave)
    if (span) away.set(leave.personId, [...(away.get(leave.personId) ?? []), span])
  }
  return [...planned, ...patterns]
    .flatMap((shift) => (away.get(shift.personId) ?? []).reduce((left, span) => left.flatMap((one) => without(one, span)), [shift]))
    .filter(({ startAt, endAt }) => startAt < toAt && endAt > fromAt)
    .sort((a, b) => a.startAt - b.startAt || (a.personId < b.personId ? -1 : 1))
}

const without = (shift: Shift, { startAt, endAt }: { startAt: number; endAt: number }): Shift[] => {
  if (endAt <= shift.startAt || startAt >= shift.endAt) return [shift]
  const before = startAt > shift.startAt ? [{ ...shift, endAt: startAt }] : []
  const after = endAt < shift.endAt ? [{ ...shift, startAt: endAt }] : []
  return [...before, ...after]
}
