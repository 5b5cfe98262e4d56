import { ORPCError, safe } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { BackendId } from '../../src/shared/domain/ids'
import { emptyPage } from './fakeSystem'
import { createHost } from './host'
import { build, everyCall, failure, shop, until, withBackend, withProfile } from './stage'

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

  it('denies to a window what is the engine’s and the palette’s, and nothing else, whatever comes to the contract', async () => {
    const { call } = (await build()).connect('window')
    const denied: string[] = []
    for (const path of everyCall()) {
      const [area = '', name = ''] = path.split('.')
      const one = (call as unknown as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>)[area]?.[name]
      const [error] = await safe(one?.({ __wrong: true }) ?? Promise.reject(new Error(path)))
      if (error instanceof ORPCError && error.code === 'DENIED') denied.push(path)
    }
    expect(denied.sort()).toEqual([
      'cases.alert',
      'cases.apply',
      'keeping.erased',
      'keeping.orders',
      'keeping.removed',
      'keeping.round',
      'keeping.space',
      'quick.about',
      'quick.close',
      'quick.front',
      'sync.counts',
      'sync.pull',
      'sync.pullConversation',
      'sync.taskDone',
    ])
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
