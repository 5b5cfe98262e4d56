/**
 * Answers that are wrong in every way: each value of a good answer in turn is replaced by a hostile one, bytes are cut
 * and broken, cursors lie. A connector must name the item and go on with the rest, or say what is wrong; it must never
 * hang, throw anything but a ConnectorError, or hand out rows that are no rows. `BAD_SEED` chooses another series.
 */
import { describe, expect, it } from 'vitest'
import { aftership } from '../../../src/main/connectors/aftership/connector'
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import { type Connector, ConnectorError, type System } from '../../../src/main/connectors/connector'
import { paypal } from '../../../src/main/connectors/paypal/connector'
import { shopify } from '../../../src/main/connectors/shopify/connector'
import { stripe } from '../../../src/main/connectors/stripe/connector'
import { vendure } from '../../../src/main/connectors/vendure/connector'
import { woocommerce } from '../../../src/main/connectors/woocommerce/connector'
import type { HttpAnswer, HttpRequest } from '../../../src/main/ports'
import { BackendId, localId } from '../../../src/shared/domain/ids'
import { Page } from '../../../src/shared/domain/sync/types'
import { below, type Chance, chanceOf, mix, oneOf } from '../../faults/oracle/chance'
import { FakeChatwoot } from './fakeChatwoot'
import { FakeShopify, shopifyOrder } from './fakeShopify'
import { FakeVendure, vendureOrder } from './fakeVendure'
import { answer, needsOf, TestClock, TestHttp } from './ports'
import { chargeOf, disputeOf as stripeDispute } from './stripeServer'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const SEED = Number(process.env.BAD_SEED ?? 1)
const ROUNDS = 300
const never = new AbortController().signal
type Handle = (request: HttpRequest) => HttpAnswer

interface Subject {
  system: System
  values: Record<string, string>
  /** A server with items 1 to 4, each named in the rows by `names`. */
  serve(clock: TestClock): Handle
  names(page: Page): string[]
}

const order = (id: number) => ({
  id,
  number: `NL-${id}`,
  status: 'processing',
  currency: 'EUR',
  total: '29.35',
  date_created_gmt: '2026-09-01T09:00:00',
  date_modified_gmt: '2026-09-20T09:00:00',
  date_paid_gmt: '2026-09-01T09:05:00',
  billing: { first_name: 'Ana', last_name: 'Kim', email: 'ana@example.test', phone: '+49123', country: 'de' },
  line_items: [{ id: 1, name: 'Hat', quantity: 2, price: 14.675, sku: 'H1', image: { src: 'https://x.test/a.png' } }],
  refunds: [{ id: 7, total: '-3.00' }],
  meta_data: [{ key: '_wc_shipment_tracking_items', value: [{ tracking_number: 'T1', tracking_provider: 'DHL' }] }],
})
const parcel = (id: number) => ({
  id: `p${id}`,
  tracking_number: `T${id}`,
  slug: 'dhl',
  tag: 'InTransit',
  order_id: `NL-${id}`,
  updated_at: '2026-09-20T10:00:00Z',
  created_at: '2026-09-18T10:00:00Z',
  emails: ['ana@example.test'],
  signed_by: 'KIM',
  courier_tracking_link: 'https://dhl.example.test/JD1',
  checkpoints: [
    {
      checkpoint_time: '2026-09-20T10:00:00',
      created_at: '2026-09-20T10:00:00Z',
      subtag: 'Delivered_001',
      message: 'Label',
      tag: 'Delivered',
      city: 'Kyoto',
    },
  ],
})
const dispute = (id: number) => ({
  dispute_id: `PP-${id}`,
  create_time: '2026-09-20T09:00:00.000Z',
  update_time: '2026-09-21T09:00:01.000Z',
  status: 'WAITING_FOR_SELLER_RESPONSE',
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  dispute_state: 'REQUIRED_ACTION',
  dispute_life_cycle_stage: 'INQUIRY',
  dispute_amount: { currency_code: 'USD', value: '50.00' },
  seller_response_due_date: '2026-10-10T00:00:00.000Z',
  disputed_transactions: [{ invoice_number: 'NL-1042', buyer: { name: 'Ana' } }],
  messages: [{ posted_by: 'BUYER', time_posted: '2026-09-20T09:05:00.000Z', content: 'Where?' }],
  evidences: [
    {
      evidence_type: 'PROOF_OF_FULFILLMENT',
      evidence_info: { tracking_info: [{ carrier_name: 'DHL', tracking_number: 'JD1' }] },
      notes: 'Sent.',
      documents: [{ name: 'a.pdf' }],
      source: 'SUBMITTED_BY_SELLER',
      date: '2026-09-21T09:00:01.000Z',
    },
  ],
  refund_details: { allowed_refund_amount: { currency_code: 'USD', value: '50.00' } },
  links: [{ rel: 'provide_evidence', href: 'https://api-m.paypal.com/v1/customer/disputes/PP-1/provide-evidence', method: 'POST' }],
})
const four = [1, 2, 3, 4]

const subjects: Record<string, Subject> = {
  Chatwoot: {
    system: chatwoot,
    values: { url: 'https://chat.example.test', token: 'secret' },
    serve: (clock) => {
      const fake = new FakeChatwoot(() => clock.now())
      for (const id of four)
        fake.add(id, id * 60, {}, [
          { content: `q${id}` },
          { content: `a${id}`, message_type: 1, sender: { id: 4, name: 'Ben', type: 'user' } },
        ])
      return fake.handle
    },
    names: ({ rows }) => rows.conversations.map(({ remoteId }) => remoteId),
  },
  WooCommerce: {
    system: woocommerce,
    values: { url: 'https://shop.example.test', key: 'ck', secret: 'cs' },
    serve: () => (request) => {
      const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
      return answer(200, page === 1 ? four.map(order) : [], { 'X-WP-Total': '4', 'X-WP-TotalPages': '1' })
    },
    names: ({ rows }) => rows.orders.map(({ remoteId }) => remoteId),
  },
  AfterShip: {
    system: aftership,
    values: { url: '', key: 'ck' },
    serve: () => () =>
      answer(200, {
        meta: { code: 200 },
        data: { pagination: { total: 4, next_cursor: '', has_next_page: false }, trackings: four.map(parcel) },
      }),
    names: ({ rows }) => rows.parcels.map(({ remoteId }) => remoteId.replace('p', '')),
  },
  PayPal: {
    system: paypal,
    values: { url: '', clientId: 'id', secret: 's' },
    serve: () => (request) => {
      const url = new URL(request.url)
      if (url.pathname.endsWith('/token')) return answer(200, { access_token: 't', expires_in: 3600 })
      const id = /PP-(\d)$/.exec(url.pathname)?.[1]
      return answer(200, id ? dispute(Number(id)) : { items: four.map(dispute), links: [] })
    },
    names: ({ rows }) => rows.disputes.map(({ remoteId }) => remoteId.replace('PP-', '')),
  },
  Stripe: {
    system: stripe,
    values: { url: '', key: 'rk' },
    serve: (clock) => (request) =>
      answer(200, {
        object: 'list',
        has_more: false,
        data: request.url.includes('/events')
          ? []
          : four.map((id) => stripeDispute(`dp_${id}`, Math.floor(clock.now() / 1000) - id, { charge: chargeOf() })),
      }),
    names: ({ rows }) => rows.disputes.map(({ remoteId }) => remoteId.replace('dp_', '')),
  },
  Vendure: {
    system: vendure,
    values: { url: 'https://shop.example.test', user: 'ana', password: 'pw' },
    serve: (clock) =>
      new FakeVendure(
        four.map((id) => vendureOrder(String(id), `2026-09-20T10:00:0${id}Z`)),
        clock,
      ).handle,
    names: ({ rows }) => rows.orders.map(({ remoteId }) => remoteId),
  },
  Shopify: {
    system: shopify,
    values: { url: 'north-lane', token: 'shpat_1' },
    serve: () =>
      new FakeShopify(
        four.map((id) => shopifyOrder(id, `2026-09-20T10:00:0${id}Z`)),
        null,
      ).handle,
    names: ({ rows }) => rows.orders.map(({ remoteId }) => remoteId),
  },
}

const deep = (() => {
  let nest: unknown = 'x'
  for (let at = 0; at < 200; at += 1) nest = { nest }
  return nest
})()
const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53 + 2,
  0.1,
  '',
  'NaN',
  'x'.repeat(200_000),
  'half \ud83d of a pair',
  '\udc00',
  '\u0000\u202e\ufeff',
  '<img src=x onerror=alert(1)>',
  '2026-99-99T99:99:99Z',
  '0000-00-00T00:00:00',
  [],
  {},
  [null],
  [[]],
  ['a', 1, {}],
  { id: {}, message: [], toString: 'no function' },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  deep,
]

type Place = (string | number)[]
const placesOf = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, Array.isArray(value) ? Number(key) : key]))]
    : [at]
const replaced = (value: unknown, [key, ...rest]: Place, by: unknown): unknown => {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((inner, at) => (at === key ? replaced(inner, rest, by) : inner))
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) }
}

const MOST_PAGES = 60
const outcome = async (connector: Connector): Promise<{ pages: Page[]; error: unknown }> => {
  const pages: Page[] = []
  let cursor: string | null = null
  try {
    for (let turn = 0; turn < MOST_PAGES; turn += 1) {
      const page = await connector.pull(cursor, 100, never)
      pages.push(page)
      cursor = page.cursor
      if (!page.more) return { pages, error: null }
    }
    return { pages, error: new Error(`no end after ${MOST_PAGES} pages`) }
  } catch (error) {
    return { pages, error }
  }
}

const judge = ({ pages, error }: Awaited<ReturnType<typeof outcome>>): void => {
  if (error !== null) {
    expect(error).toBeInstanceOf(ConnectorError)
    expect((error as ConnectorError).problem.code).not.toBe('unexpected')
  }
  for (const page of pages) {
    Page.parse(page)
    // Well-formed JSON writes halves of a pair as escapes, and nothing else that way.
    expect(JSON.stringify(page.rows)).not.toMatch(/\\ud[89a-f][0-9a-f]{2}/i)
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
}

const make = (subject: Subject, change: (given: HttpAnswer, request: HttpRequest) => HttpAnswer) => {
  const clock = new TestClock(T0)
  const handle = subject.serve(clock)
  const http = new TestHttp((request) => change(handle(request), request))
  return subject.system.create(needsOf(http, clock, subject.values))
}

/** The item (place in the list of four) a change lies in, or null where it touches the whole answer. */
const itemOf = (place: Place): number | null => {
  const at = place.findIndex((part) => typeof part === 'number')
  return at >= 0 && place.length > at ? (place[at] as number) : null
}

describe.each(Object.entries(subjects))('%s', (_name, subject) => {
  it('reads four good items', async () => {
    const { pages, error } = await outcome(make(subject, (given) => given))
    expect(error).toBeNull()
    expect(new Set(pages.flatMap(subject.names))).toEqual(new Set(['1', '2', '3', '4']))
  })

  it('goes on with the rest whatever one value is', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const chance: Chance = chanceOf(mix(SEED, round))
      const wanted = below(chance, 6)
      let seen = 0
      let hit: Place | null = null
      const connector = make(subject, (given, request) => {
        const json: unknown = JSON.parse(given.text() || 'null')
        if (json === null || request.url.includes('token') || seen++ !== wanted) return given
        const places = placesOf(json)
        hit = oneOf(chance, places)
        return answer(given.status, replaced(json, hit, oneOf(chance, hostile)), given.headers)
      })
      const found = await outcome(connector)
      const where = `round ${round}, call ${wanted}, ${(hit ?? ['untouched'])?.join('.')}`
      try {
        judge(found)
        // Three others at least stand where one item was touched, unless the connector said what is wrong.
        if (hit !== null && itemOf(hit) !== null && found.error === null)
          expect(new Set(found.pages.flatMap(subject.names)).size).toBeGreaterThanOrEqual(3)
      } catch (error) {
        throw new Error(`${where}: ${(error as Error).message}`, { cause: error })
      }
    }
  })

  it('says what is wrong with bytes that are cut, broken or no JSON at all', async () => {
    const ways: ((bytes: Uint8Array, chance: Chance) => Uint8Array)[] = [
      (bytes, chance) => bytes.slice(0, below(chance, bytes.length)),
      (bytes, chance) => bytes.map((byte, at) => (at === below(chance, bytes.length) ? 0xff : byte)),
      (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
      (bytes) => Buffer.concat([Buffer.from('<b>Notice</b>: Undefined index in plugin.php\n'), bytes]),
      () => Buffer.from('<!doctype html><title>Maintenance</title>'),
      () => Buffer.alloc(0),
      () => Buffer.from('null'),
      () => Buffer.from('[[[[[[[['.repeat(20_000)),
      (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'),
      () => Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00]),
    ]
    for (const [at, way] of ways.entries())
      for (const wanted of [0, 1, 2, 3]) {
        const chance = chanceOf(mix(SEED, at, wanted))
        let seen = 0
        const found = await outcome(
          make(subject, (given, request) => {
            if (request.url.includes('token') || seen++ !== wanted) return given
            const bytes = way(given.bytes, chance)
            return { ...given, bytes, text: () => new TextDecoder().decode(bytes) }
          }),
        )
        judge(found)
      }
  })

  it('does not turn for ever round a server that repeats itself', async () => {
    const first = new Map<string, HttpAnswer>()
    const connector = make(subject, (given, request) => {
      // GraphQL has one address for all its questions.
      const asked = /(?:query|mutation) (\w+)/.exec(String(request.body ?? ''))?.[1] ?? ''
      const path = `${new URL(request.url).pathname} ${asked}`
      const known = first.get(path) ?? given
      first.set(path, known)
      return known
    })
    const { error, pages } = await outcome(connector)
    expect(error).toBeNull()
    expect(new Set(pages.flatMap(subject.names)).size).toBe(4)
  })
})

describe('Chatwoot threads', () => {
  it('brings a thread of 10,000 messages page by page, and stops where ids do not go down', async () => {
    const clock = new TestClock(T0)
    const fake = new FakeChatwoot(() => clock.now())
    fake.add(
      1,
      60,
      {},
      Array.from({ length: 10_000 }, (_, at) => ({ content: `m${at}` })),
    )
    const http = new TestHttp(fake.handle)
    const connector = chatwoot.create(needsOf(http, clock, { url: 'https://chat.example.test', token: 'secret' }))
    const id = localId(BackendId.parse('backend1'), 'c', 1)
    const texts = new Set<string>()
    let before: Parameters<Connector['pullConversation']>[1] = null
    for (let turn = 0; turn < 400; turn += 1) {
      const page = await connector.pullConversation(id, before, 100, never)
      for (const { text } of page.rows.messages) texts.add(text)
      const oldest = page.rows.messages.reduce((least, one) => Math.min(least, Number(one.remoteId)), Number.POSITIVE_INFINITY)
      before = localId(BackendId.parse('backend1'), 'm', oldest)
      if (!page.more) break
    }
    expect(texts.size).toBe(10_000)
    const repeat = fake.handle({
      method: 'GET',
      url: 'https://chat.example.test/api/v1/accounts/3/conversations/1/messages',
      headers: { api_access_token: 'secret' },
    })
    fake.override = (path) => (path.endsWith('/messages') ? repeat : null)
    const asked = http.requests.length
    const { more } = await connector.pullConversation(id, localId(BackendId.parse('backend1'), 'm', 10_001), 100, never)
    expect(more).toBe(false)
    expect(http.requests.length - asked).toBeLessThan(5)
  })

  it('cuts a message of 10 MB and names it', async () => {
    const clock = new TestClock(T0)
    const fake = new FakeChatwoot(() => clock.now())
    fake.add(1, 60, {}, [{ content: '\u0000<script>'.repeat(1_100_000) }, { content: 'after' }])
    const connector = chatwoot.create(needsOf(new TestHttp(fake.handle), clock, { url: 'https://chat.example.test', token: 'secret' }))
    const { pages } = await outcome(connector)
    expect(new Set(pages.flatMap(({ rows }) => rows.messages.map(({ text }) => text.length)))).toEqual(new Set([5, 1_000_000]))
    expect(pages.flatMap(({ bad }) => bad).some(({ why }) => /text cut/.test(why))).toBe(true)
  })
})
