import { beforeEach, expect, it } from 'vitest'
import { handClock } from '../../../../../test/contract/host'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { sameThing } from '../../../../shared/domain/rota/deeds'
import { fileOf, thingKey } from '../../../../shared/domain/rota/ical/keys'
import type { RotaShift, RotaThing } from '../../../../shared/domain/rota/plan'
import { ConnectorError } from '../../../connectors/connector'
import { createRotaSpace } from './rotaSpace'
import type { CalendarAccount } from './types'

/* One desk and a server of three calendars, in memory. */
const shift = (id: string, more: Partial<RotaShift> = {}): RotaThing => ({
  kind: 'shift',
  body: {
    id,
    personId: 'bo' as RotaShift['personId'],
    typeId: null,
    date: '2026-10-24',
    start: '08:00',
    end: '16:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note: '',
    override: null,
    ...more,
  },
})
class Late extends Error {}
const url = 'https://dav.example/lead/'

let files: Map<string, Map<string, { etag: string; text: string }>>
let granted: boolean
let fails: Problem['code'] | null
let retryAt: number | null
let asked: number
let tag: number
let documents: Map<string, unknown>

const account: CalendarAccount = {
  look: async () => ({ calendars: [], home: url }),
  make: async (home, name) => `${home}${name}/`,
  calendar(at) {
    const all = files.get(at) ?? new Map<string, { etag: string; text: string }>()
    files.set(at, all)
    const look = () => {
      asked += 1
      if (fails) throw new ConnectorError({ code: fails, params: {} }, retryAt)
    }
    return {
      async changes() {
        return { token: null, whole: true, changed: [...all].map(([name, { etag }]) => ({ name, etag })), gone: [] }
      },
      get: async (names) => names.flatMap((name) => (all.has(name) ? [{ name, etag: '', text: '', ...all.get(name) }] : [])),
      async put(name, text, over) {
        if ((all.get(name)?.etag ?? null) !== over) throw new Late()
        tag += 1
        all.set(name, { etag: `"${tag}"`, text })
        return `"${tag}"`
      },
      async remove(name, over) {
        if (all.get(name)?.etag !== over) throw new Late()
        all.delete(name)
      },
      async mayWrite() {
        look()
        return granted
      },
    }
  },
}
const desk = async () => {
  const hand = handClock()
  const here = new Map<string, RotaThing>()
  const took = new Set<string>()
  const space = createRotaSpace({
    clock: hand.clock,
    log: { info: () => undefined, warn: () => undefined },
    documents: {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    account: () => account,
    isOvertaken: (error) => error instanceof Late,
    isStrong: (etag): etag is string => etag !== null && /^"[^"]*"$/.test(etag),
    mine: async () => [...here.values()],
    takenAway: async () => took,
    async apply(changes) {
      const done = new Set<string>()
      for (const [key, { was, now }] of changes) {
        if (!sameThing(here.get(key) ?? null, was)) continue
        if (now) here.set(key, now)
        else here.delete(key)
        done.add(key)
      }
      return done
    },
    changed: () => undefined,
  })
  await space.open()
  return { space, here, put: (thing: RotaThing) => void here.set(thingKey(thing), thing), hand, took }
}
const connect = { url, user: 'bo', password: 'x', calendars: null, publishOnly: false }
beforeEach(() => {
  files = new Map()
  granted = true
  fails = null
  retryAt = null
  asked = 0
  tag = 0
  documents = new Map()
})

it('what another client made of a shift that cannot be read is not written over, at no later look either', async () => {
  const { space, put } = await desk()
  put(shift('s1'))
  await space.connect(connect)
  await space.sync()
  const shifts = files.get(`${url}dragoman-shifts/`)
  const name = fileOf('shift', 's1')
  const was = shifts?.get(name)
  expect(was?.text).toContain('DTSTART')
  const theirs = (was?.text ?? '').replace('STATUS:', 'RRULE:FREQ=WEEKLY\r\nSTATUS:')
  shifts?.set(name, { etag: '"theirs"', text: theirs })
  await space.sync()
  put(shift('s1', { start: '09:00' }))
  for (let look = 0; look < 3; look += 1) {
    const state = await space.sync()
    expect(state.problems).toEqual([{ name, problem: { code: 'badItem', params: { what: 'recurring' } } }])
    expect(state.unsent).toBe(1)
  }
  expect(shifts?.get(name)).toEqual({ etag: '"theirs"', text: theirs })
})

it('lets nobody plan whom the server has not yet said to write shifts, and remembers what it said', async () => {
  granted = false
  fails = 'unreachable'
  const first = await desk()
  expect(first.space.state().may.shifts).toBe(true)
  await first.space.connect(connect)
  await first.space.sync()
  expect(first.space.state()).toMatchObject({ trouble: { code: 'unreachable' }, may: { shifts: false, requests: true, notes: true } })
  fails = null
  granted = true
  expect((await first.space.sync()).may.shifts).toBe(true)
  fails = 'unreachable'
  const lead = await desk()
  expect(lead.space.state().may.shifts).toBe(true)
  fails = null
  granted = false
  expect((await lead.space.sync()).may.shifts).toBe(false)
  const agent = await desk()
  expect(agent.space.state().may.shifts).toBe(false)
})

it('asks no more with a password that was refused, whatever changes here', async () => {
  const { space, hand } = await desk()
  await space.connect(connect)
  fails = 'signIn'
  await space.sync()
  const before = asked
  for (let beat = 0; beat < 5; beat += 1) {
    space.touched()
    await hand.pass(5 * 60_000)
  }
  // What was planned before the refusal may still have come.
  expect(asked - before).toBeLessThanOrEqual(1)
  fails = null
  expect((await space.sync()).trouble).toBe(null)
  // From here on it compares by itself again.
  const mended = asked
  await hand.pass(5 * 60_000)
  expect(asked).toBeGreaterThan(mended)
})

it('waits as long as the server asked it to, whatever changes here; then it goes on by itself', async () => {
  const { space, hand } = await desk()
  await space.connect(connect)
  await space.sync()
  fails = 'rateLimited'
  retryAt = hand.clock.now() + 10 * 60_000
  expect((await space.sync()).trouble?.code).toBe('rateLimited')
  const before = asked
  for (let beat = 0; beat < 9; beat += 1) {
    space.touched()
    await hand.pass(60_000)
  }
  expect(asked).toBe(before)
  fails = null
  await hand.pass(60_000)
  expect(asked).toBeGreaterThan(before)
  expect(space.state().trouble).toBe(null)
})

it('waits longer behind each failure, five minutes at the most', async () => {
  const { space, hand } = await desk()
  await space.connect(connect)
  await hand.pass(0)
  fails = 'unreachable'
  await space.sync()
  const looks: number[] = []
  for (let second = 0; second < 1_500; second += 1) {
    const before = asked
    await hand.pass(1_000)
    if (asked > before) looks.push(second + 1)
  }
  expect(looks).toEqual([5, 15, 35, 75, 155, 315, 615, 915, 1_215])
})

it('says how much waits while the server is away, after a new start too, and lets it go as soon as the line is back', async () => {
  const { space, put, here, took, hand } = await desk()
  put(shift('s1'))
  put(shift('s2'))
  await space.connect(connect)
  await space.sync()
  fails = 'unreachable'
  put(shift('s1', { start: '09:00' }))
  put(shift('s3'))
  put({
    kind: 'presence',
    body: { personId: 'bo' as RotaShift['personId'], state: 'on', at: 1, device: 'one', waiting: 0, oldestWaitingAt: null, vouches: [] },
  } as unknown as RotaThing)
  here.delete('shift:s2')
  took.add('shift:s2')
  expect(await space.sync()).toMatchObject({ trouble: { code: 'unreachable' }, unsent: 3 })
  // What is changed while it waits is counted at once.
  put(shift('s4'))
  space.touched()
  await hand.pass(0)
  expect(space.state().unsent).toBe(4)
  for (let minute = 0; minute < 30; minute += 1) await hand.pass(60_000)
  const again = await desk()
  for (const thing of here.values()) again.put(thing)
  again.took.add('shift:s2')
  expect(await again.space.sync()).toMatchObject({ trouble: { code: 'unreachable' }, unsent: 4 })
  // A pause has grown to minutes by now; the line's return ends it.
  fails = null
  space.wake()
  await hand.pass(0)
  expect(space.state()).toMatchObject({ trouble: null, unsent: 0 })
  expect([...(files.get(`${url}dragoman-shifts/`) ?? new Map()).keys()].sort()).toEqual(
    ['s1', 's3', 's4'].map((id) => fileOf('shift', id)).sort(),
  )
})
