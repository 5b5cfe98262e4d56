import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from './support'
import { readVendor, VendorJudge, vendorMissing } from './vendorSchema'

const HOUR = 3_600_000

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(async () => {
  expect(desk.errors).toEqual([])
  await desk.servers.stop()
})

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown> & { error?: { type: string; code?: string; param?: string; message: string } }
}
const access = () => {
  const found = desk.servers.shops.find((shop) => shop.shopId === 'voltaje')?.stripe
  if (!found) throw new Error('no Stripe')
  return found
}
const bank = () => desk.servers.stripe('voltaje')
const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
  const headers = { authorization: `Bearer ${access().key}`, ...(init.headers as Record<string, string> | undefined) }
  const answer = await fetch(`${access().baseUrl}${path}`, { ...init, method, headers })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] }
}
const get = (path: string) => send('GET', path)
const post = (path: string, fields: Record<string, string>, key?: string) =>
  send('POST', path, { body: new URLSearchParams(fields), headers: key ? { 'idempotency-key': key } : {} })
const PDF = new TextEncoder().encode('%PDF-1.7 evidence')
const upload = (bytes: Uint8Array<ArrayBuffer> = PDF, type = 'application/pdf', purpose = 'dispute_evidence', key?: string) => {
  const form = new FormData()
  form.set('purpose', purpose)
  form.set('file', new Blob([bytes], { type }), 'evidence.pdf')
  return send('POST', '/v1/files', { body: form, headers: key ? { 'idempotency-key': key } : {} })
}
/** A dispute that wants an answer, newest first. */
const first = async () =>
  ((await get('/v1/disputes?limit=100')).body.data as { id: string; status: string }[]).find((one) => one.status === 'needs_response')
    ?.id ?? ''

describe('evidence', () => {
  test('is staged, then sent to the bank once; the bytes’ hash and the key stand in the book', async () => {
    const id = await first()
    const file = await upload(PDF, 'application/pdf', 'dispute_evidence', 'file-1')
    expect([file.status, file.body.object, file.body.type, file.body.size]).toEqual([200, 'file', 'pdf', PDF.length])
    const staged = await post(`/v1/disputes/${id}`, {
      'evidence[shipping_documentation]': String(file.body.id),
      'evidence[shipping_tracking_number]': 'JD0146',
      'metadata[drg_key]': 'k1',
      submit: 'false',
    })
    expect(staged.body).toMatchObject({
      status: 'needs_response',
      evidence: { shipping_tracking_number: 'JD0146' },
      evidence_details: { has_evidence: true, submission_count: 0 },
      metadata: { drg_key: 'k1' },
    })
    const sent = await post(`/v1/disputes/${id}`, { submit: 'true' }, 'send-1')
    expect(sent.body).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1, past_due: false } })
    const again = await post(`/v1/disputes/${id}`, { 'evidence[uncategorized_text]': 'more' }, 'send-2')
    expect([again.status, again.body.error?.type]).toEqual([400, 'invalid_request_error'])
    expect((await post(`/v1/disputes/${id}`, { 'metadata[seen]': 'yes' })).status).toBe(200)
    expect(desk.servers.book.all().map(({ action, key, count }) => [action, key, count])).toEqual([
      ['upload', 'file-1', 1],
      ['stage', null, 1],
      ['submit', 'send-1', 1],
      ['metadata', null, 1],
    ])
    expect(desk.servers.book.all()[0]?.files[0]?.sha256).toBe(createHash('sha256').update(PDF).digest('hex'))
    const told = (await get('/v1/events?types[]=charge.dispute.updated&limit=10')).body.data as { data: { object: { status: string } } }[]
    expect(told.map((event) => event.data.object.status)).toEqual(['under_review', 'under_review', 'needs_response'])
  })

  test('without a word about submit it goes to the bank at once; after its date it is past due', async () => {
    const id = await first()
    desk.clock.advance(3 * 24 * HOUR)
    const sent = await post(`/v1/disputes/${id}`, { 'evidence[uncategorized_text]': 'late' })
    expect(sent.body).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1, past_due: true } })
  })

  test.each([
    ['a field that is none', { 'evidence[colour]': 'blue' }, 'parameter_unknown'],
    ['a parameter that is none', { colour: 'blue' }, 'parameter_unknown'],
    ['a text too long', { 'evidence[customer_name]': 'x'.repeat(5001) }, 'parameter_invalid_string_blank'],
    ['a file that is none', { 'evidence[receipt]': 'file_none' }, 'resource_missing'],
    ['a submit that is none', { submit: 'yes' }, undefined],
    ['nothing to submit', { submit: 'true' }, undefined],
  ])('refused, and nothing is changed: %s', async (_name, fields, code) => {
    const id = await first()
    const before = (await get(`/v1/disputes/${id}`)).body
    const refused = await post(`/v1/disputes/${id}`, fields, 'k')
    expect([refused.status, refused.body.error?.code]).toEqual([400, code])
    expect((await get(`/v1/disputes/${id}`)).body).toEqual(before)
    expect(desk.servers.book.all()).toEqual([])
    // What was refused before the work began is not held by the key.
    expect((await post(`/v1/disputes/${id}`, { 'evidence[uncategorized_text]': 'x' }, 'k')).status).toBe(200)
  })

  test('texts together, files by kind and size', async () => {
    const id = await first()
    const long = [
      'access_activity_log',
      'cancellation_rebuttal',
      'product_description',
      'refund_refusal_explanation',
      'uncategorized_text',
      'cancellation_policy_disclosure',
      'duplicate_charge_explanation',
      'refund_policy_disclosure',
    ]
    const fields = Object.fromEntries(long.map((name) => [`evidence[${name}]`, 'x'.repeat(19_000)]))
    expect((await post(`/v1/disputes/${id}`, { ...fields, submit: 'false' })).body.error?.param).toBe('evidence')
    expect((await upload(new TextEncoder().encode('<html>'), 'text/html')).body.error?.code).toBe('file_type_not_accepted')
    expect((await upload(new TextEncoder().encode('<html>'), 'application/pdf')).body.error?.code).toBe('file_type_not_accepted')
    expect((await upload(PDF, 'application/pdf', 'identity_document')).status).toBe(400)
    const big = new Uint8Array(5 * 1024 * 1024 + 1)
    big.set(PDF)
    expect((await upload(big)).body.error?.code).toBe('file_too_large')
    const half = new Uint8Array(2_300_000)
    half.set(PDF)
    const [a, b] = [await upload(half), await upload(half)]
    const both = { 'evidence[receipt]': String(a.body.id), 'evidence[uncategorized_file]': String(b.body.id) }
    expect((await post(`/v1/disputes/${id}`, { ...both, submit: 'false' })).status).toBe(200)
    expect((await post(`/v1/disputes/${id}`, { submit: 'true' })).body.error?.message).toContain('4.5 MB')
  })
})

describe('keys', () => {
  test('the same request again has the same answer; another one with that key is refused; a day later it is forgotten', async () => {
    const id = await first()
    const fields = { 'evidence[uncategorized_text]': 'once', submit: 'false' }
    const one = await post(`/v1/disputes/${id}`, fields, 'k')
    const two = await post(`/v1/disputes/${id}`, fields, 'k')
    expect([two.body, two.headers.get('idempotent-replayed')]).toEqual([one.body, 'true'])
    expect(desk.servers.book.all()).toHaveLength(1)
    expect((await post(`/v1/disputes/${id}`, { ...fields, submit: 'true' }, 'k')).body.error?.type).toBe('idempotency_error')
    desk.clock.advance(25 * HOUR)
    await post(`/v1/disputes/${id}`, fields, 'k')
    expect(desk.servers.book.all().map((row) => row.count)).toEqual([1, 2])
  })

  test('done, then 500: the key replays the failure, and who reads again sees that it is done', async () => {
    const id = await first()
    desk.servers.switches.set({ stripe: { readOnly: false, failsAfter: 1 } }, { vendor: 'stripe' })
    const fields = { 'evidence[uncategorized_text]': 'once' }
    expect((await post(`/v1/disputes/${id}`, fields, 'k')).status).toBe(500)
    const replayed = await post(`/v1/disputes/${id}`, fields, 'k')
    expect([replayed.status, replayed.headers.get('idempotent-replayed')]).toEqual([500, 'true'])
    expect((await get(`/v1/disputes/${id}`)).body.status).toBe('under_review')
    expect(desk.servers.book.all()).toHaveLength(1)
  })

  test('a lost answer: the same key brings it again', async () => {
    const id = await first()
    desk.servers.switches.set({ loseAnswers: { times: 1 } }, { vendor: 'stripe' })
    await expect(post(`/v1/disputes/${id}`, { 'evidence[uncategorized_text]': 'once' }, 'k')).rejects.toThrow()
    expect((await post(`/v1/disputes/${id}`, { 'evidence[uncategorized_text]': 'once' }, 'k')).body.status).toBe('under_review')
    expect(desk.servers.book.all()).toHaveLength(1)
  })

  test('closing is final; a key that may only read is told so; limits', async () => {
    const id = await first()
    desk.servers.switches.set({ stripe: { readOnly: true, failsAfter: 0 } }, { vendor: 'stripe' })
    expect((await post(`/v1/disputes/${id}/close`, {})).status).toBe(403)
    desk.servers.switches.reset()
    expect((await post(`/v1/disputes/${id}/close`, {})).body.status).toBe('lost')
    expect((await post(`/v1/disputes/${id}/close`, {})).status).toBe(400)
    desk.servers.switches.set({ rateLimited: { times: 1, retryAfter: null } }, { vendor: 'stripe' })
    expect([(await get('/v1/disputes')).status, (await get('/v1/disputes')).status]).toEqual([429, 200])
    expect((await send('GET', '/v1/disputes', { headers: { authorization: 'Bearer rk_wrong' } })).status).toBe(401)
    expect(
      (await send('GET', '/v1/disputes', { headers: { authorization: `Basic ${Buffer.from(`${access().key}:`).toString('base64')}` } }))
        .status,
    ).toBe(200)
    expect((await get('/v1/disputes/dp_none')).body.error?.code).toBe('resource_missing')
    expect((await get('/v1/disputes?updated[gte]=1')).body.error?.code).toBe('parameter_unknown')
  })
})

test('lists: newest first, page by page, by charge and by time', async () => {
  for (let i = 0; i < 5; i++) {
    desk.clock.advance(1000)
    bank().open({ order: `VO-${i}`, minor: 1000 + i, currency: 'USD', buyer: { name: 'Ada', email: 'ada@post.example' } })
  }
  const seen: string[] = []
  let after = ''
  for (;;) {
    const { body } = await get(`/v1/disputes?limit=2&expand[]=data.charge${after}`)
    const data = body.data as { id: string; amount: number; charge: { metadata: { order_number: string } } }[]
    expect(data.every((one) => one.charge.metadata.order_number.startsWith('VO-'))).toBe(true)
    seen.push(...data.map((one) => one.id))
    if (!body.has_more) break
    after = `&starting_after=${data.at(-1)?.id}`
  }
  expect(seen).toEqual(
    bank()
      .data.disputes.map((one) => one.id)
      .sort((a, b) => Number(bank().dispute(b)?.created) - Number(bank().dispute(a)?.created)),
  )
  expect(seen).toHaveLength(7)
  const charge = bank().dispute(seen[0] ?? '')?.charge
  expect(((await get(`/v1/disputes?charge=${charge}`)).body.data as { id: string }[]).map((one) => one.id)).toEqual([seen[0]])
  expect((await get(`/v1/charges/${charge}`)).body).toMatchObject({ disputed: true, billing_details: { email: 'ada@post.example' } })
  expect((await get('/v1/disputes?starting_after=dp_none')).status).toBe(400)
  expect((await get('/v1/disputes?limit=101')).status).toBe(400)
})

describe.skipIf(vendorMissing)('by Stripe’s own description', () => {
  test('every answer and every accepted form fits it', async () => {
    const id = await first()
    const file = await upload()
    await post(`/v1/disputes/${id}`, {
      'evidence[receipt]': String(file.body.id),
      'evidence[customer_name]': 'Ada',
      submit: 'false',
      'metadata[a]': 'b',
    })
    await post(`/v1/disputes/${id}`, { submit: 'true' })
    await post(`/v1/disputes/${id}`, { 'evidence[customer_name]': 'Ada' })
    for (const path of [
      '/v1/disputes?limit=3',
      `/v1/disputes/${id}`,
      '/v1/charges?limit=2',
      '/v1/events?limit=3',
      '/v1/files',
      `/v1/files/${file.body.id}`,
      '/v1/disputes?expand[]=data.charge',
    ])
      await get(path)
    await post('/v1/disputes/dp_none', {})
    const judge = new VendorJudge(withNulls(readVendor('stripe/spec3-disputes-trimmed-2023-08-16.json')))
    const seen = desk.exchanges.filter((one) => one.vendor === 'stripe')
    const wrong = seen.flatMap((one) =>
      (judge.judge(one) ?? (one.status < 400 ? [] : judge.judgeSchema('error', one.responseBody))).map(
        (error) => `${one.method} ${one.path} ${error.instancePath} ${error.message}`,
      ),
    )
    expect([...new Set(wrong)]).toEqual([])
    expect(seen.length).toBeGreaterThan(11)
    const sample = (readVendor('stripe/fixtures3-disputes-trimmed.json').resources as { dispute: object }).dispute
    const dispute = (await get(`/v1/disputes/${id}`)).body
    expect(
      Object.keys(sample).filter((key) => !(key in dispute) && !['payment_method_details', 'enhanced_eligibility_types'].includes(key)),
    ).toEqual([])
  })
})

/** OpenAPI 3.0 says `nullable`; JSON Schema 2020 says so by its type. */
function withNulls(node: Record<string, unknown>): Record<string, unknown> {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const { nullable, ...rest } = value as Record<string, unknown>
    const inner = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, walk(one)]))
    return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner
  }
  return walk(node) as Record<string, unknown>
}
