import { describe, expect, it } from 'vitest'
import { createHost, handClock } from '../../../../test/contract/host'
import type { DeskEvent } from '../../../shared/contract'
import type { Shop } from '../../../shared/domain/backend/types'
import type { GuardPolicy } from '../../../shared/domain/guard/types'
import { type BackendId, localId, type OutboxKey, type ShopId } from '../../../shared/domain/ids'
import { createGuard } from './guard'

const one = 'aaaaaa' as BackendId
const nord = { id: 'nord' as ShopId, name: 'Nordlicht' } as Shop
const sud = { id: 'sud' as ShopId, name: 'Südwind' } as Shop
const talk = localId(one, 'c', 1)
const other = localId(one, 'c', 2)
const day = 86_400_000
const key = (name: string) => name.padEnd(32, 'x') as OutboxKey
const policy: GuardPolicy = {
  shopId: nord.id,
  checks: { dutyPromise: { level: 'block', mayOverride: true } },
  names: ['Nordlicht Outlet'],
  hosts: ['nordlicht.example'],
  contacts: [],
}

const stage = async (documents = new Map<string, string>()) => {
  const hand = handClock()
  const host = createHost({ clock: hand.clock })
  const told: DeskEvent[] = []
  const make = () =>
    createGuard({
      clock: hand.clock,
      log: host.ports.log,
      documents: {
        readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
        writeSealed: async (name, content) => void documents.set(name, JSON.stringify(content)),
      },
      shops: () => [nord, sud],
      agent: () => 'Ana Cruz',
      emit: (event) => told.push(event),
    })
  const guard = make()
  await guard.open()
  const say = (name: string, conversationId: typeof talk | null = talk, shopId = nord.id) =>
    guard.override({
      shopId,
      conversationId,
      key: key(name),
      overrides: [{ check: 'dutyPromise', rule: 'free', reason: 'The shop pays for this one' }],
    })
  return { guard, make, say, hand, told, documents }
}
const all = { shopId: null, before: null, limit: 100 }

describe('policies', () => {
  it('are one for every shop, the plain one where none was made, and stand over a restart', async () => {
    const s = await stage()
    expect(s.guard.policies().map(({ shopId, checks }) => [shopId, checks])).toEqual([
      ['nord', {}],
      ['sud', {}],
    ])
    await s.guard.savePolicy(policy)
    expect(s.told).toEqual([{ type: 'guard' }])
    const again = s.make()
    await again.open()
    expect(again.policies()[0]).toEqual(policy)
  })
  it('are for shops of the desk alone', async () => {
    const s = await stage()
    await expect(s.guard.savePolicy({ ...policy, shopId: 'gone' })).rejects.toMatchObject({ problem: { code: 'notFound' } })
    expect(s.documents.size).toBe(0)
  })
  it('are not to be had while the desk is locked', async () => {
    const s = await stage()
    s.guard.lock()
    expect(() => s.guard.policies()).toThrow('locked')
    await expect(s.say('a')).rejects.toMatchObject({ problem: { code: 'locked' } })
  })
  it('that cannot be read are left out alone', async () => {
    const s = await stage()
    await s.guard.savePolicy(policy)
    const stored = JSON.parse(s.documents.get('guard.sealed') ?? '{}')
    s.documents.set('guard.sealed', JSON.stringify({ ...stored, policies: [{ shopId: 4 }, ...stored.policies], overrides: ['?'] }))
    const again = s.make()
    await again.open()
    expect(again.policies()[0]).toEqual(policy)
    expect(again.overrides(all).entries).toEqual([])
  })
})

describe('overrides', () => {
  it('are refused where the shop allows no exception, and for card numbers from the start', async () => {
    const s = await stage()
    const said = { shopId: nord.id, conversationId: talk, key: key('a') }
    const of = (check: 'cardNumber' | 'dutyPromise') => ({ ...said, overrides: [{ check, rule: 'x', reason: 'because' }] })
    await expect(s.guard.override(of('cardNumber'))).rejects.toMatchObject({
      problem: { code: 'rejected', params: { fields: 'cardNumber' } },
    })
    await s.guard.savePolicy({ ...policy, checks: { dutyPromise: { level: 'block', mayOverride: false } } })
    await expect(s.guard.override(of('dutyPromise'))).rejects.toMatchObject({ problem: { code: 'rejected' } })
    expect(s.guard.overrides(all).entries).toEqual([])
  })
  it('are kept with time and name, newest first, and once for a key that is said again', async () => {
    const s = await stage()
    const at = s.hand.clock.now()
    await s.say('a')
    await s.hand.pass(1_000)
    await s.say('b')
    await s.say('b')
    const entries = s.guard.overrides(all).entries
    expect(entries.map((entry) => entry.key)).toEqual([key('b'), key('a')])
    expect(entries[1]).toMatchObject({ at, by: 'Ana Cruz', conversationId: talk })
    const first = s.guard.overrides({ ...all, limit: 1 })
    expect(s.guard.overrides({ ...all, before: first.older })).toMatchObject({ entries: [{ key: key('a') }], older: null })
    expect(s.guard.overrides({ ...all, shopId: sud.id }).entries).toEqual([])
    expect(s.guard.overrides({ ...all, limit: 1 }).entries).toHaveLength(1)
  })
  it('come in pages that lose none of the very same millisecond, of a clock that was set back, or of an entry erased meanwhile', async () => {
    const s = await stage()
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const name of names) await s.say(name)
    s.hand.set(s.hand.clock.now() - 60_000)
    for (const name of ['f', 'g', 'h']) await s.say(name, other)
    const pages = (limit: number, between: (turn: number) => Promise<unknown>) => {
      const read: string[] = []
      const on = async (before: string | null, turn: number): Promise<string[]> => {
        const page = s.guard.overrides({ ...all, before, limit })
        read.push(...page.entries.map((entry) => entry.key))
        await between(turn)
        return page.older === null ? read : on(page.older, turn + 1)
      }
      return on(null, 0)
    }
    const nothing = async () => undefined
    expect(await pages(2, nothing)).toEqual([...['e', 'd', 'c', 'b', 'a'].map(key), ...['h', 'g', 'f'].map(key)])
    await s.say('i', talk)
    const erased = await pages(4, async (turn) => turn === 0 && s.guard.forget([talk]))
    expect(erased.slice(-3)).toEqual(['h', 'g', 'f'].map(key))
  })
  it('grow old with the conversations of their shop, but for held ones', async () => {
    const s = await stage()
    await s.say('a')
    await s.say('held', other)
    await s.say('kept', talk, sud.id)
    await s.hand.pass(31 * day)
    await s.say('young')
    await s.guard.age(
      (shopId) => (shopId === nord.id ? 30 : null),
      (id) => id === other,
    )
    expect(s.guard.overrides(all).entries.map((entry) => entry.key)).toEqual([key('young'), key('kept'), key('held')])
  })
  it('go with an erased customer and with their shop', async () => {
    const s = await stage()
    await s.say('a')
    await s.say('b', other)
    await s.say('c', null, sud.id)
    await s.guard.forget([talk])
    expect(s.guard.overrides(all).entries.map((entry) => entry.key)).toEqual([key('c'), key('b')])
    await s.guard.savePolicy(policy)
    await s.guard.forgetShop(nord.id)
    expect(s.guard.overrides(all).entries.map((entry) => entry.key)).toEqual([key('c')])
    expect(s.documents.get('guard.sealed')).not.toContain('nordlicht')
  })
})
