import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, startDesk } from './support'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.servers.stop())

const conversationId = () => desk.servers.accounts[0]?.store.data.conversations.find((c) => c.inboxId === 12)?.id
const send = (content: string) =>
  desk.api('POST', `/conversations/${conversationId()}/messages`, { content, content_attributes: { drg_key: content } })

test('a lost answer: the message is there, the client sees a broken connection, the log has it once', async () => {
  desk.servers.switches.set({ loseAnswers: { times: 1 } })
  await expect(send('a')).rejects.toThrow()
  expect(desk.servers.log.all().map((row) => row.content)).toEqual(['a'])
  const listed = (await desk.api('GET', `/conversations/${conversationId()}/messages`)).list('payload')
  expect(listed.at(-1)?.content_attributes).toMatchObject({ drg_key: 'a' })
  expect((await send('b')).status).toBe(200)
})

test('offline: nothing is done', async () => {
  desk.servers.switches.set({ offline: true }, { shopId: 'nordlicht' })
  await expect(send('a')).rejects.toThrow()
  expect(desk.servers.log.all()).toEqual([])
  // The other shops still answer.
  expect((await desk.api('GET', '/conversations', undefined, 1)).status).toBe(200)
})

test('failing by status, rate and number of calls', async () => {
  desk.servers.switches.set({ failing: { status: 503, rate: 1, times: 2 } })
  expect([(await send('a')).status, (await send('b')).status, (await send('c')).status]).toEqual([503, 503, 200])
  expect(desk.servers.log.all().map((row) => row.content)).toEqual(['c'])
  desk.servers.switches.set({ failing: { status: 500, rate: 0.5, times: null } })
  const statuses: number[] = []
  for (let i = 0; i < 40; i++) statuses.push((await desk.api('GET', '/labels')).status)
  expect(statuses.filter((s) => s === 500).length).toBeGreaterThan(8)
  expect(statuses.filter((s) => s === 200).length).toBeGreaterThan(8)
})

test('429 with and without Retry-After, 401 for all', async () => {
  const { baseUrl, token } = desk.servers.shops[0]?.chatwoot ?? { baseUrl: '', token: '' }
  const get = () => fetch(`${baseUrl}/api/v1/profile`, { headers: { api_access_token: token } })
  desk.servers.switches.set({ rateLimited: { times: 1, retryAfter: '7' } })
  const limited = await get()
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
  expect((await get()).status).toBe(200)
  desk.servers.switches.set({ rateLimited: { times: null, retryAfter: null } })
  const bare = await get()
  expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null])
  desk.servers.switches.reset()
  desk.servers.switches.set({ unauthorized: true })
  const refused = await get()
  expect([refused.status, await refused.json()]).toEqual([401, { error: 'Invalid Access Token' }])
})

test('slow answers are late, and only the target’s', async () => {
  desk.servers.switches.set({ slowMs: 120 }, { vendor: 'chatwoot', shopId: 'nordlicht' })
  const t0 = performance.now()
  await desk.api('GET', '/labels')
  expect(performance.now() - t0).toBeGreaterThanOrEqual(115)
  expect(desk.servers.switches.state('kasumi', 'chatwoot').slowMs).toBe(0)
  expect(desk.servers.switches.state('nordlicht', 'woocommerce').slowMs).toBe(0)
})
