/** One comparison of the rota on this desk with one of the team's calendars, object by object; a bad one is named, the rest goes on. */

import type { Problem } from '../../../../shared/domain/outbox/types'
import { sameThing } from '../../../../shared/domain/rota/deeds'
import type { CalendarNames } from '../../../../shared/domain/rota/ical/component'
import { IcalFault } from '../../../../shared/domain/rota/ical/jcal'
import { calendarOf, fileOf, thingKey } from '../../../../shared/domain/rota/ical/keys'
import { mergeThings } from '../../../../shared/domain/rota/ical/merge'
import { readThing, writeThing } from '../../../../shared/domain/rota/ical/object'
import { type RotaThing, thingId } from '../../../../shared/domain/rota/plan'
import { decide } from '../../../../shared/domain/teamSpace/decide'
import { type Clash, type Entry, entryId, type Ledger, type Place } from './ledger'
import type { RotaSpaceNeeds, SharedCalendar, ThingKey } from './types'

export interface RoundNeeds extends Pick<RotaSpaceNeeds, 'takenAway' | 'apply' | 'isOvertaken' | 'isStrong'> {
  place: Place
  calendar: SharedCalendar
  ledger: Ledger
  /** Things of this calendar on this desk, now. */
  mine(): Promise<RotaThing[]>
  names: CalendarNames
  now(): number
  /** False: the server lets this account write nothing here, and is not asked to. */
  may: boolean
  /** Everything is listed anew, whatever token is known. */
  whole: boolean
  emptied: 'ask' | 'believe' | 'putBack'
  /** A desk that joins and may not write takes the team's rota for its own, which nobody else has. */
  joining: boolean
  problemOf(error: unknown): Problem
  /** So many writes are still to come. */
  progress(left: number): void
  /** Throws where nobody waits any more. */
  goOn(): void
}
export interface RoundResult {
  problems: { name: string; problem: Problem }[]
  /** Somebody was quicker, or a tag was too fresh to be relied on: look again soon. */
  again: boolean
  unsent: number
  emptied: boolean
}

/** From so many on all of them at once are asked about. */
const manyGone = 2
const mostObjects = 40_000
const atOnce = 4
const notedAtOnce = 400
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
/** Without a line or a sign-in the other objects will fare no better. */
const general = new Set(['unreachable', 'timeout', 'tls', 'proxy', 'portal', 'signIn', 'offline', 'rateLimited', 'locked', 'diskFull'])

const same = (a: RotaThing, b: RotaThing): boolean => a.kind === b.kind && sameThing(a.body, b.body)
/** No base: nothing tells which of two differing forms is the newer. */
const merge = (base: RotaThing, mine: RotaThing, theirs: RotaThing) => mergeThings(base, mine, theirs)

/** What an object says, or why it says nothing. */
const read = (place: Place, text: string): Pick<Entry, 'key' | 'base' | 'sequence' | 'foreign' | 'fault'> => {
  const none = { key: null, base: null, sequence: 0, foreign: true, fault: null }
  try {
    const found = readThing(text)
    if (!found) return none
    const { thing, sequence, foreign, cancelled } = found
    if (calendarOf(thing.kind) !== place) return { ...none, fault: 'kind' }
    return { key: thingKey(thing), base: cancelled ? null : thing, sequence, foreign, fault: null }
  } catch (error) {
    return { ...none, fault: error instanceof IcalFault ? error.what : 'syntax' }
  }
}

/** Throws where the calendar as a whole cannot be read (ConnectorError, CallError). */
export const runRound = async (needs: RoundNeeds): Promise<RoundResult> => {
  const { place, calendar, ledger, goOn } = needs
  const result: RoundResult = { problems: [], again: false, unsent: 0, emptied: false }
  const told = await calendar.changes(needs.whole ? null : ledger.token(place))
  goOn()
  // Gone as a whole: a server's mishap, not the wish that all desks lose their rota.
  if (!told) throw Object.assign(new Error('no such calendar'), { problem: { code: 'notFound', params: {} } })

  const known = new Map<string, Entry>()
  for (const entry of ledger.entries.values()) if (entry.place === place) known.set(entry.name, entry)
  const listed = new Map<string, string | null>()
  if (!told.whole) for (const { name, etag } of known.values()) listed.set(name, etag)
  for (const { name, etag } of told.changed) listed.set(name, etag)
  for (const name of told.gone) listed.delete(name)
  if (listed.size > mostObjects) throw Object.assign(new Error('too many'), { problem: { code: 'tooLarge', params: {} } })

  const common = [...known.values()].filter(({ base }) => base !== null)
  let afresh = false
  if (common.length >= manyGone && needs.emptied !== 'believe' && !common.some(({ name }) => listed.has(name))) {
    const foreign = [...listed.keys()].some((name) => !known.has(name))
    if (!foreign) {
      if (needs.emptied === 'ask') return { ...result, emptied: true }
      afresh = true
    }
  }

  /** As it stands there now, by name. */
  const seen = new Map<string, Entry>()
  const wanted: string[] = []
  for (const [name, etag] of listed) {
    const had = known.get(name)
    if (had && had.etag !== null && had.etag === etag) seen.set(name, had)
    else wanted.push(name)
  }
  for (let from = 0; from < wanted.length; from += 240) {
    for (const { name, etag, text } of await calendar.get(wanted.slice(from, from + 240))) {
      if (!listed.has(name)) continue
      seen.set(name, { place, name, etag: etag ?? listed.get(name) ?? null, ...read(place, text) })
    }
    goOn()
    await nextTurn()
  }
  // Two files that say they are the same thing: the one under our own name is it.
  const there = new Map<ThingKey, Entry>()
  for (const entry of seen.values()) {
    if (entry.fault !== null) result.problems.push({ name: entry.name, problem: { code: 'badItem', params: { what: entry.fault } } })
    // What cannot be read as it stands now is not what it was: nothing is written over it.
    if (entry.key === null || entry.fault !== null) continue
    const other = there.get(entry.key)
    if (other) result.problems.push({ name: entry.name, problem: { code: 'badItem', params: { what: 'twice' } } })
    if (!other || (entry.base && entry.name === fileOf(entry.base.kind, thingId(entry.base)))) there.set(entry.key, entry)
  }
  const before = new Map<ThingKey, Entry>()
  for (const entry of known.values()) if (entry.key !== null) before.set(entry.key, entry)
  // A file that could be read and cannot any more stands for what it was: nobody took that away.
  const spoilt = new Set([...seen.values()].flatMap(({ name, fault }) => (fault === null ? [] : [known.get(name)?.key ?? null])))
  // Listed and not handed out: not gone, only not to be had just now.
  for (const name of wanted)
    if (!seen.has(name)) {
      result.again = true
      spoilt.add(known.get(name)?.key ?? null)
    }
  for (const key of [...spoilt]) if (key === null || there.has(key)) spoilt.delete(key)

  const here = new Map((await needs.mine()).map((thing) => [thingKey(thing), thing]))
  // Read after `mine`: what is taken away between the two still stands in the first.
  const takenAway = await needs.takenAway()
  const clashes = new Map<string, Clash>([...ledger.clashes].filter(([, { key }]) => calendarOf(kindOf(key)) === place))
  const noted = new Map<string, Entry | null>()
  const note = (entry: Entry, now: Entry | null) => noted.set(entryId(entry), now)
  // What is neither ours nor readable is only remembered, so that it is not fetched again.
  for (const entry of seen.values()) if (entry.key === null && !sameThing(entry, known.get(entry.name))) note(entry, keepKey(entry, known))
  for (const entry of known.values()) if (!seen.has(entry.name)) note(entry, listed.has(entry.name) ? { ...entry, etag: null } : null)

  const takes = new Map<ThingKey, { was: RotaThing | null; now: RotaThing | null; entry: Entry | null }>()
  const writes: { key: ThingKey; thing: RotaThing | null; over: Entry | null }[] = []
  /** What was merged is had here first: whatever becomes of the write, this desk then differs from theirs by its own part alone. */
  const put = (key: ThingKey, thing: RotaThing, mine: RotaThing | null, now: Entry | null) => {
    if (mine && !same(mine, thing)) takes.set(key, { was: mine, now: thing, entry: now })
    if (!now?.base || !same(thing, now.base)) writes.push({ key, thing, over: now })
  }
  let count = 0
  for (const key of new Set([...there.keys(), ...here.keys(), ...before.keys()])) {
    count += 1
    if (count % 400 === 0) await nextTurn()
    if (spoilt.has(key)) {
      const mine = here.get(key) ?? null
      const base = before.get(key)?.base ?? null
      if (mine && !(base && same(mine, base))) result.unsent += 1
      continue
    }
    const mine = here.get(key) ?? null
    const now = there.get(key) ?? null
    const had = before.get(key)
    const base = afresh || (!mine && !takenAway.has(key)) ? null : (had?.base ?? null)
    const theirs = now?.base ?? null
    const open = clashes.get(key)
    if (open && mine && sameOrNull(open.theirs, theirs)) {
      result.unsent += 1
      if (now) note(now, { ...now, etag: null, base: had?.base ?? null })
      continue
    }
    clashes.delete(key)
    const decision = decide({ base, mine, theirs }, same, merge)
    switch (decision.do) {
      case 'nothing':
        if (now && !sameThing(now, had)) note(now, now)
        break
      case 'take':
        takes.set(key, { was: mine, now: decision.thing, entry: now })
        break
      case 'put':
        // Nobody else has it, and this account may not bring it there: the team's rota is this desk's from now on.
        if (mine && !now && !had?.base && needs.joining && !needs.may) takes.set(key, { was: mine, now: null, entry: null })
        else put(key, decision.thing, mine, now)
        break
      case 'delete':
        writes.push({ key, thing: null, over: now })
        break
      case 'conflict': {
        const merged = mine && theirs ? mergeThings(base, mine, theirs) : null
        if (merged?.clashes.length === 0) {
          // Without a base: the same thing in two forms of which one is the later, as with presences.
          put(key, merged.merged, mine, now)
          break
        }
        if (needs.joining && !needs.may) {
          takes.set(key, { was: mine, now: theirs, entry: now })
          break
        }
        result.unsent += 1
        if (now) note(now, { ...now, etag: null, base })
        clashes.set(key, { key, theirs, etag: now?.etag ?? null })
      }
    }
  }

  goOn()
  const applied = takes.size > 0 ? await needs.apply(takes) : new Set<ThingKey>()
  if (takes.size > 0) {
    for (const [key, { entry }] of takes) {
      const had = before.get(key)
      if (!applied.has(key)) {
        result.again = true
        // Seen, and not had: the next look fetches it once more.
        if (entry) note(entry, { ...entry, etag: null, base: had?.base ?? null })
        else if (had) note(had, had)
      } else if (entry) note(entry, entry)
    }
  }

  const one = async ({ key, thing, over }: (typeof writes)[number]): Promise<void> => {
    result.unsent += 1
    const merged = takes.get(key)
    if (merged && !applied.has(key)) return
    if (over) note(over, over)
    const name = over?.name ?? (thing ? fileOf(thing.kind, thingId(thing)) : '')
    if (!needs.may) {
      result.problems.push({ name, problem: { code: 'forbidden', params: {} } })
      return
    }
    if (over && !needs.isStrong(over.etag)) {
      result.again = true
      return
    }
    if (thing === null) {
      if (over?.etag) await calendar.remove(name, over.etag)
      if (over) note(over, null)
      result.unsent -= 1
      return
    }
    const sequence = over ? over.sequence + 1 : 0
    const kept = over?.foreign ? ((await calendar.get([name])).find((object) => object.name === name) ?? null) : null
    if (kept && over && kept.etag !== over.etag) {
      result.again = true
      return
    }
    const text = writeThing(thing, { names: needs.names, now: needs.now(), sequence, over: kept?.text ?? null })
    const etag = await calendar.put(name, text, over?.etag ?? null)
    goOn()
    const entry: Entry = { place, name, etag, key, base: thing, sequence, foreign: over?.foreign ?? false, fault: null }
    // Whose form the server shows now is seen at the next look where it tells no tag.
    note(entry, { ...entry, etag: needs.isStrong(etag) ? etag : null })
    result.unsent -= 1
  }
  const queue = [...writes]
  /** What is written is known to be, however the rest goes. */
  const flush = async (): Promise<void> => {
    if (noted.size === 0) return
    const some = new Map(noted)
    noted.clear()
    await ledger.note(some)
  }
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        goOn()
        await one(next)
        needs.progress(queue.length)
        if (noted.size >= notedAtOnce) await flush()
      } catch (error) {
        goOn()
        if (needs.isOvertaken(error)) {
          result.again = true
          continue
        }
        const problem = needs.problemOf(error)
        if (general.has(problem.code)) throw error
        const name = next.over?.name ?? (next.thing ? fileOf(next.thing.kind, thingId(next.thing)) : next.key)
        result.problems.push({ name, problem })
      }
    }
  }
  let failed = true
  try {
    // All come to their end before anything is noted, so that nothing is noted behind their backs.
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker))
    const failure = ended.find((part) => part.status === 'rejected')
    if (failure) throw failure.reason
    failed = false
  } finally {
    queue.length = 0
    goOn()
    await flush()
    const all = new Map([...ledger.clashes].filter(([, { key }]) => calendarOf(kindOf(key)) !== place))
    for (const [key, clash] of clashes) all.set(key, clash)
    // What was left undone is told again from the old token on.
    const token = failed || result.again ? undefined : told.token
    if (token !== undefined || JSON.stringify([...all]) !== JSON.stringify([...ledger.clashes]))
      await ledger.setHead({ clashes: all, ...(token === undefined ? {} : { tokens: { [place]: token } }) })
  }
  return result
}

const kindOf = (key: string): RotaThing['kind'] => key.slice(0, key.indexOf(':')) as RotaThing['kind']
const sameOrNull = (a: RotaThing | null, b: RotaThing | null): boolean => (a === null || b === null ? a === b : same(a, b))
/** What a spoilt file was is remembered with it. */
const keepKey = (entry: Entry, known: ReadonlyMap<string, Entry>): Entry => {
  const had = known.get(entry.name)
  return entry.fault !== null && had?.key ? { ...entry, key: had.key, base: had.base } : entry
}
