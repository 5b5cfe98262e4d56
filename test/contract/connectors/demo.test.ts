/** The connectors against the demo's servers, which someone else wrote: over real sockets, started by their public door only. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aftership } from '../../../src/main/connectors/aftership/connector'
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import type { Connector, Delivery, Knock, System } from '../../../src/main/connectors/connector'
import { paypal } from '../../../src/main/connectors/paypal/connector'
import { woocommerce } from '../../../src/main/connectors/woocommerce/connector'
import { DEMO_FILES, DEMO_LANGUAGES, parseDemoContent } from '../../../src/main/demo/content'
import { type DemoServers, type DemoShopAccess, startDemoServers } from '../../../src/main/demo/startDemoServers'
import type { Clock } from '../../../src/main/ports'
import { BackendId, localId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { nodeHttp } from './nodeHttp'
import { needsOf } from './ports'

const never = new AbortController().signal
const backend = BackendId.parse('backend1')
let servers: DemoServers
let shop: DemoShopAccess

/** Real time for sockets, but no waiting in look-ups. */
const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, Math.min(ms, 300))
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    }),
}

const make = (system: System, values: Record<string, string>): Connector => system.create(needsOf(nodeHttp(), realClock, values, 365))
const desk = () => make(chatwoot, { url: shop.chatwoot.baseUrl, token: shop.chatwoot.token, account: String(shop.chatwoot.accountId) })

const pullAll = async (connector: Connector, from: string | null = null) => {
  const pages: Page[] = []
  let cursor = from
  for (let turn = 0; turn < 300; turn += 1) {
    const page = Page.parse(await connector.pull(cursor, 300, never))
    pages.push(page)
    cursor = page.cursor
    if (!page.more) break
  }
  return { pages, cursor: cursor as string, rows: pages.map(({ rows }) => rows), bad: pages.flatMap(({ bad }) => bad) }
}

const json = (name: string): unknown => JSON.parse(readFileSync(join('resources/demo', name), 'utf8'))

const content = () => {
  const files = Object.fromEntries(Object.entries(DEMO_FILES).map(([key, name]) => [key, json(name)])) as Record<
    keyof typeof DEMO_FILES,
    unknown
  >
  const threads = Object.fromEntries(DEMO_LANGUAGES.map((language) => [language, json(`threads/${language}.json`)])) as Record<
    (typeof DEMO_LANGUAGES)[number],
    unknown
  >
  return parseDemoContent({ ...files, threads })
}

beforeAll(async () => {
  servers = await startDemoServers({ seed: 7, mode: 'quiet', content: content() })
  shop = servers.shops[0] as DemoShopAccess
}, 60_000)
afterAll(async () => {
  await servers?.stop()
})

const key = OutboxKey.parse('demodemodemodemo')
const deliveryOf = (effect: Effect, conversationId: Delivery['conversationId'], index = 0, files: Delivery['files'] = []): Delivery => ({
  key,
  conversationId,
  effect,
  index,
  files,
  sender: { name: 'Nordlicht' },
})
const reply = (text: string): Effect => ({
  type: 'reply',
  text,
  files: [],
  subject: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  language: 'de',
  direction: 'ltr',
})

test('the live test says yes in every step', async () => {
  const report = await desk().test(never)
  expect(report.steps.map(({ step, ok, why }) => `${step} ${ok} ${why?.code ?? ''}`.trim())).toEqual([
    'reach true',
    'recognise true',
    'signIn true',
    'read true',
    'live true',
  ])
  expect(report.me?.remoteId).toBe(String(shop.chatwoot.userId))
  const wrong = await make(chatwoot, { url: shop.chatwoot.baseUrl, token: 'wrong' }).test(never)
  expect(wrong.steps.at(-1)).toMatchObject({ step: 'signIn', why: { code: 'signIn' } })
})

test('everything is fetched, nothing of it is unreadable, and then there is silence', async () => {
  const connector = desk()
  const open = (await connector.test(never)).found.find(({ label }) => label === 'openConversations')?.value
  const { rows, bad, pages, cursor } = await pullAll(connector)
  expect(bad).toEqual([])
  const conversations = new Map(rows.flatMap((one) => one.conversations).map((one) => [one.id, one]))
  const messages = new Map(rows.flatMap((one) => one.messages).map((one) => [one.id, one]))
  expect([...conversations.values()].filter(({ status }) => status === 'open')).toHaveLength(Number(open))
  expect(conversations.size).toBeGreaterThan(50)
  expect(messages.size).toBeGreaterThan(conversations.size * 2)
  expect(new Set([...conversations.values()].map(({ channel }) => channel)).size).toBeGreaterThan(2)
  expect([...conversations.values()].every(({ customerName }) => customerName !== '')).toBe(true)
  expect(pages.at(-1)?.more).toBe(false)
  expect((await pullAll(connector, cursor)).rows.flatMap((one) => one.messages)).toEqual([])
})

test('a reply with a file, a note, a state: done, found by key, pulled back, and knocked for', async () => {
  const connector = desk()
  const knocks: Knock[] = []
  const ending = new AbortController()
  const running = connector.knocks((knock) => knocks.push(knock), ending.signal)
  const { rows, cursor } = await pullAll(connector)
  const target = rows
    .flatMap((one) => one.conversations)
    .find(({ status, canReply, channel }) => status === 'open' && canReply && channel === 'email')
  const id = target?.id ?? localId(backend, 'c', 1)
  await expect.poll(() => knocks.some((knock) => knock.type === 'live' && knock.state === 'up'), { timeout: 5000 }).toBe(true)
  knocks.length = 0
  const files = [{ name: 'etikett.txt', mime: 'text/plain', bytes: new TextEncoder().encode('Etikett') }]
  const outcomes = [
    await connector.deliver(deliveryOf(reply('Guten Tag, anbei das Etikett.'), id, 0, files), never),
    await connector.deliver(deliveryOf(reply('Noch etwas.'), id, 1), never),
    await connector.deliver(deliveryOf({ type: 'note', text: 'Etikett geschickt', files: [] }, id, 2), never),
    await connector.deliver(deliveryOf({ type: 'labels', add: ['refund'], remove: [] }, id, 3), never),
    await connector.deliver(deliveryOf({ type: 'priority', priority: null }, id, 4), never),
    await connector.deliver(deliveryOf({ type: 'read', unread: false }, id, 5), never),
    await connector.deliver(deliveryOf({ type: 'status', status: 'snoozed', until: Date.now() + 3_600_000 }, id, 6), never),
  ]
  expect(outcomes.map(({ type }) => type)).toEqual(Array(7).fill('sent'))
  await expect.poll(() => knocks.some(({ type }) => type === 'changed'), { timeout: 5000 }).toBe(true)
  ending.abort()
  await running
  const after = await pullAll(connector, cursor)
  const ours = new Map(
    after.rows
      .flatMap((one) => one.messages)
      .filter(({ outboxKey }) => outboxKey === key)
      .map((one) => [one.id, one]),
  )
  expect([...ours.values()].map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'outgoing Guten Tag, anbei das Etikett.',
    'outgoing Noch etwas.',
    'note Etikett geschickt',
  ])
  const [attachment] = [...ours.values()][0]?.attachments ?? []
  expect(new TextDecoder().decode((await connector.fetchAttachment(attachment?.id as never, attachment?.ref ?? '', never)).bytes)).toBe(
    'Etikett',
  )
  expect(await connector.lookUp(deliveryOf(reply(''), id, 1), Date.now(), never)).toMatchObject({ type: 'found' })
  expect(await connector.lookUp(deliveryOf(reply(''), id, 77), Date.now(), never)).toEqual({ type: 'absent' })
  expect(await connector.head(id, never)).toMatchObject({ exists: true, status: 'snoozed' })
})

test('a new conversation is begun once', async () => {
  const connector = desk()
  const { rows } = await pullAll(connector)
  const inbox = rows.flatMap((one) => one.inboxes ?? []).find(({ channel }) => channel === 'email')
  const start: Effect = {
    type: 'start',
    inboxId: inbox?.id ?? localId(backend, 'i', 1),
    customerId: null,
    to: [{ name: 'Zoë', address: 'zoe.neu@example.com' }],
    cc: [],
    bcc: [],
    subject: 'Ihr Paket',
    text: 'Hallo',
    files: [],
    language: 'de',
    direction: 'ltr',
  }
  const first = await connector.deliver(deliveryOf(start, null), never)
  expect(first).toMatchObject({ type: 'sent' })
  expect(await connector.deliver(deliveryOf(start, null), never)).toEqual(first)
  expect(await connector.lookUp(deliveryOf(start, null), Date.now(), never)).toMatchObject({ type: 'found' })
})

test('orders, parcels and the dispute of the same shop', async () => {
  const orders = await pullAll(
    make(woocommerce, { url: shop.woocommerce.baseUrl, key: shop.woocommerce.key, secret: shop.woocommerce.secret }),
  )
  expect(orders.bad).toEqual([])
  expect(orders.rows.flatMap((one) => one.orders).length).toBeGreaterThan(5)
  const parcels = await pullAll(make(aftership, { url: shop.aftership.baseUrl, key: shop.aftership.apiKey }))
  expect(parcels.bad).toEqual([])
  expect(parcels.rows.flatMap((one) => one.parcels).every(({ scans }) => scans.length > 0)).toBe(true)
  const withDispute = servers.shops.find(({ paypal: access }) => access)?.paypal
  const disputes = await pullAll(
    make(paypal, { url: withDispute?.baseUrl ?? '', clientId: withDispute?.clientId ?? '', secret: withDispute?.secret ?? '' }),
  )
  expect(disputes.bad).toEqual([])
  expect(disputes.rows.flatMap((one) => one.disputes)[0]).toMatchObject({ state: 'needsResponse' })
})

test('chatwoot: search at the server finds by a word of a message, and what it names can be fetched', async () => {
  const connector = desk()
  const { rows } = await pullAll(connector)
  const said = rows.flatMap(({ messages }) => messages).find(({ kind, text }) => kind === 'incoming' && /[a-z]{8,}/i.test(text))
  const word = /[a-z]{8,}/i.exec(said?.text ?? '')?.[0] ?? ''
  const found = await connector.search?.(word, 25, never)
  expect(found?.conversationIds).toContain(said?.conversationId)
  const page = Page.parse(await connector.pullConversation(said?.conversationId as never, null, 20, never))
  expect(page.rows.conversations.map(({ id }) => id)).toEqual([said?.conversationId])
  expect(await connector.search?.('zzqqxxyy', 25, never)).toEqual({ conversationIds: [], more: false })
  const bounded = await connector.search?.('e', 3, never)
  expect(bounded?.conversationIds).toHaveLength(3)
  expect(bounded?.more).toBe(true)
  await connector.close()
}, 60_000)
