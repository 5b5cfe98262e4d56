/** The wall over a real MessagePort: what goes wrong arrives as a typed error, and what is not allowed is not done. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient, ORPCError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import type { PagePort } from '../../src/main/app/checkedPort'
import { createApp } from '../../src/main/app/createApp'
import { createEventHub } from '../../src/main/app/eventHub'
import { type Contract, contract, type DeskEvent } from '../../src/shared/contract'
import { BackendId } from '../../src/shared/domain/ids'
import { createFakeRemote, emptyPage, type FakeRemote } from './fakeSystem'
import { createHost, type TestHost } from './host'

type Calls = ContractRouterClient<Contract>
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

const build = async (host = createHost()): Promise<Wall> => {
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
const withProfile = async (host?: TestHost) => {
  const wall = await build(host)
  const page = wall.connect('window')
  await page.call.desk.createProfile({ name: 'Ana', pin: '314159', language: 'en' })
  return { ...wall, ...page }
}
const shop = {
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
const withBackend = async (host?: TestHost) => {
  const wall = await withProfile(host)
  const { id: shopId } = await wall.call.backends.saveShop(shop)
  const values = { url: 'https://desk.example', token: 'right' }
  const backend = await wall.call.backends.connect({ shopId, system: 'fake', name: 'Fake', values, fetchDays: 30 })
  return { ...wall, shopId, backend }
}
const failure = async (promise: Promise<unknown>) => {
  const [error] = await safe(promise)
  if (!(error instanceof ORPCError)) throw new Error(`not a typed error: ${error}`)
  return { code: error.code, defined: error.defined, data: error.data }
}
const until = async (holds: () => boolean, ms = 3_000) => {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error('did not come about')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('the wall', () => {
  it('answers a call that nobody knows as not found', async () => {
    const { call } = (await build()).connect('window')
    const unknown = call as unknown as { desk: { burn(): Promise<unknown> } }
    expect((await failure(unknown.desk.burn())).code).toBe('NOT_FOUND')
  })

  it('refuses bad input with its issues and leaves the desk alone', async () => {
    const { call } = (await build()).connect('window')
    const refused = await failure(call.desk.createProfile({ name: '', pin: '314159', language: 'tlh' as 'en' }))
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', defined: true })
    expect((refused.data as { issues: { path: string[] }[] }).issues.map(({ path }) => path[0])).toEqual(['name', 'language'])
    expect(await call.desk.state()).toMatchObject({ type: 'closed', profiles: [] })
  })

  it('refuses output that breaks the contract, and logs no text of it', async () => {
    const wall = await withBackend()
    const engine = wall.connect('engine')
    wall.remote.page = { ...emptyPage(), cursor: 'secret words' as never, more: 'secret words' as never }
    expect(await failure(engine.call.sync.pull({ backendId: wall.backend.id, cursor: null, limit: 10 }))).toEqual({
      code: 'PROBLEM',
      defined: true,
      data: { problem: { code: 'unexpected', params: {} } },
    })
    expect(wall.host.log.join()).toContain('call.unexpected')
    expect(wall.host.log.join()).not.toContain('secret words')
  })

  it('words what nobody expected as a problem, without its message', async () => {
    const wall = await withProfile()
    wall.host.ports.openLink.open = async () => {
      throw new Error('secret words')
    }
    expect((await failure(wall.call.desk.openLink({ url: 'https://a.example' }))).data).toEqual({
      problem: { code: 'unexpected', params: {} },
    })
    expect(wall.host.log.join()).not.toContain('secret words')
  })

  it('says that the disk is full', async () => {
    const wall = await withProfile()
    const replace = wall.host.ports.files.replace
    wall.host.ports.files.replace = async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    }
    expect((await failure(wall.call.desk.saveAppearance({ theme: 'dark' }))).data).toEqual({ problem: { code: 'diskFull', params: {} } })
    wall.host.ports.files.replace = replace
  })

  it('rejects what waits when the port closes', async () => {
    const wall = await withBackend()
    const engine = wall.connect('engine')
    wall.remote.silent = true
    const waiting = engine.call.sync.pull({ backendId: wall.backend.id, cursor: null, limit: 10 })
    waiting.catch(() => undefined)
    await until(() => wall.remote.running === 1)
    engine.port.close()
    await expect(waiting).rejects.toThrow()
  })

  it.each([
    ['text that is no JSON', 'garbage'],
    ['a message without a call', '{"i":1}'],
    ['a call without an address', '{"i":1,"p":{"u":7}}'],
    ['an address elsewhere', '{"i":1,"p":{"u":"http://other.example/desk/state"}}'],
    ['a form that cannot be read', '{"i":1,"p":{"u":"/desk/state","h":{"content-type":"multipart/form-data"},"b":"x"}}'],
    ['an object', { i: 1, p: { u: '/desk/state' } }],
    ['bytes', new Uint8Array([1, 255, 3])],
    ['nothing', null],
  ])('closes the port of a page that sends %s, and serves the others on', async (_name, sent) => {
    const wall = await build()
    const other = wall.connect('window')
    const { call, port } = wall.connect('window')
    expect((await call.desk.state()).type).toBe('closed')
    const closed = new Promise((resolve) => port.once('close', resolve))
    port.postMessage(sent)
    await closed
    expect((await other.call.desk.state()).type).toBe('closed')
    expect(wall.host.log.join()).toContain('port.garbled')
  })

  it.each(['pull', 'pullConversation', 'taskDone', 'counts'] as const)('denies sync.%s to a window', async (name) => {
    const { call } = await withProfile()
    const backendId = BackendId.parse('abcdef')
    const calls = {
      pull: () => call.sync.pull({ backendId, cursor: null, limit: 10 }),
      pullConversation: () => call.sync.pullConversation({ backendId, conversationId: 'abcdef~c~1' as never, before: null, limit: 10 }),
      taskDone: () => call.sync.taskDone({ type: 'pull', backendId }),
      counts: () => call.sync.counts({ unread: 1, open: 1 }),
    }
    expect(await failure(calls[name]())).toMatchObject({ code: 'DENIED', defined: true })
  })

  it('lets nothing through while no profile is open, and nothing but the door while locked', async () => {
    const wall = await withBackend()
    const { call } = wall
    expect((await call.desk.keys()).backends).toHaveLength(1)
    await call.desk.lock()
    for (const locked of [
      call.desk.keys(),
      call.desk.team(),
      call.backends.list(),
      call.outbox.list(),
      call.backends.lamps(),
      call.desk.openLink({ url: 'https://a.example' }),
      // Locked speaks before the input is looked at.
      call.desk.saveSettings({ density: 'none' as never }),
    ]) {
      expect(await failure(locked)).toMatchObject({ code: 'LOCKED', defined: true })
    }
    expect(await call.desk.state()).toMatchObject({ type: 'locked', queued: 0 })
    expect((await call.desk.info()).platform).toBe('linux')
    await call.desk.signOut()
    expect((await failure(call.backends.list())).code).toBe('LOCKED')
    expect(wall.remote.made.every(({ closed }) => closed)).toBe(true)
  })

  it('opens again with the right PIN only, and says how long to wait', async () => {
    const { call } = await withBackend()
    await call.desk.lock()
    const state = await call.desk.state()
    if (state.type !== 'locked') throw new Error('not locked')
    const profileId = state.profile.id
    for (let tries = 0; tries < 4; tries += 1) {
      expect((await failure(call.desk.unlock({ profileId, pin: '000000' }))).data).toEqual({ waitMs: 0 })
    }
    const slowed = (await failure(call.desk.unlock({ profileId, pin: '000000' }))).data as { waitMs: number }
    expect(slowed.waitMs).toBeGreaterThan(4_000)
    expect(slowed.waitMs).toBeLessThanOrEqual(5_000)
    // While the wait runs even the right one is not looked at.
    const early = await failure(call.desk.unlock({ profileId, pin: '314159' }))
    expect(early.code).toBe('WRONG_PIN')
  })

  it('refuses a PIN that is too short for this system, with an issue', async () => {
    const { call } = (await build(createHost({ keyStore: false }))).connect('window')
    const refused = await failure(call.desk.createProfile({ name: 'Ana', pin: '314159', language: 'en' }))
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', defined: true, data: { issues: [{ minimum: 12, path: ['pin'] }] } })
  })

  it('never lets a secret out', async () => {
    const { call, host } = await withBackend()
    expect(JSON.stringify(await call.backends.list())).not.toContain('right')
    expect((await call.backends.list()).backends[0]?.settings).toEqual({ url: 'https://desk.example', folder: 'INBOX' })
    for (const bytes of host.disk.values()) expect(Buffer.from(bytes).includes('desk.example')).toBe(false)
    expect(host.log.join()).not.toContain('desk.example')
  })

  it('opens only links that the door knows', async () => {
    const { call, host } = await withProfile()
    await call.desk.openLink({ url: 'https://a.example' })
    expect((await failure(call.desk.openLink({ url: 'file:///etc/passwd' }))).code).toBe('DENIED')
    expect(host.opened).toEqual(['https://a.example'])
  })
})

/** Every call of the contract, as `area.call`. */
const everyCall = (): string[] => Object.entries(contract).flatMap(([area, calls]) => Object.keys(calls).map((name) => `${area}.${name}`))

describe('the quick palette’s page', () => {
  const mine = [
    'desk.copyText',
    'desk.state',
    'library.get',
    'library.pins',
    'library.search',
    'library.used',
    'quick.about',
    'quick.close',
    'quick.front',
    'sync.events',
  ]
  it('may call what it needs and nothing else, whatever comes to the contract', async () => {
    const wall = await withProfile()
    const { call } = wall.connect('quick')
    const through: string[] = []
    for (const path of everyCall()) {
      const [area = '', name = ''] = path.split('.')
      const one = (call as unknown as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>)[area]?.[name]
      // Bad input is looked at first: so it is told apart from what is refused.
      const [error] = await safe(one?.({ __wrong: true }) ?? Promise.reject(new Error(path)))
      if (!(error instanceof ORPCError) || error.code !== 'DENIED') through.push(path)
    }
    expect(through.sort()).toEqual(mine)
    // None of the others was carried out: the profile stands as it was.
    expect(await wall.call.desk.state()).toMatchObject({ type: 'open' })
  })
  it('alone is told whom a text is for, and is told nothing of a locked desk', async () => {
    const wall = await withProfile()
    const { call } = wall.connect('quick')
    expect((await failure(wall.call.quick.about())).code).toBe('DENIED')
    expect(await call.quick.about()).toMatchObject({ agentName: 'Ana', last: null })
    await wall.call.desk.lock()
    expect((await failure(call.quick.about())).code).toBe('LOCKED')
    expect(await call.desk.state()).toMatchObject({ type: 'locked' })
  })
  it('hears of no draft, no reply, no customer', async () => {
    const wall = await withBackend()
    const heard: DeskEvent[] = []
    const stream = await wall.connect('quick').call.sync.events()
    const work = (async () => {
      for await (const event of stream) heard.push(event)
    })()
    work.catch(() => undefined)
    await until(() => heard.length > 0)
    wall.remote.made.at(-1)?.knock({ type: 'typing', conversationId: 'x~c~1' as never, name: 'Ben', agent: true, on: true })
    await wall.call.desk.saveSettings({ theme: 'dark' })
    await until(() => heard.some(({ type }) => type === 'settings'))
    expect(heard.map(({ type }) => type).filter((type) => !['hello', 'desk', 'settings', 'library', 'quick'].includes(type))).toEqual([])
  })
})

describe('the stream of events', () => {
  const listen = async (call: Calls) => {
    const heard: DeskEvent[] = []
    const stream = await call.sync.events()
    const ended = (async () => {
      for await (const event of stream) heard.push(event)
    })()
    // A port that closes ends it with an error; tests that look at the end await it themselves.
    ended.catch(() => undefined)
    await until(() => heard.length > 0)
    return { heard, ended, stream }
  }

  it('says hello first, then what happens', async () => {
    const wall = await build()
    const { call } = wall.connect('window')
    const { heard } = await listen(call)
    await call.desk.createProfile({ name: 'Ana', pin: '314159', language: 'ar' })
    await until(() => heard.some(({ type }) => type === 'desk'))
    expect(heard[0]).toEqual({ type: 'hello' })
    expect(heard.at(-1)).toMatchObject({ type: 'desk', state: { type: 'open', settings: { language: 'ar' } } })
  })

  it('gives tasks to the engine alone, and nothing of the profile while locked', async () => {
    const wall = await withBackend()
    const page = await listen(wall.call)
    const engine = await listen(wall.connect('engine').call)
    await until(() => engine.heard.some(({ type }) => type === 'task'))
    expect(page.heard.some(({ type }) => type === 'task')).toBe(false)
    await wall.call.desk.lock()
    const before = engine.heard.length
    wall.remote.made.at(-1)?.knock({ type: 'typing', conversationId: 'x~c~1' as never, name: 'Ben', agent: true, on: true })
    wall.app.command('list.next')
    await until(() => engine.heard.some(({ type }) => type === 'command'))
    expect(engine.heard.slice(before).map(({ type }) => type)).not.toContain('typing')
  })

  it('asks a new engine for everything, so that a task lost with the old one does no harm', async () => {
    const wall = await withBackend()
    for (let engines = 0; engines < 2; engines += 1) {
      const { call, port } = wall.connect('engine')
      const { heard } = await listen(call)
      await until(() => heard.some((event) => event.type === 'task' && event.task.type === 'pull'))
      port.close()
    }
  })

  it('ends an earlier stream of the same page', async () => {
    const { call } = (await build()).connect('window')
    const first = await listen(call)
    await listen(call)
    await first.ended
  })

  it('ends a stream whose page does not keep up, instead of losing events', async () => {
    const hub = createEventHub(
      () => true,
      () => undefined,
    )
    const stream = hub.listen({ role: 'window', end: null }, undefined)
    for (let sent = 0; sent < 5_000; sent += 1) hub.emit({ type: 'command', id: String(sent) })
    const heard: DeskEvent[] = []
    for await (const event of stream) heard.push(event)
    // What it did hear has no gap, and the stream is over: the page comes again and reads anew.
    expect(heard[0]).toEqual({ type: 'hello' })
    expect(heard.slice(1).every((event, at) => event.type === 'command' && event.id === String(at))).toBe(true)
  })
})

describe('shops and backends over the wall', () => {
  it('refuses to connect what does not pass its test, and keeps nothing of it', async () => {
    const { call } = await withProfile()
    const { id: shopId } = await call.backends.saveShop(shop)
    const wrong = { url: 'https://desk.example', token: 'wrong' }
    const refused = await failure(call.backends.connect({ shopId, system: 'fake', name: 'Fake', values: wrong, fetchDays: 30 }))
    expect(refused).toEqual({ code: 'PROBLEM', defined: true, data: { problem: { code: 'signIn', params: {} } } })
    const missing = await failure(call.backends.test({ system: 'fake', values: { url: 'https://desk.example' } }))
    expect(missing.data).toEqual({ problem: { code: 'rejected', params: { field: 'token' } } })
    expect((await call.backends.list()).backends).toEqual([])
    expect((await call.desk.keys()).backends).toEqual([])
  })

  it('removes a backend with its key once the engine has forgotten its rows', async () => {
    const wall = await withBackend()
    const engine = wall.connect('engine')
    const stream = await engine.call.sync.events()
    const work = async () => {
      for await (const event of stream) {
        if (event.type === 'task' && event.task.type === 'forget') await engine.call.sync.taskDone(event.task)
      }
    }
    work().catch(() => undefined)
    const wanted = {
      backendId: wall.backend.id,
      attachmentId: `${wall.backend.id}~f~1` as never,
      ref: '1',
      name: 'a.png',
      mime: 'image/png',
    }
    await wall.call.backends.attachment(wanted)
    const named = () => [...wall.host.disk.keys()].filter((name) => name.includes(wall.backend.id))
    expect(named().length).toBeGreaterThan(0)
    await wall.call.backends.remove({ backendId: wall.backend.id })
    expect(named()).toEqual([])
    expect((await wall.call.desk.keys()).backends).toEqual([])
    for (const [name, bytes] of wall.host.disk)
      if (name.endsWith('keys.json')) expect(Buffer.from(bytes).includes(wall.backend.id)).toBe(false)
    expect((await failure(wall.call.backends.retest({ backendId: wall.backend.id }))).data).toMatchObject({ problem: { code: 'notFound' } })
  })

  it('keeps attachments sealed, fetches each once, and saves under a safe name', async () => {
    const wall = await withBackend()
    const wanted = {
      backendId: wall.backend.id,
      attachmentId: `${wall.backend.id}~f~1` as never,
      ref: '1',
      name: '../a\u202E.png',
      mime: '',
    }
    const [first, second] = await Promise.all([wall.call.backends.attachment(wanted), wall.call.backends.attachment(wanted)])
    expect(Buffer.from(first.base64, 'base64').toString()).toBe('planted picture bytes')
    expect(second).toEqual(first)
    await wall.call.backends.saveAttachment(wanted)
    expect(wall.remote.fetched).toBe(1)
    expect(wall.host.saved.map(({ name }) => name)).toEqual(['_a.png'])
    for (const bytes of wall.host.disk.values()) expect(Buffer.from(bytes).includes('planted')).toBe(false)
  })

  it('finds everything again after a restart', async () => {
    const wall = await withBackend()
    await wall.app.stop()
    const again = await build(createHost({ disk: wall.host.disk }))
    const { call } = again.connect('window')
    const state = await call.desk.state()
    if (state.type !== 'closed') throw new Error('not closed')
    await call.desk.unlock({ profileId: state.profiles[0]?.id as never, pin: '314159' })
    expect((await call.backends.list()).backends).toEqual([wall.backend])
    await until(() => again.remote.made.some(({ listening, needs }) => listening && needs.values.token === 'right'))
  })

  it('keeps lines running while locked, and pauses them on demand', async () => {
    const wall = await withBackend()
    await wall.call.desk.lock()
    expect(wall.remote.made.filter(({ listening }) => listening)).toHaveLength(1)
    const state = await wall.call.desk.state()
    if (state.type !== 'locked') throw new Error('not locked')
    await wall.call.desk.unlock({ profileId: state.profile.id, pin: '314159' })
    await wall.call.backends.pause({ backendId: wall.backend.id, paused: true })
    expect(wall.remote.made.filter(({ listening }) => listening)).toHaveLength(0)
    expect((await wall.call.backends.lamps()).backends[0]?.state).toBe('paused')
    const engine = wall.connect('engine')
    const refused = await failure(engine.call.sync.pull({ backendId: wall.backend.id, cursor: null, limit: 10 }))
    expect(refused.data).toEqual({ problem: { code: 'paused', params: {} } })
  })

  it('keeps a secret left empty when signing in again', async () => {
    const wall = await withBackend()
    const values = { url: 'https://new.example', token: '' }
    const updated = await wall.call.backends.update({ backendId: wall.backend.id, name: 'Renamed', values })
    expect(updated).toMatchObject({ name: 'Renamed', settings: { url: 'https://new.example' } })
    expect(wall.remote.made.at(-1)?.needs.values).toMatchObject({ url: 'https://new.example', token: 'right' })
    const refused = await failure(wall.call.backends.update({ backendId: wall.backend.id, values: { token: 'wrong' } }))
    expect(refused.data).toEqual({ problem: { code: 'signIn', params: {} } })
    expect(wall.remote.made.filter(({ listening }) => listening)).toHaveLength(1)
  })
})
