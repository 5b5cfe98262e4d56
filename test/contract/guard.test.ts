/** The guard over the wall: policies and the record of overrides, sealed, followed by every window, and gone with their shop. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import type { PagePort } from '../../src/main/app/checkedPort'
import { createApp } from '../../src/main/app/createApp'
import type { Contract, DeskEvent } from '../../src/shared/contract'
import { localId, type OutboxKey } from '../../src/shared/domain/ids'
import { noCounts } from '../../src/shared/domain/keeping/types'
import { createFakeRemote } from './fakeSystem'
import { createHost, type TestHost } from './host'

type Calls = ContractRouterClient<Contract>
const opened: { app: ReturnType<typeof createApp>; ports: MessagePort[] }[] = []
afterEach(async () => {
  for (const { app, ports } of opened.splice(0)) {
    await app.stop()
    for (const port of ports) port.close()
  }
})

const stage = async (host: TestHost = createHost()) => {
  const remote = createFakeRemote()
  const app = createApp(host.ports, {
    demoMode: 'quiet',
    demoClockAt: null,
    resources: 'resources',
    online: () => true,
    systems: [remote.system],
    pinCost: { N: 1024, r: 8, p: 1 },
  })
  await app.start({ openDemo: false })
  const ports: MessagePort[] = []
  opened.push({ app, ports })
  const connect = (role: 'window' | 'engine'): Calls => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    app.serve(port1 as unknown as PagePort, role)
    return createORPCClient(new RPCLink({ port: port2 as never }))
  }
  return { app, host, connect }
}
const ready = async () => {
  const all = await stage()
  const call = all.connect('window')
  await call.desk.createProfile({ name: 'Ana', pin: '314159', language: 'en' })
  const shop = await call.backends.saveShop({
    id: null,
    name: 'Nordlicht',
    code: 'NL',
    colour: 'teal',
    currency: 'EUR',
    languages: ['de'],
    policy: { returnDays: 30, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
    senderName: 'Nordlicht',
    signatures: {},
    undoSeconds: { mail: 0, chat: 0 },
  })
  const [system] = await call.backends.systems()
  const backend = await call.backends.connect({
    shopId: shop.id,
    system: system?.system ?? '',
    name: 'One',
    values: { url: 'https://desk.example', token: 'right' },
    fetchDays: 30,
  })
  return { ...all, call, shop, backend }
}
/** Follows a page's events until its stream ends. */
const follow = async (call: Calls) => {
  const heard: DeskEvent[] = []
  const stream = await call.sync.events()
  void (async () => {
    for await (const event of stream) heard.push(event)
  })().catch(() => undefined)
  await expect.poll(() => heard.length).toBeGreaterThan(0)
  return heard
}
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
