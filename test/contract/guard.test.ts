/** The guard over the wall: policies and the record of overrides, sealed, followed by every window, and gone with their shop. */
import { describe, expect, it } from 'vitest'
import { localId, type OutboxKey } from '../../src/shared/domain/ids'
import { noCounts } from '../../src/shared/domain/keeping/types'
import { follow, ready } from './stage'

const policyOf = (shopId: string) => ({
  shopId,
  checks: { dutyPromise: { level: 'block' as const, mayOverride: true } },
  names: ['Nordlicht Outlet'],
  hosts: [],
  contacts: [],
})
const key = 'k'.repeat(32) as OutboxKey
const reason = 'The owner pays for this one'

describe('the guard', () => {
  it('answers one policy a shop, and every window hears of a change', async () => {
    const { call, connect, shop } = await ready()
    expect((await call.guard.policies()).policies).toEqual([{ shopId: shop.id, checks: {}, names: [], hosts: [], contacts: [] }])
    const other = await follow(connect('window'))
    await call.guard.savePolicy(policyOf(shop.id))
    await expect.poll(() => other.some((event) => event.type === 'guard')).toBe(true)
    expect((await call.guard.policies()).policies).toEqual([policyOf(shop.id)])
  })
  it('keeps the record sealed over a lock, shows it to nobody meanwhile, and drops it with its time and its shop', async () => {
    const { call, connect, shop, backend } = await ready()
    const conversationId = localId(backend.id, 'c', 1)
    const overrides = [{ check: 'dutyPromise' as const, rule: 'free', reason }]
    await call.guard.override({ shopId: shop.id, conversationId, key, overrides })
    await expect(
      call.guard.override({ shopId: shop.id, conversationId, key, overrides: [{ check: 'cardNumber', rule: 'visa', reason }] }),
    ).rejects.toMatchObject({
      data: { problem: { code: 'rejected' } },
    })
    await expect(
      call.guard.override({ shopId: shop.id, conversationId, key, overrides: [{ check: 'dutyPromise', rule: 'free', reason: 'no' }] }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    const ask = { shopId: null, before: null, limit: 10 }
    expect((await call.guard.overrides(ask)).entries).toMatchObject([{ by: 'Ana', conversationId, overrides }])
    await call.desk.lock()
    await expect(call.guard.overrides(ask)).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(call.guard.policies()).rejects.toMatchObject({ code: 'LOCKED' })
    const locked = await call.desk.state()
    if (locked.type !== 'locked') throw new Error('not locked')
    await call.desk.unlock({ profileId: locked.profile.id, pin: '314159' })
    expect((await call.guard.overrides(ask)).entries).toHaveLength(1)
    // As young as its conversation may be, it stays; the round asks the shop's own rule.
    await connect('engine').keeping.round({ counts: noCounts, held: [] })
    expect((await call.guard.overrides(ask)).entries).toHaveLength(1)
    await call.guard.savePolicy(policyOf(shop.id))
    await call.backends.remove({ backendId: backend.id })
    expect((await call.guard.overrides(ask)).entries).toEqual([])
    expect((await call.guard.policies()).policies.every(({ checks }) => Object.keys(checks).length === 0)).toBe(true)
  })
})
