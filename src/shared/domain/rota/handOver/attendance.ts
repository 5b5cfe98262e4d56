/**
 * Who is there, by the rota and by what each desk said last. Instants are epoch ms (UTC).
 *
 * `dark`: in her shift, not heard for a quarter of an hour, and she was on when last heard or left work unsent.
 * `late`: her shift began over five minutes ago and nothing was heard of her since half an hour before it.
 * Desks tell every few minutes (`BEAT_MS`), so three beats are missed before anybody is called dark.
 */
import type { PersonId } from '../../ids'
import type { Presence } from '../plan'
import type { Person, Shift } from '../types'
import { onUntil } from './needs'

const MINUTE = 60_000
export const DARK_MS = 15 * MINUTE
const GRACE_MS = 5 * MINUTE
const EARLY_MS = 30 * MINUTE

export type Standing = 'dark' | 'late' | 'away' | 'break' | 'off' | 'on' | 'extra'
export interface Attendance {
  person: Person
  standing: Standing
  /** Since when she stands so; null where nobody knows. */
  since: number | null
  /** Of the running shift; null outside of one. */
  startAt: number | null
  endAt: number | null
  /** Null: nothing was ever heard of her. */
  lastAt: number | null
  unsent: number
  oldestUnsentAt: number | null
}

const order: Readonly<Record<Standing, number>> = { dark: 0, late: 1, away: 2, off: 3, break: 4, on: 5, extra: 6 }

const startOf = (personId: PersonId, shifts: readonly Shift[], now: number): number | null => {
  let start: number | null = null
  // Shifts that follow each other without a gap are one.
  for (const shift of [...shifts].sort((a, b) => b.startAt - a.startAt))
    if (shift.personId === personId && shift.startAt <= now && shift.endAt >= (start ?? now + 1)) start = shift.startAt
  return start
}

const standingOf = (said: Presence | null, startAt: number, now: number): { standing: Standing; since: number | null } => {
  const heard = said && said.at >= startAt - EARLY_MS ? said : null
  if (!heard) {
    // Unsent work of the shift before waits at a desk that is not on.
    if (said && said.unsent > 0 && now - startAt >= DARK_MS) return { standing: 'dark', since: said.at }
    return now - startAt >= GRACE_MS ? { standing: 'late', since: startAt } : { standing: 'off', since: null }
  }
  const silent = now - heard.at >= DARK_MS
  if (silent && (heard.state === 'on' || heard.unsent > 0)) return { standing: 'dark', since: heard.at }
  return { standing: heard.state, since: heard.since }
}

/** Everybody whose shift runs, and those who are on without one; what needs a lead first. */
export const attendanceOf = (
  people: readonly Person[],
  shifts: readonly Shift[],
  presences: readonly Presence[],
  now: number,
): Attendance[] => {
  const said = new Map(presences.map((one) => [one.personId, one]))
  return people
    .flatMap((person): Attendance[] => {
      const last = said.get(person.id) ?? null
      const startAt = startOf(person.id, shifts, now)
      const facts = { person, lastAt: last?.at ?? null, unsent: last?.unsent ?? 0, oldestUnsentAt: last?.oldestUnsentAt ?? null }
      if (startAt !== null) return [{ ...facts, ...standingOf(last, startAt, now), startAt, endAt: onUntil(person.id, shifts, now) }]
      const there = last !== null && last.state === 'on' && now - last.at < DARK_MS
      return there ? [{ ...facts, standing: 'extra', since: last.since, startAt: null, endAt: null }] : []
    })
    .sort((a, b) => order[a.standing] - order[b.standing] || (a.since ?? 0) - (b.since ?? 0) || (a.person.name < b.person.name ? -1 : 1))
}
