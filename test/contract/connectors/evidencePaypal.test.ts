/** PayPal: what an answer, an appeal and more information look like on the wire, and every way they can fail. */
import { expect, test } from 'vitest'
import { carrierNames, carrierOf } from '../../../src/main/connectors/paypal/carriers'
import { paypal } from '../../../src/main/connectors/paypal/connector'
import { evidenceLimits } from '../../../src/main/connectors/paypal/evidence'
import { typeOf } from '../../../src/main/connectors/paypal/map'
import { HttpFailure } from '../../../src/main/ports'
import { Dispute } from '../../../src/shared/domain/order/types'
import { evidenceKey, formOf, pdf, verbs } from './evidence'
import { createPaypalServer, paypalDescription } from './paypalServer'
import { answer, needsOf, TestClock, TestHttp } from './ports'
import { whyMissing } from './vendorSpec'

const T0 = Date.parse('2026-11-22T10:00:00Z')
const never = new AbortController().signal
const make = (options: Parameters<typeof createPaypalServer>[0] = {}) => {
  const clock = new TestClock(T0, false)
  const server = createPaypalServer({ now: () => clock.now(), ...options })
  const http = new TestHttp(server.handle)
  const needs = needsOf(http, clock, { clientId: 'id', secret: 's', url: '' })
  return { clock, server, http, needs, connector: paypal.create(needs), ...verbs(paypal.create(needs), 'PP-R-1') }
}
const posts = (http: TestHttp) => http.requests.filter(({ url }) => /provide|appeal$/.test(url))

test('an answer carries form, file and our key, and stands under it', async () => {
  const { deliver, lookUp, head, server, http } = make()
  expect(await head()).toMatchObject({ exists: true, state: 'needsResponse', ways: ['answer'], outboxKeys: [], evidenceSentAt: null })
  expect(await deliver()).toEqual({ type: 'sent', messageId: null, conversationId: null })
  const [sent] = server.submissions
  expect(sent).toMatchObject({ way: 'provide-evidence', requestId: evidenceKey })
  expect(sent?.input).toEqual({
    evidences: [
      {
        evidence_type: 'PROOF_OF_FULFILLMENT',
        evidence_info: { tracking_info: [{ carrier_name: 'DHL', tracking_number: 'JD014600003' }] },
        notes: `Delivered on 12 September, signed by the buyer.\nShipped on: 9 September 2026\nRef. ${evidenceKey}`,
        documents: [{ name: `Beweis fur Grosse,1,${evidenceKey}.pdf` }],
      },
    ],
  })
  expect(sent?.files).toEqual([{ name: `Beweis fur Grosse,1,${evidenceKey}.pdf`, mime: 'application/pdf', bytes: 4 }])
  expect(await head()).toMatchObject({ state: 'underReview', ways: [], outboxKeys: [evidenceKey] })
  expect(await lookUp()).toMatchObject({ type: 'found' })
  expect(await deliver()).toMatchObject({ type: 'sent' })
  expect(server.submissions).toHaveLength(1)
  expect(posts(http)).toHaveLength(1)
  expect(server.faults).toEqual([])
})

test('several proofs, an appeal and more information; ways only as PayPal links them', async () => {
  const { deliver, server } = make()
  await deliver(formOf({ kind: 'other', refundIds: ['R1'], files: [] }))
  const sent = (server.submissions[0]?.input.evidences ?? []) as { evidence_type: string }[]
  expect(sent.map((one) => one.evidence_type)).toEqual(['OTHER', 'PROOF_OF_FULFILLMENT', 'PROOF_OF_REFUND'])
  for (const [way, link] of [
    ['appeal', 'appeal'],
    ['supportingInfo', 'provide-supporting-info'],
  ] as const) {
    const { deliver, server, head, http } = make()
    expect(await deliver(formOf({ way }))).toMatchObject({ type: 'notSent', final: true, why: { code: 'unsupported' } })
    expect(posts(http)).toEqual([])
    server.state.ways = [link]
    expect(await head()).toMatchObject({ ways: [way] })
    expect(await deliver(formOf({ way }))).toMatchObject({ type: 'sent' })
    expect(server.submissions[0]?.way).toBe(link)
    expect(await head()).toMatchObject({ outboxKeys: [evidenceKey] })
    expect(server.faults).toEqual([])
  }
})

const bytes = (size: number) => ({ ...pdf, bytes: new Uint8Array(size) })
const file = (more = {}) => ({ ...formOf().files[0], ...more }) as ReturnType<typeof formOf>['files'][number]
test.each([
  ['a text too long', formOf({ text: 'x'.repeat(2_000) }), undefined, 'rejected'],
  ['too many parcels', formOf({ trackings: Array(11).fill({ carrier: 'DHL', number: '1' }) }), undefined, 'rejected'],
  ['a file of another kind', formOf(), [{ ...pdf, mime: 'text/html' }], 'rejected'],
  ['a file of 10 MB', formOf(), [bytes(10 * 1024 * 1024)], 'tooLarge'],
  ['more than 50 MB', formOf({ files: Array(6).fill(file()) }), Array(6).fill(bytes(9 * 1024 * 1024)), 'tooLarge'],
  ['an empty file', formOf(), [bytes(0)], 'fileMissing'],
  ['a file that is gone', formOf(), [], 'fileMissing'],
  ['a shipment without a number', formOf({ trackings: [] }), undefined, 'rejected'],
  ['a refund without its id', formOf({ kind: 'proofOfRefund' }), undefined, 'rejected'],
  ['nothing at all', formOf({ kind: 'other', text: ' ', trackings: [], files: [] }), [], 'rejected'],
])('%s is refused before a byte is sent', async (_name, form, files, code) => {
  const { deliver, http } = make()
  expect(await deliver(form, files)).toMatchObject({ type: 'notSent', final: true, why: { code } })
  expect(http.requests).toEqual([])
})

test('a failed answer is told apart, and only what PayPal proves is said', async () => {
  const cut = new HttpFailure('unreachable', true)
  const cases = [
    ['no byte left', { before: new HttpFailure('unreachable', false) }, { type: 'notSent', final: false }, 'absent', 0],
    ['cut before it was read', { before: cut }, { type: 'unknown' }, 'absent', 0],
    ['cut after it was done', { after: cut }, { type: 'unknown' }, 'found', 1],
    ['timeout after it was done', { after: new HttpFailure('timeout', true) }, { type: 'unknown' }, 'found', 1],
    ['500', { instead: answer(500, { name: 'INTERNAL_SERVER_ERROR', message: 'x', debug_id: 'd' }) }, { type: 'unknown' }, 'absent', 0],
    ['502 page', { instead: answer(502, '<html>') }, { type: 'unknown' }, 'absent', 0],
    [
      '429',
      { instead: answer(429, { name: 'RATE_LIMIT_REACHED' }, { 'retry-after': '30' }) },
      { type: 'notSent', final: false, retryAt: T0 + 30_000 },
      'absent',
      0,
    ],
    [
      '400',
      { instead: answer(400, { name: 'INVALID_REQUEST', details: [{ field: '/evidences/0', issue: 'X' }] }) },
      { type: 'notSent', final: true, why: { params: { fields: '/evidences/0' } } },
      'absent',
      0,
    ],
    [
      '422',
      { instead: answer(422, { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'DISPUTE_ALREADY_RESOLVED' }] }) },
      { type: 'notSent', final: true, why: { code: 'rejected', params: { fields: 'DISPUTE_ALREADY_RESOLVED' } } },
      'absent',
      0,
    ],
    [
      '403',
      { instead: answer(403, { name: 'NOT_AUTHORIZED' }) },
      { type: 'notSent', final: true, why: { code: 'forbidden' } },
      'absent',
      0,
    ],
  ] as const
  for (const [name, failure, outcome, looked, count] of cases) {
    const { deliver, lookUp, server, http } = make({ takesMore: true })
    http.interfere = ({ url }) => (url.endsWith('provide-evidence') ? failure : null)
    expect(await deliver(), name).toMatchObject(outcome)
    expect(await lookUp(), name).toMatchObject({ type: looked })
    expect(server.submissions, name).toHaveLength(count)
    expect(server.faults).toEqual([])
  }
})

test('where PayPal shows no note and the dispute moved, nothing is said', async () => {
  const { deliver, lookUp, server, http, needs } = make({ takesMore: true, echoes: false })
  http.interfere = ({ url }) => (url.endsWith('provide-evidence') ? { after: new HttpFailure('timeout', true) } : null)
  expect(await deliver()).toMatchObject({ type: 'unknown' })
  expect(await lookUp()).toEqual({ type: 'cannotTell' })
  expect(server.submissions).toHaveLength(1)
  const other = make({ takesMore: true })
  other.http.interfere = ({ url }) => (url.endsWith('provide-evidence') ? { before: new HttpFailure('timeout', true) } : null)
  await other.deliver()
  other.server.touch()
  expect(await other.lookUp()).toEqual({ type: 'cannotTell' })
  needs.stored.clear()
  expect(await lookUp()).toEqual({ type: 'cannotTell' })
})

test('a token that ended is renewed once, and one that is refused says so', async () => {
  const { deliver, server, http, head } = make()
  await head()
  server.state.goneTokens.add('Bearer t1')
  expect(await deliver()).toMatchObject({ type: 'sent' })
  expect(server.submissions).toHaveLength(1)
  http.interfere = ({ url }) => (url.includes('/disputes/') ? { instead: answer(401, { name: 'x' }) } : null)
  const refused = make()
  refused.http.interfere = ({ url }) => (url.endsWith('provide-evidence') ? { instead: answer(401, { name: 'x' }) } : null)
  expect(await refused.deliver()).toMatchObject({ type: 'notSent', final: false, why: { code: 'signIn' } })
  expect(refused.server.state.tokens).toBe(2)
})

test('a dispute that is gone or ended', async () => {
  const { connector, server, head } = make()
  expect(await verbs(connector, 'PP-R-9').head()).toMatchObject({ exists: false })
  expect(await verbs(connector, 'PP-R-9').deliver()).toMatchObject({ type: 'notSent', final: true, why: { code: 'notFound' } })
  server.state.status = 'RESOLVED'
  server.state.disputeState = 'APPEALABLE'
  server.state.outcome = 'RESOLVED_BUYER_FAVOUR'
  server.state.ways = ['appeal']
  expect(await head()).toMatchObject({ state: 'lost', ways: ['appeal'] })
})

test('the row tells what may be done, what was sent, and what may be refunded', async () => {
  const { connector, server, deliver } = make({ takesMore: true })
  server.state.evidences.push({ evidence_type: 'PROOF_OF_REFUND', source: 'REQUESTED_FROM_SELLER' }, 'nonsense' as never)
  const before = (await connector.pull(null, 50, never)).rows.disputes[0]
  expect(Dispute.parse(before)).toMatchObject({
    asks: ['proofOfRefund', 'proofOfFulfilment', 'other'],
    evidenceSentAt: null,
    transactionIds: ['3BC38643YC807283D'],
    refundable: { minor: 5000, currency: 'USD' },
    orderNumber: 'NL-1042',
  })
  await deliver()
  const after = (await connector.pull(null, 50, never)).rows.disputes[0]
  expect(after).toMatchObject({ trackingNumbers: ['JD014600003'], evidenceSentAt: T0 })
})

test('carriers by the names parcels show', () => {
  expect(carrierOf('Japan Post')).toEqual({ carrier_name: 'JAPAN_POST' })
  expect(carrierOf('CORREOS de España')).toEqual({ carrier_name: 'CORREOS_DE_ESPANA' })
  expect(carrierOf('Fast Fridays')).toEqual({ carrier_name: 'OTHER', carrier_name_other: 'Fast Fridays' })
  expect(carrierOf('constructor')).toMatchObject({ carrier_name: 'OTHER' })
})

test.skipIf(!paypalDescription)(
  paypalDescription ? 'carriers, kinds and limits are those of the description' : whyMissing('paypal/customer_disputes_v1.json'),
  () => {
    type Schemas = Record<string, { properties: Record<string, { enum: string[]; maxLength: number; maxItems: number }> }>
    const { schemas } = (paypalDescription ?? { components: { schemas: {} } }).components as { schemas: Schemas }
    const carriers = schemas.tracking_info?.properties.carrier_name?.enum ?? []
    expect(carrierNames().filter((name) => !carriers.includes(name))).toEqual([])
    const types = schemas.evidence?.properties.evidence_type?.enum ?? []
    expect(Object.values(typeOf).filter((type) => !types.includes(type))).toEqual([])
    expect(evidenceLimits.note).toBeLessThan(schemas.evidence?.properties.notes?.maxLength ?? 0)
    expect(evidenceLimits.trackings).toBe(schemas.evidence_info?.properties.tracking_info?.maxItems)
    expect(evidenceLimits.refundIds).toBe(schemas.evidence_info?.properties.refund_ids?.maxItems)
  },
)
