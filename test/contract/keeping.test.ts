/** Keeping over the wall: what only the engine may ask, what a lock does to every window, what a hold refuses, receipts. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import type { PagePort } from '../../src/main/app/checkedPort'
import { createApp } from '../../src/main/app/createApp'
import type { Contract, DeskEvent } from '../../src/shared/contract'
import { localId } from '../../src/shared/domain/ids'
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
const codeOf = async (promise: Promise<unknown>) => {
  const { error } = await safe(promise)
  return (
    (error as { code?: string; data?: { problem?: { code: string } } } | null)?.data?.problem?.code ??
    (error as { code?: string } | null)?.code
  )
}

describe('keeping over the wall', () => {
  it('gives orders to the engine alone', async () => {
    const { call, connect } = await ready()
    expect(await codeOf(call.keeping.orders())).toBe('DENIED')
    expect(
      await codeOf(
        call.keeping.erased({
          id: 'x',
          counts: noCounts,
          found: { customerIds: [], conversationIds: [], recordIds: [], hashes: [] },
          files: [],
        }),
      ),
    ).toBe('DENIED')
    expect(await connect('engine').keeping.orders()).toMatchObject({ holds: [], erasures: [], rules: [{ rule: { done: 3 } }] })
  })
  it('warns every window before another one, or the system, locks the desk', async () => {
    const { call, connect, app } = await ready()
    const other = connect('window')
    const [first, second] = [await follow(call), await follow(other)]
    await call.desk.lock()
    for (const heard of [first, second]) {
      const lockedAt = () => heard.findIndex((event) => event.type === 'desk' && event.state.type === 'locked')
      await expect.poll(lockedAt).toBeGreaterThanOrEqual(0)
      const warned = heard.findIndex(({ type }) => type === 'leaving')
      const locked = lockedAt()
      expect(warned).toBeGreaterThanOrEqual(0)
      expect(warned).toBeLessThan(locked)
    }
    const [profile] = await call.desk.state().then((state) => (state.type === 'locked' ? [state.profile] : []))
    await call.desk.unlock({ profileId: profile?.id as never, pin: '314159' })
    await call.desk.saveSettings({ lockWithScreen: false })
    await app.hostLeaves('screen')
    expect(app.state().type).toBe('open')
    await app.hostLeaves('sleep')
    expect(app.state().type).toBe('locked')
  })
  it('a hold refuses erasure and removal; lifted, the removal gives its receipt', async () => {
    const { call, connect, backend, shop } = await ready()
    const engine = connect('engine')
    const tasks = await follow(engine)
    const target = { type: 'customer' as const, id: localId(backend.id, 'u', 1) }
    const hold = await call.keeping.hold({ backendId: backend.id, target, reason: 'Chargeback' })
    expect(await codeOf(call.keeping.erase({ shopId: shop.id, customerIds: [target.id], conversationIds: [] }))).toBe('legalHold')
    expect(await codeOf(call.backends.remove({ backendId: backend.id }))).toBe('legalHold')
    expect((await call.backends.list()).backends).toHaveLength(1)
    await call.keeping.lift({ holdId: hold.id })
    const removing = call.backends.remove({ backendId: backend.id })
    await expect.poll(() => tasks.find((event) => event.type === 'task' && event.task.type === 'forget')).toBeTruthy()
    await engine.keeping.removed({ backendId: backend.id, counts: { ...noCounts, messages: 12 } })
    await engine.sync.taskDone({ type: 'forget', backendId: backend.id })
    await removing
    const [receipt] = (await call.keeping.state()).receipts
    expect(receipt).toMatchObject({ what: 'removal', counts: { messages: 12 } })
    expect(receipt?.doneAt).not.toBeNull()
  })
  it('an erasure goes to the engine, and every page hears what to drop', async () => {
    const { call, connect, backend, shop } = await ready()
    const engine = connect('engine')
    const heard = await follow(call)
    const ids = { customerIds: [localId(backend.id, 'u', 1)], conversationIds: [localId(backend.id, 'c', 1)] }
    const erasing = call.keeping.erase({ shopId: shop.id, ...ids })
    const pending = async () => (await engine.keeping.orders()).erasures.find((one) => one.pending)
    await expect.poll(pending).toBeTruthy()
    const order = await pending()
    await engine.keeping.erased({
      id: order?.id ?? '',
      counts: { ...noCounts, messages: 3 },
      found: { ...ids, recordIds: [], hashes: ['h'] },
      files: [],
    })
    expect(await erasing).toMatchObject({ what: 'erasure', counts: { messages: 3 } })
    expect(heard.find(({ type }) => type === 'erased')).toMatchObject(ids)
  })
  it('stands sealed: neither reason nor id lies readable in the profile', async () => {
    const { call, backend, host } = await ready()
    await call.keeping.hold({
      backendId: backend.id,
      target: { type: 'conversation', id: localId(backend.id, 'c', 4711) },
      reason: 'Quittenmarmelade',
    })
    for (const bytes of host.disk.values()) expect(Buffer.from(bytes).includes('Quittenmarmelade')).toBe(false)
    expect([...host.disk.keys()].some((name) => name.endsWith('keeping.sealed'))).toBe(true)
  })
})
