/** A whole app behind a real MessagePort, as pages meet it, with one made-up system. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient, ORPCError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, expect } from 'vitest'
import type { PagePort } from '../../src/main/app/checkedPort'
import { createApp } from '../../src/main/app/createApp'
import { type Contract, contract, type DeskEvent } from '../../src/shared/contract'
import type { Backend, Shop } from '../../src/shared/domain/backend/types'
import { createFakeRemote, type FakeRemote } from './fakeSystem'
import { createHost, type TestHost } from './host'

export type Calls = ContractRouterClient<Contract>
interface Wall {
  app: ReturnType<typeof createApp>
  host: TestHost
  remote: FakeRemote
  connect(role: 'window' | 'engine' | 'quick'): { call: Calls; port: MessagePort }
}

const walls: { app: ReturnType<typeof createApp>; ports: MessagePort[] }[] = []
afterEach(async () => {
  for (const { app, ports } of walls.splice(0)) {
    await app.stop()
    for (const port of ports) port.close()
  }
})

/** With no profile yet; it stops when the test ends. */
export const build = async (host = createHost()): Promise<Wall> => {
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
  walls.push({ app, ports })
  return {
    app,
    host,
    remote,
    connect(role) {
      const { port1, port2 } = new MessageChannel()
      ports.push(port1, port2)
      app.serve(port1 as unknown as PagePort, role)
      return { call: createORPCClient(new RPCLink({ port: port2 as never })) as Calls, port: port2 }
    },
  }
}
export const withProfile = async (host?: TestHost) => {
  const wall = await build(host)
  const page = wall.connect('window')
  await page.call.desk.createProfile({ name: 'Ana', pin: '314159', language: 'en' })
  return { ...wall, ...page }
}
export const shop = {
  id: null,
  name: 'Nordlicht',
  code: 'NL',
  colour: 'teal' as const,
  currency: 'EUR',
  languages: ['de'],
  policy: { returnDays: 30, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
  senderName: 'Nordlicht',
  signatures: {},
  undoSeconds: { mail: 0, chat: 0 },
}
export const withBackend = async (host?: TestHost) => {
  const wall = await withProfile(host)
  const saved = await wall.call.backends.saveShop(shop)
  const values = { url: 'https://desk.example', token: 'right' }
  const backend = await wall.call.backends.connect({ shopId: saved.id, system: 'fake', name: 'Fake', values, fetchDays: 30 })
  return { ...wall, shop: saved, shopId: saved.id, backend }
}
interface Ready {
  app: Wall['app']
  host: TestHost
  connect(role: 'window' | 'engine'): Calls
  call: Calls
  shop: Shop
  backend: Backend
}
/** With an open profile, a shop and a backend that is connected. */
export const ready = async (host?: TestHost): Promise<Ready> => {
  const all = await withBackend(host)
  return { ...all, connect: (role) => all.connect(role).call }
}
export const failure = async (promise: Promise<unknown>) => {
  const [error] = await safe(promise)
  if (!(error instanceof ORPCError)) throw new Error(`not a typed error: ${error}`)
  return { code: error.code, defined: error.defined, data: error.data }
}
export const until = async (holds: () => boolean, ms = 3_000) => {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error('did not come about')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
/** Every call of the contract, as `area.call`. */
export const everyCall = (): string[] =>
  Object.entries(contract).flatMap(([area, calls]) => Object.keys(calls).map((name) => `${area}.${name}`))
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
