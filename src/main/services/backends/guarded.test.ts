import { describe, expect, it } from 'vitest'
import { createFakeRemote } from '../../../../test/contract/fakeSystem'
import { createHost, handClock } from '../../../../test/contract/host'
import { BackendId, ShopId } from '../../../shared/domain/ids'
import { openDispute } from '../../../shared/domain/outbox/outbox.fixture'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Connector, ConnectorNeeds, Delivery } from '../../connectors/connector'
import { createGate } from './gate'
import { guardConnector } from './guarded'

const build = (change: (connector: Connector) => Partial<Connector> = () => ({}), random = 0) => {
  const hand = handClock()
  const remote = createFakeRemote()
  const { ports } = createHost({ clock: hand.clock })
  const needs: ConnectorNeeds = {
    ...ports,
    backendId: BackendId.parse('aaaaaa'),
    shopId: ShopId.parse('shop'),
    values: { token: 'right' },
    fetchDays: 30,
    store: { get: async () => null, set: async () => undefined },
    hmac: (text) => text,
  }
  const connector = remote.system.create(needs)
  const heard: (Problem | null)[] = []
  const gate = createGate(hand.clock, () => random)
  const guarded = guardConnector({ ...connector, ...change(connector) }, gate, (problem) => heard.push(problem))
  return { ...hand, remote, gate, guarded, heard, signal: new AbortController().signal }
}
const delivery = { key: 'k'.repeat(16), conversationId: null, index: 0, files: [], sender: { name: '' } } as unknown as Delivery
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { problem?: Problem }) => error.problem?.code ?? String(error),
  )

describe('a guarded connector', () => {
  it('runs four calls at once and the rest after, one place of them for replies alone', async () => {
    const { guarded, remote, signal } = build()
    await Promise.all(Array.from({ length: 20 }, () => guarded.pull(null, 10, signal)))
    expect(remote.most).toBe(3)
    expect(remote.pulls).toHaveLength(20)
  })

  it('passes on every verb its connector has, and none beside', () => {
    const verbs = {
      drop: () => undefined,
      search: async () => ({ conversationIds: [], more: false }),
      orderHeads: async () => [],
      disputeHead: async () => openDispute,
      typing: async () => undefined,
    }
    const { guarded } = build(() => verbs)
    expect(Object.keys(verbs).filter((verb) => !(verb in guarded))).toEqual([])
    const bare = build(
      () => ({ drop: undefined, search: undefined, orderHeads: undefined, disputeHead: undefined, typing: undefined }) as never,
    ).guarded
    expect(Object.keys(verbs).filter((verb) => verb in bare)).toEqual([])
  })

  it('lets a reply go while all of the background stands still', async () => {
    const { guarded, remote, gate, signal, pass } = build()
    remote.silent = true
    const pulls = Array.from({ length: 10 }, () => problemOf(guarded.pull(null, 10, signal)))
    await pass(0)
    remote.silent = false
    expect(await guarded.deliver(delivery, signal)).toMatchObject({ type: 'sent' })
    gate.shut()
    await Promise.all(pulls)
  })

  it('does not draw out a silence by refusing calls within it', async () => {
    const { guarded, gate, signal, clock, pass } = build(undefined, 0.9)
    gate.limited(clock.now() + 10_000)
    const until = gate.quietUntil()
    for (let at = 0; at < 5; at += 1) {
      expect(await problemOf(guarded.pull(null, 10, signal))).toBe('rateLimited')
      await pass(1_000)
    }
    expect(gate.quietUntil()).toBe(until)
    await pass(5_000)
    expect((await guarded.deliver(delivery, signal)).type).toBe('sent')
  })

  it('ends a call at its deadline, even when the connector does not heed it, and lets the next one in', async () => {
    const { guarded, remote, heard, signal, pass } = build()
    remote.silent = true
    const late = Array.from({ length: 3 }, () => problemOf(guarded.pull(null, 10, signal)))
    await pass(29_999)
    expect(heard).toEqual([])
    await pass(1)
    expect(await Promise.all(late)).toEqual(['timeout', 'timeout', 'timeout'])
    remote.silent = false
    expect(await guarded.pull(null, 10, signal)).toMatchObject({ cursor: 'c1' })
    expect(heard.map((each) => each?.code ?? 'well')).toEqual(['timeout', 'timeout', 'timeout', 'well'])
  })

  it('asks again after an hour at most, whatever the server named and whoever sets the clock', async () => {
    const { guarded, remote, clock, signal, pass } = build()
    remote.problem = { code: 'rateLimited', params: {} }
    remote.retryAt = clock.now() + 24 * 60 * 60_000
    await problemOf(guarded.pull(null, 10, signal))
    remote.problem = null
    await pass(59 * 60_000)
    expect(await problemOf(guarded.pull(null, 10, signal))).toBe('rateLimited')
    await pass(2 * 60_000)
    expect(await problemOf(guarded.pull(null, 10, signal))).toBeNull()
  })

  it('gives a large file the time it needs', async () => {
    const { guarded, signal, pass } = build(() => ({ deliver: () => new Promise(() => undefined) }))
    let ended = false
    const bytes = new Uint8Array(20_000_000)
    const sending = guarded.deliver({ ...delivery, files: [{ name: 'a', mime: 'a/b', bytes }] }, signal).then((outcome) => {
      ended = true
      return outcome
    })
    await pass(1_000_000)
    expect(ended).toBe(false)
    await pass(200_000)
    expect((await sending).type).toBe('unknown')
  })

  it('stays silent as long as the server asked for it', async () => {
    const { guarded, remote, clock, signal, pass } = build()
    remote.problem = { code: 'rateLimited', params: {} }
    remote.retryAt = clock.now() + 5_000
    expect(await problemOf(guarded.pull(null, 10, signal))).toBe('rateLimited')
    remote.problem = null
    expect(await problemOf(guarded.head('c' as never, signal))).toBe('rateLimited')
    expect(await guarded.deliver(delivery, signal)).toMatchObject({ type: 'notSent', final: false, retryAt: remote.retryAt })
    expect(remote.pulls).toHaveLength(1)
    await pass(5_000)
    expect(await guarded.deliver(delivery, signal)).toMatchObject({ type: 'sent' })
  })

  it('calls a delivery unknown once it was begun, and not sent when it was not', async () => {
    const cut = build()
    cut.remote.silent = true
    const sending = cut.guarded.deliver(delivery, cut.signal)
    await cut.pass(0)
    cut.gate.shut()
    await cut.pass(5_000)
    expect(await sending).toEqual({ type: 'unknown', why: { code: 'cancelled', params: {} } })
    expect(await cut.guarded.deliver(delivery, cut.signal)).toMatchObject({ type: 'notSent', final: false })
    const thrown = build(() => ({
      deliver: async () => {
        throw new Error('bug')
      },
    }))
    expect(await thrown.guarded.deliver(delivery, thrown.signal)).toEqual({ type: 'unknown', why: { code: 'unexpected', params: {} } })
  })

  it('lets a cut delivery say itself how it ended', async () => {
    const { guarded, gate, signal, pass } = build(() => ({
      deliver: (_delivery, within) =>
        new Promise((resolve) => {
          within.addEventListener('abort', () =>
            setImmediate(() => resolve({ type: 'notSent', why: { code: 'cancelled', params: {} }, final: false, retryAt: null })),
          )
        }),
    }))
    const sending = guarded.deliver(delivery, signal)
    await pass(0)
    gate.shut()
    expect(await sending).toMatchObject({ type: 'notSent' })
  })

  it('never turns a look-up that could not be made into an answer', async () => {
    const { guarded, remote, signal } = build()
    remote.problem = { code: 'unreachable', params: {} }
    expect(await problemOf(guarded.lookUp(delivery, 0, signal))).toBe('unreachable')
  })

  it('ends what runs when it is shut', async () => {
    const { guarded, gate, remote, signal, pass } = build()
    remote.silent = true
    const all = Array.from({ length: 6 }, () => problemOf(guarded.pull(null, 10, signal)))
    await pass(0)
    gate.shut()
    expect(await Promise.all(all)).toEqual(Array.from({ length: 6 }, () => 'cancelled'))
    expect(remote.pulls).toHaveLength(3)
  })
})
