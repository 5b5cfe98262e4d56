/**
 * Shifts laid out in a calendar that can hold nothing else (Google and its like): this desk's rota is the truth, the calendar
 * only shows it. Nothing is read from there, and only what a person took away here goes.
 */

import { sameThing } from '../../../../shared/domain/rota/deeds'
import { icsOf } from '../../../../shared/domain/rota/ical/file'
import { fileOf, thingKey } from '../../../../shared/domain/rota/ical/keys'
import { type Entry, entryId } from './ledger'
import type { RoundNeeds, RoundResult } from './round'

const general = new Set([
  'unreachable',
  'timeout',
  'tls',
  'proxy',
  'portal',
  'signIn',
  'offline',
  'rateLimited',
  'locked',
  'diskFull',
  'forbidden',
])
/** So many are noted at a time: what a lost line interrupts is not written again. */
const notedAtOnce = 100

/** Throws where the calendar as a whole cannot be read (ConnectorError, CallError). */
export const publishRound = async ({ place, calendar, ledger, ...needs }: RoundNeeds): Promise<RoundResult> => {
  const result: RoundResult = { problems: [], again: false, unsent: 0, emptied: false }
  const told = await calendar.changes(null)
  needs.goOn()
  if (!told) throw Object.assign(new Error('no such calendar'), { problem: { code: 'notFound', params: {} } })
  const listed = new Map(told.changed.map(({ name, etag }) => [name, etag]))
  const mine = new Map((await needs.mine()).filter(({ kind }) => kind === 'shift').map((thing) => [thingKey(thing), thing]))
  const takenAway = await needs.takenAway()
  const known = new Map<string, Entry>()
  for (const entry of ledger.entries.values()) if (entry.key !== null) known.set(entry.key, entry)
  const keys = new Set([...mine.keys(), ...known.keys()])
  let noted = new Map<string, Entry | null>()
  const flush = async () => {
    if (noted.size === 0) return
    const some = noted
    noted = new Map()
    await ledger.note(some)
  }
  const one = async (key: string) => {
    const thing = mine.get(key) ?? null
    const had = known.get(key)
    if (thing?.kind !== 'shift') {
      if (!had || !takenAway.has(key)) return
      const etag = listed.get(had.name) ?? null
      if (listed.has(had.name)) {
        if (!needs.isStrong(etag)) {
          result.again = true
          return
        }
        await calendar.remove(had.name, etag)
      }
      noted.set(entryId(had), null)
      return
    }
    const name = had?.name ?? fileOf('shift', thing.body.id)
    const there = listed.has(name)
    if (there && had && sameThing(had.base, thing)) return
    const over = listed.get(name) ?? null
    if (there && !needs.isStrong(over)) {
      result.again = true
      return
    }
    const etag = await calendar.put(name, icsOf([thing.body], needs.names, needs.now()), there ? over : null)
    const entry: Entry = { place, name, etag, key, base: thing, sequence: 0, foreign: false, fault: null }
    noted.set(entryId(entry), entry)
  }
  try {
    let left = keys.size
    for (const key of keys) {
      try {
        left -= 1
        await one(key)
        needs.progress(left)
        needs.goOn()
        if (noted.size >= notedAtOnce) await flush()
      } catch (error) {
        needs.goOn()
        if (needs.isOvertaken(error)) result.again = true
        else {
          const problem = needs.problemOf(error)
          if (general.has(problem.code)) throw error
          result.problems.push({ name: key, problem })
        }
        result.unsent += 1
      }
    }
  } finally {
    needs.goOn()
    await flush()
  }
  return result
}
