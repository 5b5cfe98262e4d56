/** AfterShip: keys that are being replaced, times without a zone, what goes back; every request by the vendor's own types. */
import { expect, test } from 'vitest'
import { aftership } from '../../../src/main/connectors/aftership/connector'
import { Parcel } from '../../../src/shared/domain/order/types'
import { answer, type Handler, needsOf, TestClock, TestHttp } from './ports'
import { readDescription, whyMissing } from './vendorSpec'

const T0 = Date.parse('2026-09-22T10:00:00Z')
const never = new AbortController().signal
const types =
  (readDescription('aftership/tracking-2026-07-types.json') as { types?: Record<string, Record<string, unknown>> } | null)?.types ?? null
const described = (type: string, names: Iterable<string>): string[] =>
  types ? [...names].filter((name) => !(name in (types[type] ?? {}))) : []

const tracking = (more: Record<string, unknown> = {}) => ({
  id: 'p1',
  tracking_number: 'JD1',
  slug: 'dhl',
  tag: 'Delivered',
  subtag: 'Delivered_001',
  updated_at: '2026-09-21T10:00:00Z',
  checkpoints: [],
  ...more,
})
const scan = (more: Record<string, unknown>) => ({
  tag: 'Delivered',
  subtag: 'Delivered_001',
  message: 'Delivered',
  hash: JSON.stringify(more),
  ...more,
})
const one = async (row: Record<string, unknown>): Promise<Parcel> => {
  const http = new TestHttp(() => answer(200, { meta: { code: 200 }, data: { pagination: { has_next_page: false }, trackings: [row] } }))
  const page = await aftership.create(needsOf(http, new TestClock(T0, false), { key: 'k' })).pull(null, 100, never)
  expect(page.bad).toEqual([])
  return Parcel.parse(page.rows.parcels[0])
}

test.skipIf(!types)(
  types ? 'asks and reads only what the vendor’s types name' : whyMissing('aftership/tracking-2026-07-types.json'),
  async () => {
    const asked: URL[] = []
    const row = tracking({
      signed_by: 'KIM',
      shipment_direction: 'forward',
      return_to_sender: false,
      courier_tracking_link: 'https://dhl.example.test/JD1',
      checkpoints: [
        scan({ checkpoint_time: '2026-09-20T10:00:00', created_at: '2026-09-20T10:00:00Z', location: 'Bonn', country_region: 'DEU' }),
      ],
    })
    const http = new TestHttp((request) => {
      asked.push(new URL(request.url))
      const first = !asked.at(-1)?.searchParams.has('cursor')
      return answer(200, {
        meta: { code: 200 },
        data: { pagination: { total: 2, next_cursor: first ? 'n' : '', has_next_page: first }, trackings: [row] },
      })
    })
    const connector = aftership.create(needsOf(http, new TestClock(T0, false), { key: 'k' }))
    const page = await connector.pull(null, 500, never)
    await connector.pull(page.cursor, 500, never)
    await connector.test(never)
    expect(asked).toHaveLength(3)
    for (const url of asked) {
      expect(described('GetTrackingsQuery', url.searchParams.keys())).toEqual([])
      expect(Number(url.searchParams.get('limit'))).toBeLessThanOrEqual(200)
    }
    expect(described('Tracking', Object.keys(row))).toEqual([])
    expect(described('Checkpoint', Object.keys(row.checkpoints[0] ?? {}))).toEqual([])
  },
)

test('a scan without a zone stands as given; the delivery is dated by when AfterShip heard of it', async () => {
  const local = { checkpoint_time: '2026-09-21T17:30:00', created_at: '2026-09-21T09:31:00Z' }
  const parcel = await one(tracking({ checkpoints: [scan(local)] }))
  expect(parcel.scans).toMatchObject([{ at: Date.parse('2026-09-21T17:30:00Z'), zone: null }])
  expect(parcel.deliveredAt).toBe(Date.parse('2026-09-21T09:31:00Z'))
  const zoned = await one(
    tracking({ checkpoints: [scan({ checkpoint_time: '2026-09-21T17:30:00+08:00', created_at: '2026-09-21T11:00:00Z' })] }),
  )
  expect(zoned.deliveredAt).toBe(Date.parse('2026-09-21T09:30:00Z'))
  // Imported long after: then the wall clock, taken for UTC, is the nearer guess.
  const late = await one(tracking({ checkpoints: [scan({ ...local, created_at: '2026-10-05T00:00:00Z' })] }))
  expect(late.deliveredAt).toBe(Date.parse('2026-09-21T17:30:00Z'))
  const said = await one(tracking({ shipment_delivery_date: '2026-09-21T17:30:00+08:00', checkpoints: [scan(local)] }))
  expect(said.deliveredAt).toBe(Date.parse('2026-09-21T09:30:00Z'))
})

test('what goes back to the sender, what the customer sends back, who signed, and links that are none', async () => {
  expect(await one(tracking({ tag: 'Exception', subtag: 'Exception_011' }))).toMatchObject({
    state: 'returned',
    direction: 'forward',
    deliveredAt: null,
  })
  expect(await one(tracking({ return_to_sender: true }))).toMatchObject({ state: 'returned' })
  expect(await one(tracking({ tag: 'Exception', subtag: 'Exception_004' }))).toMatchObject({ state: 'held' })
  expect(await one(tracking({ shipment_direction: 'return', signed_by: ' KIM ' }))).toMatchObject({
    state: 'delivered',
    direction: 'return',
    signedBy: 'KIM',
  })
  expect(await one(tracking({ courier_tracking_link: 'https://dhl.example.test/JD1' }))).toMatchObject({
    url: 'https://dhl.example.test/JD1',
  })
  for (const link of ['javascript:alert(1)', 'http://dhl.example.test', 'https://', ''])
    expect((await one(tracking({ courier_tracking_link: link }))).url).toBeNull()
})

test('of two keys the one that is still taken serves, and is asked first from then on', async () => {
  const used: string[] = []
  const handler: Handler = ({ headers }) => {
    const key = headers?.['as-api-key'] ?? ''
    used.push(key)
    return key === 'new'
      ? answer(200, { meta: { code: 200 }, data: { trackings: [tracking()] } })
      : answer(401, { meta: { code: 401, type: 'Unauthorized' } })
  }
  const connector = aftership.create(needsOf(new TestHttp(handler), new TestClock(T0, false), { key: 'old, new' }))
  expect((await connector.pull(null, 10, never)).rows.parcels).toHaveLength(1)
  await connector.pull(null, 10, never)
  expect(used).toEqual(['old', 'new', 'new'])
  const none = aftership.create(needsOf(new TestHttp(handler), new TestClock(T0, false), { key: 'old older' }))
  await expect(none.pull(null, 10, never)).rejects.toMatchObject({ problem: { code: 'signIn' } })
  expect(used.slice(3)).toEqual(['old', 'older'])
})

test('too many: the time the vendor names is kept', async () => {
  const http = new TestHttp(() => answer(429, { meta: { code: 429 } }, { 'X-RateLimit-Reset': String(T0 / 1000 + 3) }))
  const connector = aftership.create(needsOf(http, new TestClock(T0, false), { key: 'k' }))
  await expect(connector.pull(null, 10, never)).rejects.toMatchObject({ problem: { code: 'rateLimited' }, retryAt: T0 + 3_000 })
})
