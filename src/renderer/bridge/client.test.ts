import { MessageChannel } from 'node:worker_threads'
import { implement, ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract'
import type { DeskEvent } from '../../shared/contract/sync'
import { bridgeOver, LateAnswer, LineClosed, problemOf } from './client'

const os = implement(contract)
const open: { close(): void }[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** A bridge over a real port to a main process of which only these calls are there. */
const bridgeTo = (parts: { state?: () => Promise<never> | never; events?: () => AsyncGenerator<DeskEvent> }, deadline = 10_000) => {
  const { port1, port2 } = new MessageChannel()
  const router = {
    desk: {
      state: os.desk.state.handler(parts.state ?? (() => new Promise<never>(() => undefined))),
      quit: os.desk.quit.handler(() => ({})),
    },
    sync: { events: os.sync.events.handler(parts.events ?? async function* () {}) },
  }
  new RPCHandler(router).upgrade(port1)
  open.push(port1, port2)
  port1.start()
  const bridge = bridgeOver(port2 as unknown as MessagePort, deadline)
  port2.start()
  return { bridge, main: port1 }
}

describe('a call through the wall', () => {
  test('gets its answer', async () => {
    const { bridge } = bridgeTo({})
    await expect(bridge.call.desk.quit()).resolves.toEqual({})
  })
  test('that is not answered in its time is late, by name', async () => {
    const { bridge } = bridgeTo({}, 50)
    const late = bridge.call.desk.state()
    await expect(late).rejects.toBeInstanceOf(LateAnswer)
    await expect(late).rejects.toMatchObject({ path: 'desk.state' })
  })
  test('ends at once when the port is closed under it, and so does every later one', async () => {
    const { bridge, main } = bridgeTo({}, 5_000)
    const waiting = bridge.call.desk.state()
    setTimeout(() => main.close(), 20)
    await expect(waiting).rejects.toBeInstanceOf(LineClosed)
    await expect(bridge.call.desk.quit()).rejects.toBeInstanceOf(LineClosed)
  })
  test('that main does not know is NOT_FOUND, never silence', async () => {
    const { bridge } = bridgeTo({})
    await expect(bridge.call.backends.list()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('with a problem keeps its code and words its cause', async () => {
    const { bridge } = bridgeTo({
      state: () => {
        throw new ORPCError('PROBLEM', { data: { problem: { code: 'diskFull', params: {} } } })
      },
    })
    const error = await bridge.call.desk.state().catch((failure: unknown) => failure)
    expect(problemOf(error)).toEqual({ code: 'diskFull', params: {} })
  })
  test('whose error carries rubbish is unexpected, and nothing of the rubbish is shown', () => {
    expect(problemOf(new ORPCError('PROBLEM', { data: { problem: { code: 'mia@post.example' } } }))).toEqual({
      code: 'unexpected',
      params: {},
    })
    expect(problemOf(new Error('x'))).toEqual({ code: 'unexpected', params: {} })
    expect(problemOf(new LateAnswer('x'))).toEqual({ code: 'timeout', params: {} })
  })
})

test('events go on after the stream was cut, and the gap is told', async () => {
  let streams = 0
  const { bridge } = bridgeTo({
    events: async function* () {
      streams += 1
      yield { type: 'hello' }
      yield { type: 'command', id: `from ${streams}` }
    },
  })
  const seen: string[] = []
  let gaps = 0
  const stop = bridge.events(
    (event) => void (event.type === 'command' && seen.push(event.id)),
    () => {
      gaps += 1
    },
  )
  await expect.poll(() => seen.length, { timeout: 3_000 }).toBeGreaterThanOrEqual(2)
  stop()
  expect(seen.slice(0, 2)).toEqual(['from 1', 'from 2'])
  expect(gaps).toBeGreaterThanOrEqual(1)
})
