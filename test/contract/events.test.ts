import { ORPCError, safe } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { createEventHub } from '../../src/main/app/eventHub'
import type { DeskEvent } from '../../src/shared/contract'
import { build, type Calls, everyCall, failure, until, withBackend, withProfile } from './stage'

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
