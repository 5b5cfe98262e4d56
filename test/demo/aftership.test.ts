import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, START, startDesk } from './support'

const DAY = 86_400_000

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(async () => {
  expect(desk.errors).toEqual([])
  await desk.servers.stop()
})

interface Point {
  checkpoint_time: string
  created_at: string
  location: string
  country_region: string | null
  coordinate: unknown
  hash: string
}
interface Row {
  id: string
  tracking_number: string
  order_number: string
  tag: string
  slug: string
  updated_at: string
  shipment_direction: string
  checkpoints: Point[]
  [key: string]: unknown
}

const fetchFrom = (shop: number, path: string) => {
  const access = desk.servers.shops[shop]?.aftership
  return fetch(`${access?.baseUrl}${path}`, { headers: { 'as-api-key': access?.apiKey ?? '' } })
}
const all = async (shop: number, query = ''): Promise<Row[]> => {
  const rows: Row[] = []
  let cursor = ''
  for (;;) {
    const body = (await (await fetchFrom(shop, `/trackings?limit=200${query}${cursor}`)).json()) as {
      data: { trackings: Row[]; pagination: { next_cursor: string; has_next_page: boolean } }
    }
    rows.push(...body.data.trackings)
    if (!body.data.pagination.has_next_page) return rows
    cursor = `&cursor=${body.data.pagination.next_cursor}`
  }
}

test('every state that AfterShip knows of a parcel that was taken over stands somewhere, a return among them', async () => {
  const rows = [...(await all(0)), ...(await all(1)), ...(await all(2))]
  expect([...new Set(rows.map((row) => row.tag))].sort()).toEqual([
    'AttemptFail',
    'AvailableForPickup',
    'Delivered',
    'Exception',
    'Expired',
    'InTransit',
    'InfoReceived',
    'OutForDelivery',
  ])
  expect(rows.filter((row) => row.shipment_direction === 'return').length).toBeGreaterThan(0)
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  expect(rows.flatMap((row) => row.checkpoints).filter((point) => Date.parse(point.created_at) > START + 600_000)).toEqual([])
})

test('scans are told by the clock of their place: with an offset, in UTC, or without a word of a zone', async () => {
  const [held] = (await all(0)).filter((row) => row.order_number === 'NL-10417')
  const last = held?.checkpoints.at(-1)
  expect(last).toMatchObject({ location: 'Leipzig', country_region: 'DEU', coordinate: { latitude: 51.42, longitude: 12.24 } })
  expect(last?.checkpoint_time).toMatch(/\+02:00$/)
  // Nobody has scanned it for five days and more.
  expect(Date.parse(last?.checkpoint_time ?? '')).toBeLessThanOrEqual(START - 5 * DAY)
  const yun = (await all(2)).find((row) => row.slug === 'yunexpress')?.checkpoints.find((point) => point.location === 'Shenzhen')
  expect(yun?.checkpoint_time).toMatch(/\d$/)
  // Shenzhen's wall clock is eight hours before Greenwich's; AfterShip heard of it five minutes later.
  expect(Date.parse(`${yun?.checkpoint_time}Z`) - Date.parse(yun?.created_at ?? '')).toBe(8 * 3_600_000 - 5 * 60_000)
  const commerce = (await all(2)).find((row) => row.slug === 'dhl-ecommerce')
  expect(commerce?.checkpoints[0]?.checkpoint_time).toMatch(/Z$/)
})

test('a scan now changes the parcel and is found by what was updated since; Delivered can be followed by another', async () => {
  desk.clock.advance(DAY)
  const since = new Date(START + DAY / 2).toISOString()
  expect(await all(0, `&updated_at_min=${since}`)).toEqual([])
  const carrier = desk.servers.carrier('nordlicht')
  carrier.scan('NL-10417', { tag: 'Delivered', subtag: 'Delivered_001', text: 'Delivered', place: 'Leipzig' })
  carrier.scan('NL-10417', { tag: 'Exception', subtag: 'Exception_013', text: 'Damaged', place: 'Leipzig' })
  const changed = await all(0, `&updated_at_min=${since}`)
  expect(changed.map((row) => [row.order_number, row.tag, row.checkpoints.length])).toEqual([['NL-10417', 'Exception', 6]])
  expect(new Set(changed[0]?.checkpoints.map((point) => point.hash)).size).toBe(6)
})

test('the limit of a second, when it is counted, and what is left of it', async () => {
  desk.servers.switches.set({ aftership: { perSecond: 2 } }, { vendor: 'aftership' })
  const answers = [await fetchFrom(0, '/trackings'), await fetchFrom(0, '/trackings'), await fetchFrom(0, '/trackings')]
  expect(answers.map((one) => [one.status, one.headers.get('x-ratelimit-remaining')])).toEqual([
    [200, '1'],
    [200, '0'],
    [429, '0'],
  ])
  expect(Number(answers[0]?.headers.get('x-ratelimit-reset'))).toBe(Math.floor(START / 1000) + 1)
  desk.clock.advance(1000)
  expect((await fetchFrom(0, '/trackings')).status).toBe(200)
  expect((await fetchFrom(0, '/trackings?updated_at_min=yesterday')).status).toBe(400)
  desk.clock.advance(1000)
  expect(
    (
      (await fetchFrom(0, '/trackings?limit=1&fields=tag,slug').then((one) => one.json())) as { data: { trackings: object[] } }
    ).data.trackings.map((row) => Object.keys(row).sort()),
  ).toEqual([['id', 'slug', 'tag']])
})
