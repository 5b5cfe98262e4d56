/** A whole app behind the wall with one shop and one backend, as pages meet it. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, expect } from 'vitest'
import type { PagePort } from '../../src/main/app/checkedPort'
import { createApp } from '../../src/main/app/createApp'
import type { Contract, DeskEvent } from '../../src/shared/contract'
import type { Backend, Shop } from '../../src/shared/domain/backend/types'
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

/** An app with no profile yet; it stops when the test ends. */
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
interface Ready {
  app: ReturnType<typeof createApp>
  host: TestHost
  connect(role: 'window' | 'engine'): Calls
  call: Calls
  shop: Shop
  backend: Backend
}
/** With an open profile, a shop and a backend that is connected. */
export const ready = async (host?: TestHost): Promise<Ready> => {
  const all = await stage(host)
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
export const follow = async (call: Calls) => {
  const heard: DeskEvent[] = []
  const stream = await call.sync.events()
  void (async () => {
    for await (const event of stream) heard.push(event)
  })().catch(() => undefined)
  await expect.poll(() => heard.length).toBeGreaterThan(0)
  return heard
}
