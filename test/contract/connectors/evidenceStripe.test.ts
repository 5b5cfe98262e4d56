/** Stripe: rows by list and events, evidence staged and then submitted once, and every way that can fail. */
import { expect, test } from 'vitest'
import { stripe } from '../../../src/main/connectors/stripe/connector'
import { fieldsOf } from '../../../src/main/connectors/stripe/evidence'
import { evidenceLimits } from '../../../src/main/connectors/stripe/limits'
import { moneyOfStripe } from '../../../src/main/connectors/stripe/map'
import { HttpFailure, type HttpRequest } from '../../../src/main/ports'
import { Dispute } from '../../../src/shared/domain/order/types'
import { evidenceKey, formOf, pdf, verbs } from './evidence'
import { answer, needsOf, TestClock, TestHttp } from './ports'
import { chargeOf, createStripeServer, disputeOf, stripeDescription } from './stripeServer'
import { readDescription, whyMissing } from './vendorSpec'

const T0 = Date.parse('2026-11-22T10:00:00Z')
const S0 = T0 / 1000
const never = new AbortController().signal
const make = (options: Parameters<typeof createStripeServer>[0] = {}, values: Record<string, string> = {}) => {
  const clock = new TestClock(T0, false)
  const server = createStripeServer(options)
  server.disputes.set('dp_1', disputeOf('dp_1', S0 - 86_400))
  const http = new TestHttp((request) => server.handle(request))
  const needs = needsOf(http, clock, { key: 'rk_test', ...values })
  const connector = stripe.create(needs)
  return { clock, server, http, needs, connector, ...verbs(connector, 'dp_1') }
}
const submits = ({ method, body, url }: HttpRequest) =>
  method === 'POST' && url.includes('/disputes/') && String(body).includes('submit=true')

const drain = async ({ connector }: ReturnType<typeof make>, from: string | null = null, limit = 100) => {
  const disputes: Dispute[] = []
  const bad = []
  let cursor = from
  for (let turn = 0; turn < 100; turn += 1) {
    const page = await connector.pull(cursor, limit, never)
    disputes.push(...page.rows.disputes)
    bad.push(...page.bad)
    cursor = page.cursor
    if (!page.more) break
  }
  return { disputes, bad, cursor }
}

test('money in Stripe’s own digits', () => {
  expect(moneyOfStripe(5000, 'eur')).toEqual({ minor: 5000, currency: 'EUR' })
  expect(moneyOfStripe(500, 'jpy')).toEqual({ minor: 500, currency: 'JPY' })
  expect(moneyOfStripe(50_000, 'isk')).toEqual({ minor: 500, currency: 'ISK' })
  expect(moneyOfStripe(1235, 'kwd')).toEqual({ minor: 1235, currency: 'KWD' })
  expect(() => moneyOfStripe(1, 'euro')).toThrow(RangeError)
})

test('the first fetch walks the list; then events alone bring what changed', async () => {
  const it = make()
  for (let at = 2; at <= 25; at += 1) it.server.disputes.set(`dp_${at}`, disputeOf(`dp_${at}`, S0 - at * 86_400, { status: 'lost' }))
  it.server.disputes.set('dp_bad', { ...disputeOf('dp_bad', S0 - 3600), amount: 'much' })
  const first = await drain(it, null, 10)
  expect(first.disputes).toHaveLength(25)
  expect(first.bad.map(({ remoteId }) => remoteId)).toEqual(['dp_bad'])
  expect(Dispute.parse(first.disputes.find(({ remoteId }) => remoteId === 'dp_1'))).toMatchObject({
    state: 'needsResponse',
    stage: 'chargeback',
    amount: { minor: 5000, currency: 'EUR' },
    orderNumber: 'NL-1042',
    buyer: { email: 'ana@example.test', name: 'Ana Kim' },
    dueAt: (S0 - 86_400 + 900_000) * 1000,
    submissions: 0,
    network: 'visa',
    networkReason: '13.1',
    refundable: { minor: 4000, currency: 'EUR' },
    transactionIds: ['ch_1', 'pi_1'],
    url: 'https://dashboard.stripe.com/disputes/dp_1',
  })
  const quiet = await drain(it, first.cursor)
  expect(quiet.disputes).toEqual([])
  const one = it.server.disputes.get('dp_1') ?? {}
  it.server.disputes.set('dp_1', { ...one, status: 'won' })
  it.server.disputes.set('dp_new', disputeOf('dp_new', S0 + 60))
  for (let at = 0; at < 120; at += 1)
    it.server.events.push({ id: `evt_${at}`, created: S0 + 60 + at, dispute: at % 2 ? 'dp_1' : 'dp_new', type: 'charge.dispute.updated' })
  await it.clock.move(600_000)
  const second = await drain(it, quiet.cursor)
  expect(new Set(second.disputes.map(({ remoteId, state }) => `${remoteId} ${state}`))).toEqual(
    new Set(['dp_1 won', 'dp_new needsResponse']),
  )
  expect(it.server.faults).toEqual([])
  if (it.server.spec)
    console.info(
      `stripe requests judged by the vendor's description: ${it.server.spec.counts.vendor}, by schemas of ours: ${it.server.spec.counts.own}`,
    )
})

test('every hour open ones are read anew; one that is gone is named; a month away begins again', async () => {
  const it = make()
  it.server.disputes.set('dp_2', disputeOf('dp_2', S0 - 100 * 86_400))
  const first = await drain(it)
  it.server.disputes.set('dp_1', { ...it.server.disputes.get('dp_1'), status: 'under_review' })
  it.server.disputes.delete('dp_2')
  await it.clock.move(3_700_000)
  const later = await drain(it, first.cursor)
  expect(later.disputes.map(({ remoteId, state }) => `${remoteId} ${state}`)).toEqual(['dp_1 underReview'])
  expect(later.bad).toMatchObject([{ remoteId: 'dp_2' }])
  await it.clock.move(31 * 86_400_000)
  const asked = it.http.requests.length
  const walked = await drain(it, later.cursor)
  expect(it.http.requests.slice(asked).some(({ url }) => url.includes('/v1/disputes?created'))).toBe(true)
  expect(walked.disputes).toHaveLength(1)
})

test('a key that may read neither charges nor events still brings disputes, without hurry', async () => {
  const it = make()
  it.server.state.chargesRefused = true
  it.server.state.eventsRefused = true
  const first = await drain(it)
  expect(first.disputes).toMatchObject([{ remoteId: 'dp_1', buyer: { email: null }, orderNumber: null }])
  const soon = await drain(it, first.cursor)
  expect(soon.disputes).toEqual([])
  await it.clock.move(700_000)
  it.server.disputes.set('dp_1', { ...it.server.disputes.get('dp_1'), status: 'lost' })
  expect((await drain(it, soon.cursor)).disputes).toMatchObject([{ state: 'lost' }])
  expect(it.server.faults).toEqual([])
})

test('order numbers: the field that was named, the usual names, words that say order; a name of the prototype is none', async () => {
  for (const [charge, values, number] of [
    [chargeOf({ metadata: { 'My Ref': '77' } }), { orderField: 'my ref' }, '77'],
    [chargeOf({ metadata: { Order_ID: '#1042' } }), {}, '1042'],
    [chargeOf({ description: 'Bestellung' }), {}, null],
    [chargeOf({ description: 'My First Test Charge (created for API docs)' }), { orderField: 'constructor' }, null],
  ] as const) {
    const it = make({}, values)
    it.server.state.charge = charge
    expect((await drain(it)).disputes[0]?.orderNumber).toBe(number)
  }
})

test('lists that never end, and answers that are none', async () => {
  const it = make()
  it.http.handler = (request) =>
    request.url.includes('events')
      ? answer(200, { object: 'list', data: [], has_more: true })
      : answer(200, { object: 'list', data: [disputeOf('dp_1', S0)], has_more: true })
  expect((await drain(it)).disputes.length).toBeLessThan(4)
  it.http.handler = () => answer(200, { object: 'dispute' })
  await expect(it.connector.pull(null, 50, never)).rejects.toMatchObject({ problem: { code: 'badAnswer' } })
  expect(await it.connector.test(never)).toMatchObject({ ok: false })
})

test('files, then staged, then submitted once under our key', async () => {
  const { deliver, lookUp, head, server, http } = make()
  expect(await head()).toMatchObject({ exists: true, ways: ['answer'], submissions: 0, outboxKeys: [] })
  expect(await deliver()).toEqual({ type: 'sent', messageId: null, conversationId: null })
  expect(server.uploads).toEqual([{ name: pdf.name, mime: 'application/pdf', bytes: 4, purpose: 'dispute_evidence' }])
  expect(server.submitted).toMatchObject([
    {
      id: 'dp_1',
      key: `${evidenceKey}.0.0`,
      evidence: {
        uncategorized_text: 'Delivered on 12 September, signed by the buyer.',
        uncategorized_file: 'file_1',
        shipping_carrier: 'DHL',
        shipping_tracking_number: 'JD014600003',
        shipping_date: '9 September 2026',
      },
    },
  ])
  expect(http.requests.filter(({ url }) => url.startsWith('https://files.stripe.com/'))).toHaveLength(1)
  expect(http.requests.every(({ url }) => !url.includes('rk_test'))).toBe(true)
  expect(await head()).toMatchObject({ state: 'underReview', ways: [], submissions: 1, outboxKeys: [evidenceKey] })
  expect(await lookUp()).toMatchObject({ type: 'found' })
  expect(server.faults).toEqual([])
})

test('an answer lost, cut or broken: once, or known not to have been', async () => {
  const failures = [
    ['cut before it was read', { before: new HttpFailure('unreachable', true) }, 'unknown', 'absent', 0],
    ['cut after it was done', { after: new HttpFailure('timeout', true) }, 'unknown', 'found', 1],
    ['no byte left', { before: new HttpFailure('unreachable', false) }, 'notSent', 'absent', 0],
    ['429', { instead: answer(429, { error: { type: 'rate_limit', code: 'rate_limit' } }) }, 'notSent', 'absent', 0],
    ['409 lock', { instead: answer(409, { error: { type: 'invalid_request_error', code: 'lock_timeout' } }) }, 'notSent', 'absent', 0],
    ['an answer that is none', { instead: answer(200, '<html>') }, 'unknown', 'absent', 0],
  ] as const
  for (const [name, failure, outcome, looked, count] of failures) {
    const { deliver, lookUp, server, http } = make({ takesMore: true })
    http.interfere = (request) => (submits(request) ? failure : null)
    expect(await deliver(), name).toMatchObject(outcome === 'notSent' ? { type: 'notSent', final: false } : { type: outcome })
    expect(server.submitted, name).toHaveLength(count)
    expect(await lookUp(), name).toMatchObject({ type: looked })
  }
})

test('Stripe keeps a fault of its own under a key: what was proven absent goes under a new one', async () => {
  const { deliver, lookUp, server, http } = make({ takesMore: true })
  http.handler = (request) => server.handle(request, submits(request) ? 'notDone' : 'no')
  expect(await deliver()).toMatchObject({ type: 'unknown' })
  http.handler = (request) => server.handle(request)
  expect(await deliver()).toMatchObject({ type: 'unknown' })
  expect(server.submitted).toHaveLength(0)
  expect(await lookUp()).toEqual({ type: 'absent' })
  expect(await deliver()).toMatchObject({ type: 'sent' })
  expect(server.submitted).toMatchObject([{ key: `${evidenceKey}.0.1` }])
  const done = make({ takesMore: true })
  done.http.handler = (request) => done.server.handle(request, submits(request) ? 'done' : 'no')
  expect(await done.deliver()).toMatchObject({ type: 'unknown' })
  expect(await done.lookUp()).toMatchObject({ type: 'found' })
  expect(done.server.submitted).toHaveLength(1)
})

test('somebody else handed in: nothing is said of ours, and nothing more is handed in', async () => {
  const { deliver, lookUp, server } = make()
  server.disputes.set('dp_1', {
    ...disputeOf('dp_1', S0),
    evidence_details: { due_by: S0, has_evidence: true, past_due: false, submission_count: 1 },
  })
  expect(await lookUp()).toEqual({ type: 'cannotTell' })
  expect(await deliver()).toMatchObject({ type: 'notSent', final: true })
  expect(server.submitted).toEqual([])
})

test.each([
  ['two files of a kind', formOf({ files: [...formOf().files, ...formOf().files] }), [pdf, pdf], 'rejected'],
  ['a GIF', formOf(), [{ ...pdf, mime: 'image/gif' }], 'rejected'],
  ['4.6 MB', formOf(), [{ ...pdf, bytes: new Uint8Array(4_600_000) }], 'tooLarge'],
  ['an appeal', formOf({ way: 'appeal' }), undefined, 'rejected'],
  ['a kind it has none for', formOf({ kind: 'proofOfReshipment' }), undefined, 'rejected'],
])('%s is refused before a byte is sent', async (_name, form, files, code) => {
  const { deliver, http } = make()
  expect(await deliver(form, files)).toMatchObject({ type: 'notSent', final: true, why: { code } })
  expect(http.requests).toEqual([])
})

test.each([
  [401, 'signIn', false],
  [403, 'forbidden', true],
  [404, 'notFound', true],
  [402, 'rejected', true],
])('%i names what is wrong', async (status, code, final) => {
  const { deliver, http, connector } = make()
  http.handler = () => answer(status, { error: { type: 'invalid_request_error', code: 'x', param: 'evidence[receipt]' } })
  expect(await deliver()).toMatchObject({ type: 'notSent', final, why: { code } })
  if (status !== 403) await expect(connector.pull(null, 50, never)).rejects.toMatchObject({ problem: { code } })
})

test.skipIf(!stripeDescription)(stripeDescription ? 'every fact and file has a field of the description' : whyMissing('stripe'), () => {
  const description = readDescription('stripe/spec3-disputes-trimmed-2023-08-16.json') as {
    components: { schemas: Record<string, { properties: object }> }
  }
  const known = Object.keys(description.components.schemas.dispute_evidence?.properties ?? {})
  const facts = Object.fromEntries(
    [
      'customerName',
      'customerEmail',
      'billingAddress',
      'shippingAddress',
      'shippedOn',
      'servedOn',
      'product',
      'refundPolicyShown',
      'cancellationPolicyShown',
      'refundRefused',
      'cancellationRefused',
      'otherPaymentId',
      'otherPaymentWhy',
      'accessLog',
    ].map((name) => [name, 'x']),
  )
  const files = evidenceLimits.fileKinds.map((as) => ({ ...formOf().files[0], as })) as ReturnType<typeof formOf>['files']
  const fields = fieldsOf(
    formOf({ facts, files, refundIds: ['re_1'] }),
    files.map((_, at) => `file_${at}`),
  )
  expect(Object.keys(fields).filter((name) => !known.includes(name))).toEqual([])
  expect(Object.keys(fields)).toHaveLength(14 + 2 + 1 + evidenceLimits.fileKinds.length)
})

const fixtures = readDescription('stripe/fixtures3-disputes-trimmed.json') as { resources?: { dispute?: Record<string, unknown> } } | null
test.skipIf(!fixtures?.resources?.dispute)('the published sample dispute can be read', async () => {
  const it = make()
  const sample = fixtures?.resources?.dispute ?? {}
  it.server.disputes.clear()
  it.server.disputes.set(String(sample.id), { ...sample, created: S0 - 60 })
  const { disputes, bad } = await drain(it)
  expect(bad).toEqual([])
  expect(Dispute.parse(disputes[0])).toMatchObject({ stage: 'inquiry', state: 'needsResponse', network: 'visa', networkReason: '10.4' })
})
