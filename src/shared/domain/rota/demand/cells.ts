/** One hour of the plan: who is there for how much of it, and for which needs she can stand. */

import { breakSpans } from '../breaks'
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { RotaLeave, RotaShift } from '../plan'
import { spanOf } from '../when'
import { HOUR } from './wall'

/** A need or an offer: `*` for any language, null for any shop. */
export interface Cell {
  language: string
  shop: string | null
}

const primary = (code: string): string => (code.split(/[-_]/)[0] ?? code).toLowerCase()

/** Level `good` or better. */
export const writes = (person: RotaPerson, language: string): boolean =>
  language === '*' || person.languages.some(({ code, level }) => level !== 'basic' && primary(code) === language)
export const trainedOn = (person: RotaPerson, shop: string | null): boolean =>
  shop === null || person.shops.length === 0 || person.shops.includes(shop)
export const canServe = (person: RotaPerson, { language, shop }: Cell): boolean => writes(person, language) && trainedOn(person, shop)
/** Primary subtags she answers. */
export const languagesOf = (person: RotaPerson): string[] => [
  ...new Set(person.languages.filter(({ level }) => level !== 'basic').map(({ code }) => primary(code))),
]

/** Chats that one of those who write a language holds at once, on average; 1 where nobody does. */
export const chatsAtOnce = (people: readonly RotaPerson[], language: string): number => {
  const able = people.filter((person) => !person.left && writes(person, language))
  return able.length === 0 ? 1 : able.reduce((sum, { contract }) => sum + contract.chats, 0) / able.length
}

export interface Duty {
  personId: string
  shiftId: string
  startAt: number
  endAt: number
  /** Spans in which she answers nobody: breaks, lunch, lessons, leave. */
  off: readonly { startAt: number; endAt: number }[]
}

/** Shifts as spans of service; training shifts, people who left and shifts of no known zone are none. */
export const dutiesOf = (people: readonly RotaPerson[], shifts: readonly RotaShift[], leave: readonly RotaLeave[]): Duty[] => {
  const here = new Set(people.filter(({ left }) => !left).map(({ id }) => id))
  const away = new Map<string, { startAt: number; endAt: number }[]>()
  for (const one of leave) {
    const span = leaveSpan(one)
    if (!span) continue
    const list = away.get(one.personId)
    if (list) list.push(span)
    else away.set(one.personId, [span])
  }
  return shifts.flatMap((shift) => {
    const span = shift.work === 'service' && here.has(shift.personId) ? spanOf(shift) : null
    if (!span) return []
    const off = [
      ...breakSpans(shift.breaks, span),
      ...(away.get(shift.personId) ?? []).filter(({ startAt, endAt }) => startAt < span.endAt && endAt > span.startAt),
    ]
    return [{ personId: shift.personId, shiftId: shift.id, ...span, off }]
  })
}

/** The part (0 to 1) of the hour from `at` in which she answers; overlapping breaks count once. */
export const presentIn = ({ startAt, endAt, off }: Duty, at: number): number => {
  const from = Math.max(startAt, at)
  const to = Math.min(endAt, at + HOUR)
  if (to <= from) return 0
  let free = 0
  let done = from
  for (const gap of [...off].sort((a, b) => a.startAt - b.startAt)) {
    const begin = Math.min(to, Math.max(done, gap.startAt))
    free += begin - done
    done = Math.max(done, Math.min(to, gap.endAt))
  }
  return (free + Math.max(0, to - done)) / HOUR
}
