import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer, needsOf, settleTasks, TestClock, TestHttp, type TestSocket } from '../../../../test/contract/connectors/ports'
import { BackendId, localId } from '../../../shared/domain/ids'
import type { Connector, Knock } from '../connector'
import { chatwoot } from './system'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const backend = BackendId.parse('backend1')
let clock: TestClock
let http: TestHttp
let connector: Connector
let knocks: Knock[]
let ending: AbortController
let running: Promise<void>
let profile: Record<string, unknown>

const room = { channel: 'RoomChannel', pubsub_token: 'pub', account_id: 3, user_id: 4 }
const socket = (): TestSocket => http.sockets.at(-1) as TestSocket
const event = (name: string, data: Record<string, unknown>) =>
  socket().say({ identifier: JSON.stringify(room), message: { event: name, data: { account_id: 3, ...data } } })
const subscribe = async () => {
  await settleTasks()
  socket().say({ type: 'welcome' })
  socket().say({ type: 'confirm_subscription', identifier: JSON.stringify(room) })
  await settleTasks()
}
const names = () => knocks.map((knock) => (knock.type === 'live' ? knock.state : knock.type))

beforeEach(async () => {
  clock = new TestClock(T0, false)
  profile = { id: 4, name: 'Ben', pubsub_token: 'pub', account_id: 3, accounts: [{ id: 3, name: 'North' }] }
  http = new TestHttp((request) => (request.url.endsWith('/profile') ? answer(200, profile) : answer(404, {})))
  connector = chatwoot.create(needsOf(http, clock, { url: 'https://chat.example.test/app/accounts/3/dashboard', token: 'secret' }))
  knocks = []
  ending = new AbortController()
  running = connector.knocks((knock) => knocks.push(knock), ending.signal)
  await settleTasks()
})
afterEach(async () => {
  ending.abort()
  await running
})

/** Keeps the line alive for a while, as the server's pings do. */
const live = async (ms: number) => {
  for (let gone = 0; gone < ms; gone += 3000) {
    socket().say({ type: 'ping', message: 1 })
    await clock.move(Math.min(3000, ms - gone))
  }
}

test('subscribes as the vendor says and knocks once it stands', async () => {
  await subscribe()
  expect(socket().url).toBe('wss://chat.example.test/cable')
  expect(socket().sent[0]).toEqual({ command: 'subscribe', identifier: JSON.stringify(room) })
  expect(names()).toEqual(['up', 'changed'])
})

test('presence every 20 seconds', async () => {
  await subscribe()
  await live(61_000)
  const presence = socket().sent.filter(({ command }) => command === 'message')
  expect(presence).toHaveLength(4)
  expect(presence[0]?.data).toBe('{"action":"update_presence"}')
})

test('a burst of events is few knocks, and none is lost', async () => {
  await subscribe()
  await live(1000)
  knocks.length = 0
  for (let at = 0; at < 50; at += 1) event('message.created', { id: at + 1, conversation_id: 8 })
  await live(2000)
  expect(names()).toEqual(['changed', 'changed'])
})

test('typing of others, never our own, never of another account; presence and nonsense are no knock', async () => {
  await subscribe()
  await live(1000)
  knocks.length = 0
  event('conversation.typing_on', { conversation: { id: 8 }, user: { id: 4, name: 'Ben', type: 'user' } })
  event('conversation.typing_on', { conversation: { id: 8 }, user: { id: 9, name: 'Ana', type: 'user' } })
  event('conversation.typing_off', { conversation: { id: 8 }, user: { id: 4, name: 'Zoë', type: 'contact' } })
  event('message.created', { account_id: 99, id: 1, conversation_id: 2 })
  event('presence.update', { users: { 4: 'online' } })
  socket().say('not json')
  socket().say({ message: 7 })
  await live(1000)
  const conversationId = localId(backend, 'c', 8)
  expect(knocks).toEqual([
    { type: 'typing', conversationId, name: 'Ana', agent: true, on: true },
    { type: 'typing', conversationId, name: 'Zoë', agent: false, on: false },
  ])
})

test('a silent line is cut, the desk polls, the line comes back and knocks', async () => {
  await subscribe()
  const first = socket()
  knocks.length = 0
  await clock.move(25_000)
  expect(first.closed).toBe(true)
  expect(names().slice(0, 2)).toEqual(['down', 'polling'])
  expect(http.sockets.length).toBeGreaterThan(1)
  await subscribe()
  expect(names().slice(-2)).toEqual(['up', 'changed'])
})

test('while the line is down it polls every 15 to 30 seconds and tries again ever more slowly', async () => {
  http.socketsShut = true
  await clock.move(600_000)
  const polls = knocks.filter(({ type }) => type === 'changed').length
  expect(polls).toBeGreaterThanOrEqual(20)
  expect(polls).toBeLessThanOrEqual(40)
  expect(http.sockets.length).toBeLessThan(60)
  expect(http.sockets.length).toBeGreaterThan(8)
})

test('while up it does not poll, but looks by itself every five minutes or so', async () => {
  await subscribe()
  knocks.length = 0
  await live(240_000)
  expect(knocks).toEqual([])
  await live(100_000)
  expect(names()).toEqual(['changed'])
})

test('a refused subscription asks for a new token', async () => {
  await settleTasks()
  socket().say({ type: 'welcome' })
  profile = { ...profile, pubsub_token: 'other' }
  socket().say({ type: 'reject_subscription' })
  await clock.move(5_000)
  await subscribe()
  expect(String(socket().sent[0]?.identifier)).toContain('other')
})

test('ends when told to', async () => {
  await subscribe()
  ending.abort()
  await running
  expect(socket().closed).toBe(true)
})
