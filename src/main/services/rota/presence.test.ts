import { describe, expect, it } from 'vitest'
import { PersonId } from '../../../shared/domain/ids'
import type { Presence } from '../../../shared/domain/rota/plan'
import type { Clock } from '../../ports'
import { createPresence } from './presence'

const MINUTE = 60_000
const ana = PersonId.parse('ana')

/** A clock that goes when it is told to. */
const handClock = () => {
  let at = 1_800_000_000_000
  const waits = new Set<{ until: number; go: () => void; stop: (why: unknown) => void }>()
  const clock: Clock = {
    now: () => at,
    monotonic: () => at,
    sleep: (ms, signal) =>
      new Promise((go, stop) => {
        const wait = { until: at + ms, go, stop }
        waits.add(wait)
        signal?.addEventListener('abort', () => {
          waits.delete(wait)
          stop(signal.reason)
        })
      }),
  }
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  const pass = async (ms: number) => {
    const end = at + ms
    await settle()
    for (;;) {
      const next = [...waits].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0]
      if (!next) break
      at = Math.max(at, next.until)
      waits.delete(next)
      next.go()
      await settle()
    }
    at = end
    await settle()
  }
  return { clock, pass, settle }
}

const stand = (more: { me?: () => Promise<PersonId | null>; fails?: () => boolean } = {}) => {
  const { clock, pass, settle } = handClock()
  const told: Presence[] = []
  const warned: string[] = []
  const world = { idle: 0, count: 0, oldestAt: null as number | null, vouches: [] as string[] }
  const keeper = createPresence({
    clock,
    log: { info: () => undefined, warn: (event) => warned.push(event) },
    me: more.me ?? (async () => ana),
    idleMs: () => world.idle,
    waiting: () => ({ count: world.count, oldestAt: world.oldestAt }),
    vouched: async () => world.vouches,
    put: async (presence) => {
      if (more.fails?.()) throw new Error('no room')
      told.push(presence)
    },
  })
  return { keeper, told, warned, world, pass, settle, clock }
}

describe('presence', () => {
  it('is said at start and every five minutes, with the same since', async () => {
    const { keeper, told, pass } = stand()
    keeper.open()
    await pass(16 * MINUTE)
    expect(told.map(({ state }) => state)).toEqual(['on', 'on', 'on', 'on'])
    expect(new Set(told.map(({ since }) => since)).size).toBe(1)
    expect((told[1]?.at ?? 0) - (told[0]?.at ?? 0)).toBe(5 * MINUTE)
  })
  it('says nothing where nobody is chosen', async () => {
    const { keeper, told, pass } = stand({ me: async () => null })
    keeper.open()
    await pass(20 * MINUTE)
    expect(told).toEqual([])
  })
  it('tells what waits once it begins to wait and once it has left, not each item between', async () => {
    const { keeper, told, world, pass, clock } = stand()
    keeper.open()
    await pass(MINUTE)
    for (let item = 1; item <= 40; item += 1) {
      world.count = item
      world.oldestAt = clock.now()
      keeper.changed()
    }
    await pass(MINUTE)
    expect(told.map(({ unsent }) => unsent)).toEqual([0, 40])
    world.count = 0
    world.oldestAt = null
    keeper.changed()
    await pass(MINUTE)
    expect(told.map(({ unsent }) => unsent)).toEqual([0, 40, 0])
  })
  it('is away since the last input once nobody touched the machine for ten minutes, and on again after', async () => {
    const { keeper, told, world, pass, clock } = stand()
    keeper.open()
    await pass(20 * MINUTE)
    world.idle = 11 * MINUTE
    await pass(MINUTE)
    expect(told.at(-1)).toMatchObject({ state: 'away' })
    expect(clock.now() - (told.at(-1)?.since ?? 0)).toBeGreaterThanOrEqual(11 * MINUTE)
    world.idle = 0
    await pass(MINUTE)
    expect(told.at(-1)?.state).toBe('on')
  })
  it('keeps a break while she is idle, and through the lock', async () => {
    const { keeper, told, world, pass } = stand()
    keeper.open()
    await pass(MINUTE)
    await keeper.say('break')
    world.idle = 30 * MINUTE
    await pass(6 * MINUTE)
    await keeper.lock()
    expect(told.slice(1).every(({ state }) => state === 'break')).toBe(true)
  })
  it('is away by the lock, off by the end, and then silent', async () => {
    const { keeper, told, pass } = stand()
    keeper.open()
    await pass(MINUTE)
    await keeper.lock()
    await pass(30 * MINUTE)
    expect(told.map(({ state }) => state)).toEqual(['on', 'away'])
    keeper.open()
    await pass(MINUTE)
    await keeper.close()
    await pass(30 * MINUTE)
    expect(told.map(({ state }) => state)).toEqual(['on', 'away', 'on', 'off'])
  })
  it('goes on after a beat that could not be kept, and her own word says so', async () => {
    let full = true
    const { keeper, told, warned, pass } = stand({ fails: () => full })
    keeper.open()
    await pass(MINUTE)
    expect(warned.length).toBeGreaterThan(0)
    await expect(keeper.say('break')).rejects.toThrow('no room')
    full = false
    await pass(MINUTE)
    expect(told.at(-1)?.state).toBe('break')
  })
})
