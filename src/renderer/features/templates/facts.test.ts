import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../shared/domain/conversation/types'
import { OrderId, PersonId } from '../../../shared/domain/ids'
import type { Order, Parcel } from '../../../shared/domain/order/types'
import type { Person, Shift } from '../../../shared/domain/rota/types'
import { factsOf as caseFacts } from '../../../shared/domain/rules/case.fixture'
import { factsOf, type Known, orderOf, parcelOf, shiftOf } from './facts'

const now = Date.parse('2026-11-22T12:00:00Z')
const hour = 3_600_000
const buyer = { email: null, phone: null, name: null }
const order = (number: string, more: Partial<Order> = {}): Order =>
  ({
    id: OrderId.parse(`o~${number}`),
    number,
    buyer,
    state: 'shipped',
    total: { minor: 4_990, currency: 'EUR' },
    refunded: null,
    lines: [{ sku: null, title: 'Lamp', quantity: 1, price: { minor: 4_990, currency: 'EUR' } }],
    country: 'DE',
    createdAt: now - 5 * 24 * hour,
    trackingNumbers: [],
    url: 'https://admin.shop.example/orders/1',
    ...more,
  }) as Order
const parcel = (trackingNumber: string, more: Partial<Parcel> = {}): Parcel =>
  ({
    trackingNumber,
    carrier: 'DHL',
    orderNumber: null,
    state: 'inTransit',
    scans: [],
    expectedAt: null,
    deliveredAt: null,
    ...more,
  }) as Parcel
const known = (more: Partial<Known> = {}): Known => ({
  locale: 'de',
  now,
  conversation: { customerName: 'Mia Schulz', subject: null, language: 'de' },
  customer: null,
  orders: [],
  parcels: [],
  disputes: [],
  texts: [],
  orderId: null,
  shop: caseFacts([]).shop,
  backend: { me: null },
  agentName: 'Ana Reyes',
  signature: '',
  people: [],
  shifts: [],
  me: null,
  ...more,
})

describe('the order that is meant', () => {
  const orders = [order('NL-1050', { state: 'cancelled' }), order('NL-1042'), order('NL-1030')]
  it.each([
    ['the newest that still stands', {}, 'NL-1042'],
    ['the one she names', { texts: ['und NL-1030?', 'Wo ist NL-1042?'] }, 'NL-1030'],
    ['however she writes it', { texts: ['# nl 1030 fehlt'] }, 'NL-1030'],
    ['the one in the subject', { conversation: { customerName: '', subject: 'Bestellung NL-1050', language: null } }, 'NL-1050'],
    ['the one the agent chose before all', { texts: ['NL-1030'], orderId: OrderId.parse('o~NL-1042') }, 'NL-1042'],
  ] as const)('%s', (_title, more, number) => expect(orderOf({ ...known({ orders }), ...more })?.number).toBe(number))
  it('is not found within a telephone number', () =>
    expect(orderOf(known({ orders: [order('2000'), order('170')], texts: ['+49 170 1234567'] }))?.number).toBe('2000'))
  it('is none where there is none', () => expect(orderOf(known())).toBeNull())
})

describe('its parcel', () => {
  it.each([
    ['by the order’s number', [parcel('A'), parcel('B', { orderNumber: 'nl1042' })], 'B'],
    ['by its tracking number', [parcel('A'), parcel('4452-67')], '4452-67'],
    ['none of another order', [parcel('A')], undefined],
    ['none that comes back', [parcel('B', { orderNumber: 'NL-1042', direction: 'return' })], undefined],
  ] as const)('%s', (_title, parcels, found) =>
    expect(parcelOf(order('NL-1042', { trackingNumbers: ['445267'] }), parcels)?.trackingNumber).toBe(found),
  )
  it('alone stands for itself, two for nobody', () => {
    expect(parcelOf(null, [parcel('A')])?.trackingNumber).toBe('A')
    expect(parcelOf(null, [parcel('A'), parcel('B')])).toBeNull()
  })
})

describe('who is there afterwards', () => {
  const me = PersonId.parse('me')
  const person = (id: string, code: string, level: 'basic' | 'good' = 'good') =>
    ({ id: PersonId.parse(id), name: id, languages: [{ code, level }] }) as unknown as Person
  const shift = (id: string, from: number, to: number): Shift => ({
    personId: PersonId.parse(id),
    startAt: now + from * hour,
    endAt: now + to * hour,
    zone: 'UTC',
  })
  const people = [person('me', 'de'), person('Ana', 'de'), person('Ben', 'de-AT'), person('Chi', 'zh'), person('Dan', 'de', 'basic')]
  it('the first colleague of the language after my shift', () =>
    expect(
      shiftOf(
        known({
          people,
          me,
          shifts: [shift('me', -4, 4), shift('Chi', 4, 8), shift('Dan', 4, 8), shift('Ana', 6, 14), shift('Ben', 5, 9)],
        }),
      ),
    ).toEqual({ colleague: 'Ben', fromAt: now + 5 * hour, myEndAt: now + 4 * hour }))
  it('one who is on already answers from my end on', () =>
    expect(shiftOf(known({ people, me, shifts: [shift('me', -4, 4), shift('Ana', 2, 10)] }))).toEqual({
      colleague: 'Ana',
      fromAt: now + 4 * hour,
      myEndAt: now + 4 * hour,
    }))
  it('nobody is a gap, not an invention', () => {
    expect(shiftOf(known({ people, me, shifts: [shift('me', -4, 4), shift('Chi', 4, 8)] }))).toEqual({
      colleague: null,
      fromAt: null,
      myEndAt: now + 4 * hour,
    })
    expect(shiftOf(known())).toBeNull()
  })
})

describe('facts', () => {
  it('never tell a customer the shop’s own link to the order, and leave unknown what is unknown', () => {
    const facts = factsOf(known({ orders: [order('NL-1042')] }))
    expect(facts.order).toMatchObject({ number: 'NL-1042', url: null, refunded: null, deliveredAt: null, items: ['Lamp'] })
    expect(facts).toMatchObject({ parcel: null, dispute: null, shift: null, agent: { name: 'Ana Reyes', email: null } })
    expect(facts.customer).toEqual({ name: 'Mia Schulz', firstName: 'Mia', lastName: 'Schulz', gender: null, country: 'DE' })
    expect(facts.zone).toBe('Europe/Berlin')
  })
  it('take the last scan by its time', () => {
    const scan = (at: number, place: string) => ({ at, zone: null, place, text: '', state: 'inTransit' as const })
    const facts = factsOf(known({ parcels: [parcel('A', { scans: [scan(now - hour, 'Leipzig'), scan(now - 9 * hour, 'Hamburg')] })] }))
    expect(facts.parcel?.lastScan).toMatchObject({ place: 'Leipzig' })
  })
  it('know no name by an empty one', () =>
    expect(
      factsOf(
        known({
          conversation: { customerName: ' ', subject: null, language: null },
          customer: { name: '', facts: [] } as unknown as Customer,
        }),
      ).customer.name,
    ).toBeNull())
})
