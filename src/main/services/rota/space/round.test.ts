import { describe, expect, it } from 'vitest'
import { thingKey } from '../../../../shared/domain/rota/ical/keys'
import { writeThing } from '../../../../shared/domain/rota/ical/object'
import type { RotaShift, RotaThing } from '../../../../shared/domain/rota/plan'
import { loadLedger } from './ledger'
import { type RoundNeeds, runRound } from './round'
import type { CalendarObject, SharedCalendar } from './types'

const names = { person: () => null, type: () => null }
const shift = (id: string, note = ''): RotaThing => ({
  kind: 'shift',
  body: {
    id,
    personId: 'bo' as RotaShift['personId'],
    typeId: null,
    date: '2026-10-01',
    start: '08:00',
    end: '16:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note,
    override: null,
  },
})

/** A server as some are: what it tells and hands out is set by each test. */
const stage = async () => {
  const stored = new Map<string, CalendarObject>()
  const here = new Map<string, RotaThing>()
  const withheld = new Set<string>()
  const asked: string[][] = []
  let weak = false
  let version = 0
  const calendar: SharedCalendar = {
    changes: async () => ({ token: null, whole: true, changed: [...stored.values()].map(({ name, etag }) => ({ name, etag })), gone: [] }),
    async get(wanted) {
      asked.push([...wanted])
      return wanted.flatMap((name) => (withheld.has(name) ? [] : (stored.get(name) ?? [])))
    },
    async put(name, text) {
      version += 1
      stored.set(name, { name, etag: `${weak ? 'W/' : ''}"${version}"`, text })
      return stored.get(name)?.etag ?? null
    },
    remove: async (name) => void stored.delete(name),
    mayWrite: async () => null,
  }
  const documents = new Map<string, unknown>()
  const ledger = await loadLedger(
    {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    () => undefined,
  )
  const round = (more: Partial<RoundNeeds> = {}) =>
    runRound({
      place: 'shifts',
      calendar,
      ledger,
      names,
      mine: async () => [...here.values()],
      takenAway: async () => new Set(),
      async apply(changes) {
        for (const [key, { now }] of changes) now ? here.set(key, now) : here.delete(key)
        return new Set(changes.keys())
      },
      isOvertaken: () => false,
      isStrong: (etag): etag is string => etag !== null && !etag.startsWith('W/'),
      now: () => 0,
      may: true,
      whole: false,
      emptied: 'ask',
      joining: false,
      problemOf: () => ({ code: 'unexpected', params: {} }),
      progress: () => undefined,
      goOn: () => undefined,
      ...more,
    })
  return {
    stored,
    here,
    withheld,
    asked,
    round,
    ledger,
    beWeak() {
      weak = true
    },
    put: (...things: RotaThing[]) => {
      for (const thing of things) here.set(thingKey(thing), thing)
    },
    edit(name: string, thing: RotaThing) {
      version += 1
      stored.set(name, { name, etag: `"${version}"`, text: writeThing(thing, { names, now: 0, sequence: 1, over: null }) })
    },
  }
}
const file = 'dragoman-shift-a.ics'

describe('a comparison', () => {
  it('fetches nothing twice that has not changed', async () => {
    const s = await stage()
    s.put(shift('a'), shift('b'))
    await s.round()
    expect(await s.round()).toMatchObject({ unsent: 0, again: false })
    expect(s.asked).toEqual([])
  })
  it('takes nothing away that is listed and only not handed out', async () => {
    const s = await stage()
    s.put(shift('a'), shift('b'))
    await s.round()
    s.edit(file, shift('a', 'theirs'))
    s.withheld.add(file)
    expect(await s.round()).toMatchObject({ again: true })
    expect(s.here.size).toBe(2)
    s.withheld.clear()
    await s.round()
    expect(s.here.get('shift:a')?.body).toMatchObject({ note: 'theirs' })
  })
  it('writes over no weak tag, and says that it will look again', async () => {
    const s = await stage()
    s.beWeak()
    s.put(shift('a'))
    await s.round()
    s.put(shift('a', 'mine'))
    expect(await s.round()).toMatchObject({ again: true, unsent: 1 })
    expect(s.stored.get(file)?.text).not.toContain('mine')
  })
  it('has what it merged even where the write fails, and does not forget what it owes', async () => {
    const s = await stage()
    s.put(shift('a'))
    await s.round()
    s.edit(file, { ...shift('a'), body: { ...shift('a').body, start: '07:00' } } as RotaThing)
    s.put(shift('a', 'mine'))
    const failing = { ...(await s.round({ may: false })) }
    expect(failing).toMatchObject({ unsent: 1, problems: [{ problem: { code: 'forbidden' } }] })
    expect(s.here.get('shift:a')?.body).toMatchObject({ start: '07:00', note: 'mine' })
    expect(await s.round()).toMatchObject({ unsent: 0 })
    expect(s.stored.get(file)?.text).toContain('mine')
    expect(s.stored.get(file)?.text).toContain('T070000')
  })
})
