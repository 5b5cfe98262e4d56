/** Who is on, where, and when regions hand over. Pure; instants in epoch ms UTC. */
import type { PersonId } from '../../shared/domain/ids'
import type { Person, Region, Shift } from '../../shared/domain/rota/types'

export const REGIONS: readonly Region[] = ['americas', 'eu', 'apac']

export interface RegionNow {
  region: Region
  /** IANA zone and city that stand for the region: where most of those on are, else most of its people. */
  zone: string
  city: string
  /** Zone of most of its people, whoever is on: where the region stands on a ruler. */
  home: string
  on: number
  /** When the last of the shifts that run on from now without a gap ends; null where nobody is on. */
  handsOverAt: number | null
}

const commonest = (people: readonly Person[]): Person | null => {
  const count = new Map<string, number>()
  for (const person of people) count.set(person.city, (count.get(person.city) ?? 0) + 1)
  return people.reduce<Person | null>((best, one) => (best && (count.get(best.city) ?? 0) >= (count.get(one.city) ?? 0) ? best : one), null)
}

/** Joins spans that touch or overlap. `[from, to)`, sorted. */
export const joinSpans = (spans: readonly (readonly [number, number])[]): [number, number][] => {
  const joined: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

const spansOf = (region: Region, people: readonly Person[], shifts: readonly Shift[]): [number, number][] => {
  const members = new Set(people.filter((person) => person.region === region).map((person) => person.id))
  return joinSpans(shifts.filter((shift) => members.has(shift.personId)).map((shift) => [shift.startAt, shift.endAt] as const))
}

export interface Staffing {
  from: number
  to: number
  on: number
}
/** How many of a region, or of all, are on, over `[start, end)`: spans of equal count, those without anybody left out. */
export const staffing = (
  region: Region | 'all',
  people: readonly Person[],
  shifts: readonly Shift[],
  start: number,
  end: number,
): Staffing[] => {
  const members = new Set(people.filter((person) => region === 'all' || person.region === region).map((person) => person.id))
  const changes = new Map<number, number>()
  for (const shift of shifts) {
    if (!members.has(shift.personId) || shift.endAt <= start || shift.startAt >= end) continue
    const from = Math.max(shift.startAt, start)
    const to = Math.min(shift.endAt, end)
    changes.set(from, (changes.get(from) ?? 0) + 1)
    changes.set(to, (changes.get(to) ?? 0) - 1)
  }
  const spans: Staffing[] = []
  let on = 0
  for (const [at, by] of [...changes].sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1)
    if (last && last.to === end) last.to = at
    on += by
    if (on > 0) spans.push({ from: at, to: end, on })
  }
  return spans.filter((span) => span.to > span.from)
}

/** Regions that have people, in the order of the ruler. */
export const regionsNow = (people: readonly Person[], shifts: readonly Shift[], now: number): RegionNow[] =>
  REGIONS.flatMap((region) => {
    const members = people.filter((person) => person.region === region)
    const running = new Set(shifts.filter((shift) => shift.startAt <= now && now < shift.endAt).map((shift) => shift.personId))
    const on = members.filter((person) => running.has(person.id))
    const home = commonest(members)
    if (!home) return []
    const place = commonest(on) ?? home
    const span = spansOf(region, people, shifts).find(([from, to]) => from <= now && now < to)
    return [
      { region, zone: place.zone, city: place.city, home: home.zone, on: on.length, handsOverAt: on.length > 0 && span ? span[1] : null },
    ]
  })

export interface MyShift {
  on: boolean
  /** End of the running shift, or start of the next; null where none is known. */
  at: number | null
  zone: string
  city: string
}

export const myShift = (me: PersonId | null, people: readonly Person[], shifts: readonly Shift[], now: number): MyShift | null => {
  const person = people.find((one) => one.id === me)
  if (!person) return null
  const mine = shifts.filter((shift) => shift.personId === me && shift.endAt > now).sort((a, b) => a.startAt - b.startAt)
  const first = mine[0]
  if (!first) return { on: false, at: null, zone: person.zone, city: person.city }
  const on = first.startAt <= now
  return { on, at: on ? first.endAt : first.startAt, zone: person.zone, city: person.city }
}

/** The start of the next shift that has not begun. */
export const nextShiftAt = (me: PersonId | null, shifts: readonly Shift[], now: number): number | null =>
  shifts
    .filter((shift) => shift.personId === me && shift.startAt > now)
    .reduce<number | null>((best, one) => (best === null || one.startAt < best ? one.startAt : best), null)
