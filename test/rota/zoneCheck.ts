/**
 * Clock changes by another reckoning than the program's: Intl tells a zone's offset at an instant, all else is looked for. So a
 * wall time's instants are those at which the clock shows it, and changes are found by halving.
 */
import { clockChangesBetween } from '../../src/shared/domain/rota/clockChanges'
import { instantAt, minutesOf, spanOf } from '../../src/shared/domain/rota/when'

const MINUTE = 60_000
/** Shorter than the time between any two changes of a zone; not a divisor of a day or week. */
const STEP = 61 * 60 * MINUTE

export interface Change {
  zone: string
  at: number
  /** Minutes east of UTC. */
  before: number
  after: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
export const offsetAt = (zone: string, at: number): number => {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
  }
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at))
  if (!found) throw new Error(`no offset of ${zone}`)
  const minutes = Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0) + Number(found[4] ?? 0) / 60
  return found[1] === '-' ? -minutes : minutes
}

export const changesOf = (zone: string, from: number, to: number): Change[] => {
  const found: Change[] = []
  let before = offsetAt(zone, from)
  for (let low = from; low < to; low += STEP) {
    const after = offsetAt(zone, low + STEP)
    if (after === before) continue
    let [first, last] = [low, low + STEP]
    while (last - first > 1) {
      const middle = Math.floor((first + last) / 2)
      if (offsetAt(zone, middle) === before) first = middle
      else last = middle
    }
    if (last < to) found.push({ zone, at: last, before, after })
    before = after
  }
  return found
}

/** Instants at which the clock shows this wall time (minutes since 1970 as if in UTC), around a change. */
const shown = ({ zone, before, after }: Change, wall: number): number[] =>
  [...new Set([wall - before, wall - after])]
    .map((minute) => minute * MINUTE)
    .filter((at) => offsetAt(zone, at) * MINUTE === wall * MINUTE - at)
    .sort((a, b) => a - b)

/** What the policy says: the first turn; a time that is not shown is as long after the change as it is past the missing hour's beginning. */
export const meant = (change: Change, wall: number): number => {
  const [first] = shown(change, wall)
  return first ?? (wall - change.before) * MINUTE
}

const wallText = (wall: number): { date: string; time: string } => {
  const text = new Date(wall * MINUTE).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

export interface Checked {
  zones: number
  changes: number
  shifts: number
  /** What does not hold, in words; at most twenty. */
  faults: string[]
}

const minuteOf = (at: number, offset: number): number => Math.round(at / MINUTE + offset)

/** Shifts that follow one another on the wall, over two days on either side of a change: lengths, seams, policy. */
const checkChain = (change: Change, startMinute: number, lengths: readonly number[], checked: Checked): void => {
  const fault = (words: string) => {
    if (checked.faults.length < 20) checked.faults.push(`${change.zone} ${new Date(change.at).toISOString()}: ${words}`)
  }
  const near = minuteOf(change.at, change.before)
  const missing = change.after > change.before ? [near, near + change.after - change.before] : [0, 0]
  const skipped = (wall: number) => wall >= (missing[0] ?? 0) && wall < (missing[1] ?? 0)
  let wall = Math.floor(near / 1_440) * 1_440 - 2 * 1_440 + startMinute
  let lastEnd: number | null = null
  for (let index = 0; wall < near + 2 * 1_440; index++) {
    const length = lengths[index % lengths.length] ?? 480
    const [from, to] = [wallText(wall), wallText(wall + length)]
    const span = spanOf({ date: from.date, start: from.time, end: to.time, zone: change.zone })
    checked.shifts++
    const words = `${from.date} ${from.time}–${to.time}`
    if (!span) {
      fault(`${words} has no instants`)
      return
    }
    const [startAt, endAt] = [meant(change, wall), meant(change, wall + length)]
    if (span.startAt !== startAt) fault(`${words} starts at ${span.startAt}, not ${startAt}`)
    if (span.endAt !== Math.max(startAt, endAt)) fault(`${words} ends at ${span.endAt}, not ${endAt}`)
    if (instantAt(from.date, from.time, change.zone) !== startAt) fault(`${from.time} is not ${startAt}`)
    // What meets on the wall meets in time.
    if (lastEnd !== null && span.startAt !== lastEnd) fault(`${words} begins ${(span.startAt - lastEnd) / MINUTE} min after the last ended`)
    // Its length is the wall's, less what the change takes or adds where it lies within.
    if (!skipped(wall) && !skipped(wall + length)) {
      // The wall's first minute after the missing hour is the change itself.
      const within = span.startAt < change.at && span.endAt >= change.at
      const expected = length - (within ? change.after - change.before : 0)
      if (minutesOf(span) !== expected) fault(`${words} lasts ${minutesOf(span)}, not ${expected}`)
    }
    lastEnd = span.endAt
    wall += length
  }
}

/** Numbers of a seed, 0 to 1. */
const drawn = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CYCLES: readonly (readonly number[])[] = [[480], [480, 510, 450], [720], [360], [95, 330, 600, 415]]

/**
 * Every change of every zone between two years (the last one included): found as we find it, and with shifts laid over it. `every`
 * lays every cycle from every quarter of an hour of its first shift; else two of them, drawn by `seed`, one with seams in the hour that is missing or comes twice.
 */
export const checkZones = (zones: readonly string[], [first, last]: readonly [number, number], seed: number, every: boolean): Checked => {
  const checked: Checked = { zones: zones.length, changes: 0, shifts: 0, faults: [] }
  const [from, to] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)]
  const next = drawn(seed)
  for (const zone of zones) {
    const changes = changesOf(zone, from, to)
    checked.changes += changes.length
    const ours = clockChangesBetween(zone, from, to).map(({ at, beforeMinutes, afterMinutes }) => ({
      zone,
      at,
      before: beforeMinutes,
      after: afterMinutes,
    }))
    if (JSON.stringify(ours) !== JSON.stringify(changes)) {
      const at = (list: readonly Change[]) => list.map((one) => new Date(one.at).toISOString()).join(' ')
      if (checked.faults.length < 20) checked.faults.push(`${zone}: changes ${at(ours)}, not ${at(changes)}`)
    }
    for (const change of changes) {
      if (every)
        for (const cycle of CYCLES) for (let minute = 0; minute < (cycle[0] ?? 0); minute += 15) checkChain(change, minute, cycle, checked)
      else {
        checkChain(change, Math.floor(next() * 288) * 5, CYCLES[Math.floor(next() * CYCLES.length)] ?? [480], checked)
        // One seam within the hour that is missing or comes twice.
        const near = ((minuteOf(change.at, Math.min(change.before, change.after)) % 1_440) + 1_440) % 1_440
        checkChain(change, (near + 5 + Math.floor(next() * 11) * 5) % 1_440, [480], checked)
      }
    }
  }
  return checked
}
