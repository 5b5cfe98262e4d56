/** Evidence against the demo's PayPal and Stripe, which someone else wrote from the vendors' descriptions: over real sockets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connector } from '../../../src/main/connectors/connector'
import { paypal } from '../../../src/main/connectors/paypal/connector'
import { stripe } from '../../../src/main/connectors/stripe/connector'
import { OutboxKey } from '../../../src/shared/domain/ids'
import type { Dispute } from '../../../src/shared/domain/order/types'
import type { EvidenceForm } from '../../../src/shared/domain/outbox/types'
import { type Desk, START, startDesk } from '../../demo/support'
import { formOf, verbs } from './evidence'
import { nodeHttp } from './nodeHttp'
import { needsOf, TestClock } from './ports'

const never = new AbortController().signal
const DAY = 86_400_000
let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(async () => {
  await desk.servers.stop()
  expect(desk.errors).toEqual([])
})

const pdf = { name: 'Pack für NL.pdf', mime: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7 evidence') }
const shopWith = (name: 'paypal' | 'stripe') => {
  const found = desk.servers.shops.find((shop) => shop[name])
  if (!found) throw new Error(`no ${name}`)
  return found
}
const make = (name: 'paypal' | 'stripe', http = nodeHttp()): Connector => {
  const clock = new TestClock(START, true)
  const access = shopWith(name)
  const values: Record<string, string> =
    name === 'paypal'
      ? { url: access.paypal?.baseUrl ?? '', clientId: access.paypal?.clientId ?? '', secret: access.paypal?.secret ?? '' }
      : { url: access.stripe?.baseUrl ?? '', key: access.stripe?.key ?? '' }
  return (name === 'paypal' ? paypal : stripe).create(needsOf(http, clock, values, 365))
}
const pullAll = async (connector: Connector, from: string | null = null) => {
  const disputes: Dispute[] = []
  let cursor = from
  for (let turn = 0; turn < 50; turn += 1) {
    const page = await connector.pull(cursor, 100, never)
    expect(page.bad).toEqual([])
    disputes.push(...page.rows.disputes)
    cursor = page.cursor
    if (!page.more) break
  }
  return { disputes, cursor }
}
let opened = 900_000
const openOne = (name: 'paypal' | 'stripe'): string => {
  const shop = shopWith(name).shopId
  opened += 1
  const dueAt = START + 5 * DAY
  if (name === 'stripe')
    return desk.servers
      .stripe(shop)
      .open({ order: `VO-${opened}`, minor: 5000, currency: 'eur', buyer: { name: 'Ana Kim', email: 'ana@example.test' }, dueAt }).id
  const id = `PP-D-${opened}`
  desk.servers.paypal(shop).open({ id, order: `NL-${opened}`, buyer: 'Ana Kim', dueAt })
  return id
}
/** An item's own, as the desk mints it. */
const keyOf = (id: string): OutboxKey => OutboxKey.parse(`Evidence-of-${id}`.padEnd(24, '_').slice(0, 64))
const submitted = (name: 'paypal' | 'stripe', id: string) => desk.servers.book.of(id, name === 'paypal' ? 'provide-evidence' : 'submit')
const form: EvidenceForm = formOf()

describe.each(['paypal', 'stripe'] as const)('%s', (name) => {
  test('a dispute comes in, is answered once, and its row says so', async () => {
    const connector = make(name)
    const first = await pullAll(connector)
    const id = openOne(name)
    desk.clock.advance(60_000)
    const { disputes } = await pullAll(connector, first.cursor)
    const mine = disputes.find(({ remoteId }) => remoteId === id)
    expect(mine).toMatchObject({ state: 'needsResponse', dueAt: START + 5 * DAY })
    expect(mine?.asks).toContain('proofOfFulfilment')
    const { deliver, lookUp, head } = verbs(connector, id, keyOf(id))
    expect(await lookUp()).not.toMatchObject({ type: 'found' })
    expect(await deliver(form, [pdf])).toMatchObject({ type: 'sent' })
    expect(submitted(name, id)).toHaveLength(1)
    expect(await lookUp()).toMatchObject({ type: 'found' })
    expect(await head()).toMatchObject({ exists: true, state: 'underReview', ways: [], outboxKeys: [keyOf(id)] })
    expect(await deliver(form, [pdf])).not.toMatchObject({ type: 'unknown' })
    expect(submitted(name, id)).toHaveLength(1)
    expect(desk.servers.book.doubles()).toEqual([])
  })

  test('an answer lost on the way is found, not sent again', async () => {
    const http = nodeHttp()
    const losing: typeof http = {
      ...http,
      request(request) {
        // The one call that counts, and not the sign-in, upload or staging before it.
        const counts = request.url.endsWith('provide-evidence') || String(request.body).includes('submit=true')
        if (counts) desk.servers.switches.set({ loseAnswers: { times: 1 } }, { vendor: name })
        return http.request(request)
      },
    }
    const connector = make(name, losing)
    const id = openOne(name)
    const { deliver, lookUp } = verbs(connector, id, keyOf(id))
    expect(await deliver(form, [pdf])).toMatchObject({ type: 'unknown' })
    expect(submitted(name, id)).toHaveLength(1)
    expect(await lookUp()).toMatchObject({ type: 'found' })
    expect(desk.servers.book.doubles()).toEqual([])
  })

  test('a server that fails before its work is known to have done nothing, and has it at last', async () => {
    const connector = make(name)
    const id = openOne(name)
    const { deliver, lookUp, head } = verbs(connector, id, keyOf(id))
    await head()
    desk.servers.switches.set({ failing: { status: 503, rate: 1, times: 1 } }, { vendor: name })
    expect(await deliver(form, [pdf])).not.toMatchObject({ type: 'sent' })
    expect(submitted(name, id)).toHaveLength(0)
    expect(await lookUp()).not.toMatchObject({ type: 'found' })
    expect(await deliver(form, [pdf])).toMatchObject({ type: 'sent' })
    expect(submitted(name, id)).toHaveLength(1)
  })
})

test('Stripe fails after its work and repeats that fault under the same key: found all the same', async () => {
  const connector = make('stripe')
  const id = openOne('stripe')
  const { deliver, lookUp } = verbs(connector, id, keyOf(id))
  const http = nodeHttp()
  const failing = make('stripe', {
    ...http,
    request(request) {
      if (String(request.body).includes('submit=true'))
        desk.servers.switches.set({ stripe: { readOnly: false, failsAfter: 1 } }, { vendor: 'stripe' })
      return http.request(request)
    },
  })
  expect(await verbs(failing, id, keyOf(id)).deliver(form, [pdf])).toMatchObject({ type: 'unknown' })
  expect(await lookUp()).toMatchObject({ type: 'found' })
  expect(await deliver(form, [pdf])).toMatchObject({ type: 'notSent' })
  expect(submitted('stripe', id)).toHaveLength(1)
})

test('PayPal goes on asking: the same evidence is still sent once', async () => {
  desk.servers.switches.set({ paypal: { asksOn: true } }, { vendor: 'paypal' })
  const connector = make('paypal')
  const id = openOne('paypal')
  const { deliver } = verbs(connector, id, keyOf(id))
  expect(await deliver(form, [pdf])).toMatchObject({ type: 'sent' })
  expect(await deliver(form, [pdf])).toMatchObject({ type: 'sent' })
  expect(submitted('paypal', id)).toHaveLength(1)
})
