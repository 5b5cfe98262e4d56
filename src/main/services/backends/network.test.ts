/** The keeper of lines against a network under the test's hand: probes, sleep, sign-in pages, a wrong clock. */
import { describe, expect, it } from 'vitest'
import { createFakeRemote, type FakeRemote } from '../../../../test/contract/fakeSystem'
import { createHost, handClock } from '../../../../test/contract/host'
import type { Lamps } from '../../../shared/domain/backend/types'
import { BackendId } from '../../../shared/domain/ids'
import type { EngineTask } from '../../../shared/domain/sync/types'
import { createServerClock } from '../../app/serverClock'
import { type Http, type HttpAnswer, HttpFailure } from '../../ports'
import { createEngineTasks } from './engineTasks'
import { homeOf } from './form'
import { createLineKeeper } from './lineKeeper'

const a = BackendId.parse('aaaaaa')
const b = BackendId.parse('bbbbbb')
const answerOf = (status: number, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers,
  bytes: new Uint8Array(),
  text: () => '',
})

const build = () => {
  const hand = handClock()
  const host = createHost({ clock: hand.clock })
  const seen = { online: true, lamps: [] as Lamps[], up: [] as BackendId[], tasks: [] as EngineTask[], probed: [] as string[], dropped: 0 }
  const net = { answer: null as HttpAnswer | null }
  const http: Http = {
    async request({ url, headers }) {
      expect(headers).toBeUndefined()
      seen.probed.push(url)
      if (!net.answer) throw new HttpFailure('unreachable', false)
      return net.answer
    },
    socket: host.ports.http.socket,
    dropConnections: () => {
      seen.dropped += 1
    },
  }
  const lines = createLineKeeper({
    ...host.ports,
    http,
    tasks: createEngineTasks(hand.clock, (task) => seen.tasks.push(task)),
    hostOnline: () => seen.online,
    lampsChanged: (lamps) => seen.lamps.push(lamps),
    typing: () => undefined,
    lineUp: (id) => seen.up.push(id),
  })
  const remotes: Record<string, FakeRemote> = { a: createFakeRemote(), b: createFakeRemote() }
  const begin = (id: BackendId, remote: FakeRemote, home: string) => {
    lines.add(id, false)
    const needs = { backendId: id, values: { token: 'right' } } as never
    lines.start(id, remote.system.create(needs), home)
  }
  begin(a, remotes.a as FakeRemote, 'http://a.example/')
  begin(b, remotes.b as FakeRemote, 'http://b.example/')
  const all = (problem: FakeRemote['problem']) => {
    for (const remote of Object.values(remotes)) remote.problem = problem
  }
  const pull = async (id: BackendId) => {
    await lines.pull(id, (connector, signal) => connector.pull(null, 10, signal)).catch(() => undefined)
    await hand.pass(0)
  }
  const both = async () => {
    await pull(a)
    await pull(b)
  }
  return { ...hand, lines, seen, net, remotes, all, pull, both }
}
const portal = () => answerOf(302, { location: 'http://login.hotel.example2/' })

describe('the network’s own probe', () => {
  it('asks a silent backend’s host without credentials, finds the sign-in page, and takes work up when it is gone', async () => {
    const { lines, seen, net, all, both, pass } = build()
    await both()
    all({ code: 'badAnswer', params: { why: 'redirect' } })
    net.answer = portal()
    await both()
    expect(seen.probed).toContain('http://a.example/')
    expect(lines.lamps().network.state).toBe('portal')
    const tasks = seen.tasks.length
    net.answer = answerOf(301, { location: 'https://a.example/' })
    await pass(10_000)
    expect(lines.lamps().network.state).toBe('up')
    expect(seen.tasks.length).toBeGreaterThan(tasks)
    await lines.stopAll()
  })

  it('is not made while any backend answers, nor without a line, and ends with the first answer', async () => {
    const { lines, seen, all, remotes, both, pull, pass } = build()
    if (remotes.a) remotes.a.problem = { code: 'timeout', params: {} }
    await pull(b)
    await pull(a)
    expect(seen.probed).toEqual([])
    all({ code: 'timeout', params: {} })
    seen.online = false
    await both()
    expect(seen.probed).toEqual([])
    expect(lines.lamps().network.state).toBe('down')
    seen.online = true
    await both()
    expect(seen.probed.length).toBeGreaterThan(0)
    expect(lines.lamps().network.state).toBe('unknown')
    all(null)
    await both()
    const asked = seen.probed.length
    await pass(60_000)
    expect(seen.probed.length).toBe(asked)
    await lines.stopAll()
  })

  it('claims no sign-in page for one server that shows a page of its own', async () => {
    const { lines, net, remotes, both } = build()
    if (remotes.a) remotes.a.problem = { code: 'notChatwoot', params: {} }
    net.answer = answerOf(200, { 'content-type': 'text/html' })
    await both()
    expect(lines.lamps().network.state).toBe('up')
    expect(lines.lamps().backends[0]).toMatchObject({ state: 'down', why: { code: 'notChatwoot' } })
    await lines.stopAll()
  })

  it.each([
    ['https://desk.shop.example/chat', 'http://desk.shop.example/'],
    ['desk.shop.example:8443', 'http://desk.shop.example/'],
    ['http://127.0.0.1:4000/x', 'http://127.0.0.1:4000/'],
    ['', null],
    ['http://[', null],
  ])('of %s asks %s', (url, home) => expect(homeOf(createFakeRemote().system, { url })).toBe(home))
})

describe('sleep', () => {
  it('counts no silence as failure, drops old connections at waking, and tells what waits', async () => {
    const { lines, seen, all, both, pass } = build()
    await both()
    lines.sleep()
    all({ code: 'unreachable', params: {} })
    await both()
    expect(lines.lamps().backends.map(({ state }) => state)).toEqual(['up', 'up'])
    seen.up.length = 0
    lines.wake()
    expect(seen.dropped).toBe(1)
    await both()
    expect(lines.lamps().backends.map(({ state }) => state)).toEqual(['up', 'up'])
    all(null)
    await both()
    expect(seen.up).toEqual([a, b])
    await pass(11_000)
    all({ code: 'unreachable', params: {} })
    await both()
    expect(lines.lamps().backends.map(({ state }) => state)).toEqual(['down', 'down'])
    await lines.stopAll()
  })

  it('still hears a refusal, and hears silence again where no waking followed', async () => {
    const { lines, all, both, pass } = build()
    await both()
    lines.sleep()
    all({ code: 'signIn', params: {} })
    await both()
    expect(lines.lamps().backends[0]?.state).toBe('signInNeeded')
    all({ code: 'timeout', params: {} })
    await pass(61_000)
    await both()
    expect(lines.lamps().backends[0]?.state).toBe('down')
    await lines.stopAll()
  })
})

describe('a refused sign-in', () => {
  it('is not tried with every knock, but at once after the person signed in', async () => {
    const { lines, seen, remotes, pull, pass } = build()
    if (remotes.a) remotes.a.problem = { code: 'signIn', params: {} }
    await pull(a)
    seen.tasks.length = 0
    await pass(4 * 60_000)
    expect(seen.tasks.filter((task) => task.backendId === a)).toEqual([])
    await pass(2 * 60_000)
    expect(seen.tasks.filter((task) => task.backendId === a).length).toBeGreaterThan(0)
    seen.tasks.length = 0
    if (remotes.a) remotes.a.problem = null
    await lines.halt(a, false)
    lines.start(a, remotes.a?.system.create({ backendId: a, values: {} } as never) as never, null)
    expect(seen.tasks.filter((task) => task.backendId === a)).toHaveLength(1)
    await lines.stopAll()
  })
})

describe('the servers’ clock', () => {
  const HOUR = 3_600_000
  it('is learned from answers, corrects what is timed, and leaves probes and aged answers out', async () => {
    const { clock, pass } = handClock()
    const told: (number | null)[] = []
    const served = createServerClock(clock, (ahead) => told.push(ahead))
    let headers: Record<string, string> = {}
    const http = served.watch({
      request: async () => answerOf(200, { date: new Date(clock.now() - 2 * HOUR).toUTCString(), ...headers }),
      socket: () => ({ send: () => undefined, close: () => undefined }),
    })
    const ask = (redirect: 'error' | 'answer' = 'error') => http.request({ method: 'GET', url: 'https://a.example/x', redirect })
    headers = { age: '7200' }
    await ask()
    await ask()
    headers = {}
    await ask('answer')
    await ask('answer')
    expect(told).toEqual([])
    await ask()
    await ask()
    expect(told).toHaveLength(1)
    expect(Math.abs((told[0] ?? 0) - 2 * HOUR)).toBeLessThan(1_500)
    expect(Math.abs(clock.now() - served.clock.now() - 2 * HOUR)).toBeLessThan(1_500)
    const before = served.clock.monotonic()
    await pass(5_000)
    expect(served.clock.monotonic() - before).toBe(5_000)
    await ask()
    expect(told).toHaveLength(1)
  })

  it('tells the lamps and wakes what waits by it', async () => {
    const { lines, seen } = build()
    lines.setClock(2 * HOUR)
    expect(seen.lamps.at(-1)?.clockAheadMs).toBe(2 * HOUR)
    expect(seen.up).toEqual([a, b])
    lines.setClock(2 * HOUR)
    expect(seen.up).toEqual([a, b])
    await lines.stopAll()
  })
})
