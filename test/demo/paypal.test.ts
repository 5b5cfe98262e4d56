import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PaypalProvider } from '../../src/main/demo/paypal/provider'
import { type Desk, START, startDesk } from './support'
import { readVendor, VendorJudge, vendorMissing } from './vendorSchema'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ID = 'PP-D-204418'

let desk: Desk
let bearer: string
beforeEach(async () => {
  desk = await startDesk()
  const { baseUrl, clientId, secret } = access()
  const answer = await fetch(`${baseUrl}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const token = (await answer.json()) as { access_token: string; scope: string }
  expect(token.scope).toContain('update-seller')
  bearer = `Bearer ${token.access_token}`
})
afterEach(async () => {
  expect(desk.errors).toEqual([])
  await desk.servers.stop()
})

const access = () => {
  const found = desk.servers.shops[0]?.paypal
  if (!found) throw new Error('no PayPal')
  return found
}
const provider = (): PaypalProvider => desk.servers.paypal('nordlicht')
interface Answer {
  status: number
  body: Record<string, unknown> & { details?: { issue: string; field?: string }[] }
}
const call = async (method: string, path: string, body?: FormData | object, headers: Record<string, string> = {}): Promise<Answer> => {
  const form = body instanceof FormData
  const response = await fetch(`${access().baseUrl}/v1/customer/disputes${path}`, {
    method,
    headers: { authorization: bearer, ...(body === undefined || form ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : form ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}
const get = (id = ID) => call('GET', `/${id}`).then((answer) => answer.body)
const rels = (dispute: Record<string, unknown>) => (dispute.links as { rel: string }[]).map((link) => link.rel)

const tracking = {
  evidence_type: 'PROOF_OF_FULFILLMENT',
  evidence_info: { tracking_info: [{ carrier_name: 'DHL', tracking_number: 'JD0146' }] },
  notes: 'Shipped from Hamburg.',
}
const PDF = new TextEncoder().encode('%PDF-1.7 evidence')
function evidence(
  input: unknown = { evidences: [tracking] },
  files: Record<string, Uint8Array<ArrayBuffer>> = { 'evidence.pdf': PDF },
): FormData {
  const form = new FormData()
  form.append('input', new Blob([JSON.stringify(input)], { type: 'application/json' }))
  for (const [i, [name, bytes]] of Object.entries(files).entries())
    form.append(`file${i + 1}`, new Blob([bytes], { type: 'application/pdf' }), name)
  return form
}

describe('evidence', () => {
  test('arrives once, with the hash of its bytes; then nothing more is asked and a second try is refused', async () => {
    const before = await get()
    expect(rels(before)).toEqual(['self', 'provide_evidence', 'send_message', 'make_offer', 'accept_claim', 'escalate'])
    expect(before.evidences).toMatchObject([
      { evidence_type: 'PROOF_OF_FULFILLMENT', source: 'REQUESTED_FROM_SELLER', action_info: { mandatory: true } },
    ])
    desk.clock.advance(HOUR)
    const done = await call('POST', `/${ID}/provide-evidence`, evidence(), { 'paypal-request-id': 'once' })
    expect([done.status, done.body]).toEqual([200, { links: [{ href: expect.stringContaining(ID), rel: 'self', method: 'GET' }] }])
    const after = await get()
    expect(after).toMatchObject({ status: 'UNDER_REVIEW', update_time: new Date(START + HOUR).toISOString() })
    expect([after.seller_response_due_date, rels(after), after.allowed_response_options]).toEqual([undefined, ['self'], undefined])
    expect((after.evidences as unknown[])[1]).toMatchObject({
      ...tracking,
      source: 'SUBMITTED_BY_SELLER',
      documents: [{ name: 'evidence.pdf' }],
    })
    const again = await call('POST', `/${ID}/provide-evidence`, evidence(), { 'paypal-request-id': 'once' })
    expect([again.status, again.body.details?.[0]?.issue]).toEqual([422, 'ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE'])
    expect(desk.servers.book.of(ID)).toMatchObject([
      {
        action: 'provide-evidence',
        key: 'once',
        count: 1,
        files: [{ name: 'evidence.pdf', size: PDF.length, sha256: createHash('sha256').update(PDF).digest('hex') }],
      },
    ])
  })

  test('a lost answer: it is in, and who reads again sees it', async () => {
    desk.servers.switches.set({ loseAnswers: { times: 1 } }, { vendor: 'paypal' })
    await expect(call('POST', `/${ID}/provide-evidence`, evidence())).rejects.toThrow()
    expect((await get()).status).toBe('UNDER_REVIEW')
    expect(desk.servers.book.all()).toHaveLength(1)
  })

  test('PayPal that asks on takes a second send: then the book shows the double', async () => {
    desk.servers.switches.set({ paypal: { asksOn: true } }, { vendor: 'paypal' })
    await call('POST', `/${ID}/provide-evidence`, evidence())
    await call('POST', `/${ID}/provide-evidence`, evidence())
    expect(desk.servers.book.doubles().map((row) => row.count)).toEqual([2])
    await call('POST', `/${ID}/provide-evidence`, evidence(undefined, { 'other.pdf': new TextEncoder().encode('other') }))
    expect(desk.servers.book.doubles()).toHaveLength(1)
  })

  test.each([
    ['no input', new FormData(), 400, 'MISSING_REQUIRED_PARAMETER'],
    ['no evidence', evidence({ evidences: [] }), 400, 'INVALID_PARAMETER_VALUE'],
    ['no kind', evidence({ evidences: [{ notes: 'x' }] }), 400, 'MISSING_REQUIRED_PARAMETER'],
    ['notes too long', evidence({ evidences: [{ ...tracking, notes: 'x'.repeat(2001) }] }), 400, 'INVALID_PARAMETER_VALUE'],
    [
      'another carrier without its name',
      evidence({ evidences: [{ ...tracking, evidence_info: { tracking_info: [{ carrier_name: 'OTHER', tracking_number: '1' }] } }] }),
      400,
      'INVALID_PARAMETER_VALUE',
    ],
    ['a refund without its id', evidence({ evidences: [{ evidence_type: 'PROOF_OF_REFUND', notes: 'x' }] }), 422, 'INVALID_EVIDENCE'],
    ['a name that PayPal does not take', evidence(undefined, { 'Rücksendung.pdf': PDF }), 400, 'INVALID_PARAMETER_VALUE'],
    ['a kind of file that it does not take', evidence(undefined, { 'pack.html': PDF }), 400, 'INVALID_FILE_TYPE'],
    ['an empty file', evidence(undefined, { 'pack.pdf': new Uint8Array() }), 400, 'EMPTY_FILE'],
    ['a file over 10 MB', evidence(undefined, { 'pack.pdf': new Uint8Array(10 * 1024 * 1024 + 1) }), 400, 'FILE_SIZE_EXCEEDED'],
  ])('refused, and nothing stands in the book: %s', async (_name, form, status, issue) => {
    const refused = await call('POST', `/${ID}/provide-evidence`, form)
    expect([refused.status, refused.body.details?.[0]?.issue]).toEqual([status, issue])
    expect(refused.body.debug_id).toMatch(/^[0-9a-f]{13}$/)
    expect(desk.servers.book.all()).toEqual([])
    expect((await get()).status).toBe('WAITING_FOR_SELLER_RESPONSE')
  })

  test('JSON where files are due is refused by its kind', async () => {
    expect((await call('POST', `/${ID}/provide-evidence`, { evidences: [tracking] })).status).toBe(415)
  })
})

describe('the other ways', () => {
  test('an offer, an acceptance, a message, each only while its link stands', async () => {
    const offer = { note: 'Half back', offer_type: 'REFUND', offer_amount: { currency_code: 'EUR', value: '64.50' } }
    expect((await call('POST', `/${ID}/make-offer`, { ...offer, offer_amount: { currency_code: 'EUR', value: '500.00' } })).status).toBe(
      422,
    )
    expect((await call('POST', `/${ID}/make-offer`, { ...offer, offer_type: 'GIFT' })).status).toBe(422)
    const message = new FormData()
    message.set('input', JSON.stringify({ message: 'We traced it.' }))
    expect((await call('POST', `/${ID}/send-message`, message)).status).toBe(200)
    expect((await call('POST', `/${ID}/make-offer`, offer)).status).toBe(200)
    const after = await get()
    expect(after).toMatchObject({
      status: 'WAITING_FOR_BUYER_RESPONSE',
      offer: { offer_type: 'REFUND', history: [{ event_type: 'PROPOSED' }] },
    })
    expect((after.messages as { content: string }[]).at(-1)?.content).toBe('We traced it.')
    const claim = new FormData()
    claim.set('input', JSON.stringify({ note: 'ok', accept_claim_type: 'REFUND' }))
    expect((await call('POST', `/${ID}/accept-claim`, claim)).status).toBe(422)
    provider().escalate(ID, START + 5 * DAY)
    expect((await call('POST', `/${ID}/send-message`, message)).status).toBe(422)
    expect((await call('POST', `/${ID}/accept-claim`, claim)).status).toBe(200)
    expect(await get()).toMatchObject({ status: 'RESOLVED', dispute_outcome: { amount_refunded: { value: '129.00' } } })
  })

  test('a claim asks for more, is lost, and may be appealed once', async () => {
    provider().escalate(ID, START + 5 * DAY)
    await call('POST', `/${ID}/provide-evidence`, evidence())
    provider().asks(ID, 'PROOF_OF_DELIVERY_SIGNATURE', START + 3 * DAY)
    expect(await get()).toMatchObject({
      status: 'WAITING_FOR_SELLER_RESPONSE',
      seller_response_due_date: new Date(START + 3 * DAY).toISOString(),
    })
    const info = new FormData()
    info.set('input', JSON.stringify({ notes: 'Signed at the door.' }))
    expect((await call('POST', `/${ID}/provide-supporting-info`, info)).status).toBe(200)
    provider().resolve(ID, 'RESOLVED_BUYER_FAVOUR', true)
    expect((await call('POST', `/${ID}/appeal`, evidence())).status).toBe(200)
    expect((await call('POST', `/${ID}/appeal`, evidence())).status).toBe(422)
    expect(desk.servers.book.of(ID).map((row) => row.action)).toEqual(['provide-evidence', 'provide-supporting-info', 'appeal'])
  })

  test('the list: newest first, by pages and states, and times out of reach are refused', async () => {
    for (let i = 0; i < 4; i++) {
      desk.clock.advance(60_000)
      provider().open({ id: `PP-D-9${i}`, order: `NL-${i}`, buyer: 'Ada Moor' })
    }
    const seen: string[] = []
    let path = '?page_size=2'
    for (;;) {
      const { body } = await call('GET', path)
      seen.push(...(body.items as { dispute_id: string }[]).map((one) => one.dispute_id))
      const next = (body.links as { rel: string; href: string }[]).find((link) => link.rel === 'next')
      if (!next) break
      path = new URL(next.href).search
    }
    expect(seen).toEqual(['PP-D-93', 'PP-D-92', 'PP-D-91', 'PP-D-90', ID])
    expect((await call('GET', '?dispute_state=RESOLVED')).body.items as unknown[]).toEqual([])
    expect((await call('GET', `?update_time_after=${new Date(START - 200 * DAY).toISOString()}`)).status).toBe(400)
    expect((await call('GET', '?page_size=51')).status).toBe(400)
    const changed = await call('GET', `?update_time_after=${new Date(START + 150_000).toISOString()}`)
    expect((changed.body.items as { dispute_id: string }[]).map((one) => one.dispute_id)).toEqual(['PP-D-93', 'PP-D-92'])
    expect((await call('GET', '/PP-D-000')).status).toBe(404)
  })
})

describe.skipIf(vendorMissing)('by PayPal’s own description', () => {
  test('every answer and every accepted request fits it', async () => {
    provider().open({ id: 'PP-D-77', order: 'NL-77', buyer: 'Ada Moor (test)', stage: 'CHARGEBACK' })
    await call('GET', '?page_size=5')
    await get()
    await call('POST', `/${ID}/provide-evidence`, evidence())
    await call('POST', `/${ID}/provide-evidence`, evidence())
    await call('POST', '/PP-D-77/provide-evidence', evidence({ evidences: [{ evidence_type: 'OTHER', notes: 'Note' }] }, {}))
    await get('PP-D-77')
    provider().says('PP-D-77', 'Please send a signature.', 'ARBITER')
    provider().resolve('PP-D-77', 'RESOLVED_BUYER_FAVOUR', true)
    await get('PP-D-77')
    await call('POST', '/PP-D-77/appeal', evidence())
    await get()
    const judge = new VendorJudge(readVendor('paypal/customer_disputes_v1.json'))
    const seen = desk.exchanges.filter((one) => one.vendor === 'paypal' && one.path.startsWith('/v1/customer'))
    expect(seen.length).toBe(9)
    expect(
      seen.flatMap((one) => (judge.judge(one) ?? []).map((error) => `${one.method} ${one.path} ${error.instancePath} ${error.message}`)),
    ).toEqual([])
    expect(seen.filter((one) => one.status !== 200).flatMap((one) => judge.judgeSchema('error', one.responseBody))).toEqual([])
    const sent = desk.servers.book.all().flatMap((row) => row.body.evidences as unknown[])
    expect(sent).toHaveLength(3)
    expect(sent.flatMap((one) => judge.judgeSchema('evidence', one))).toEqual([])
  })
})
