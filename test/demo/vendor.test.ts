import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from './support'
import { readVendor, VendorJudge, vendorMissing } from './vendorSchema'

/** Where the code of Chatwoot (NOTES: [C]) answers otherwise than its own description says. Each row must be needed. */
const EXCEPTIONS: { call: RegExp; at: RegExp; reason: string }[] = [
  { call: /conversations/, at: /snoozed_until$/, reason: 'described as a number; the view prints the time itself, a date text' },
  { call: /conversations/, at: /\/status$/, reason: 'the enumeration forgets `snoozed`, which the same description lets clients set' },
  { call: /POST .*\/contacts$/, at: /^\/payload$/, reason: 'described as a list; the view prints {contact, contact_inbox}' },
  { call: /profile/, at: /errors\/0$/, reason: 'no token at all: devise answers a list of texts, not of objects' },
  { call: /conversations\/\d+\/assignments/, at: /^$/, reason: 'nobody assigned: the body is null' },
]

describe.skipIf(vendorMissing)('answers against the vendors’ descriptions', () => {
  let desk: Desk

  beforeAll(async () => {
    desk = await startDesk()
    await driveEverything(desk)
  })
  afterAll(() => desk.servers.stop())

  test('no handler threw', () => expect(desk.errors).toEqual([]))

  test('Chatwoot: every described body fits, exceptions are listed and needed', () => {
    const judge = new VendorJudge(readVendor('chatwoot/application_swagger.json'))
    const wrong: string[] = []
    const used = new Set<number>()
    const unknown = new Set<string>()
    const judged = new Set<string>()
    for (const exchange of desk.exchanges.filter((e) => e.vendor === 'chatwoot' && !e.path.startsWith('/rails/'))) {
      const call = `${exchange.method} ${exchange.path}`
      const errors = judge.judge(exchange)
      if (errors === undefined) unknown.add(call.replace(/\d+/g, '#'))
      else judged.add(`${exchange.method} ${judge.operation(exchange)?.template} ${exchange.status}`)
      for (const error of errors ?? []) {
        const row = EXCEPTIONS.findIndex((e) => e.call.test(call) && e.at.test(error.instancePath))
        if (row >= 0) used.add(row)
        else wrong.push(`${call} ${exchange.status} ${error.instancePath} ${error.message}`)
      }
    }
    expect([...new Set(wrong)]).toEqual([])
    expect(EXCEPTIONS.filter((_, i) => !used.has(i))).toEqual([])
    expect([...unknown].sort()).toEqual([
      'PATCH /api/v#/accounts/#/contacts/#',
      'PATCH /api/v#/accounts/#/conversations/#/messages/#',
      'POST /api/v#/accounts/#/conversations/#/messages/#/retry',
      'POST /api/v#/accounts/#/conversations/#/mute',
      'POST /api/v#/accounts/#/conversations/#/unmute',
      'POST /api/v#/accounts/#/conversations/#/unread',
      'POST /api/v#/accounts/#/conversations/#/update_last_seen',
    ])
    expect(judged.size).toBeGreaterThanOrEqual(40)
  })

  test('Chatwoot: rows carry every described field but the ones of paid editions', () => {
    const description = readVendor('chatwoot/application_swagger.json')
    const schemas = (description.components as { schemas: Record<string, { properties?: object }> }).schemas
    const body = (end: RegExp): unknown =>
      desk.exchanges.find((e) => e.method === 'GET' && e.status === 200 && end.test(e.path + e.query))?.responseBody
    const first = (value: unknown, ...path: (string | number)[]): Record<string, unknown> =>
      path.reduce<unknown>((v, k) => (v as Record<string | number, unknown> | undefined)?.[k], value) as Record<string, unknown>
    const lacks = (schema: string, row: Record<string, unknown>): string[] =>
      Object.keys(schemas[schema]?.properties ?? {}).filter((key) => !(key in row))
    expect(lacks('conversation', first(body(/\/conversations\?status=all$/), 'data', 'payload', 0))).toEqual(['applied_sla', 'sla_events'])
    expect(lacks('agent', first(body(/\/agents$/), 0))).toEqual([])
    expect(lacks('label', first(body(/\/labels$/), 'payload', 0))).toEqual([])
    expect(lacks('team', first(body(/\/teams$/), 0))).toEqual([])
    expect(lacks('contact_list_item', first(body(/\/contacts\?page=1$/), 'payload', 0))).toEqual([])
    expect(lacks('user', first(body(/\/profile$/)))).toEqual([])
    expect(lacks('canned_response', first(body(/\/canned_responses$/), 0))).toEqual([])
    const message = first(body(/\/messages$/), 'payload', 0)
    expect(lacks('message_detailed', message).sort()).toEqual(['attachments', 'echo_id'])
  })

  test('WooCommerce: orders have the documented fields with the documented types', () => {
    const fields =
      (readVendor('woocommerce/wc-v3-orders-fields.json').tables as Record<string, Record<string, { type: string }>>)['Order properties'] ??
      {}
    const orders = desk.servers.accounts.length
      ? (desk.exchanges.find((e) => e.path.endsWith('/wc/v3/orders') && e.status === 200)?.responseBody as Record<string, unknown>[])
      : []
    expect(orders.length).toBeGreaterThan(5)
    const kind: Record<string, (v: unknown) => boolean> = {
      integer: Number.isInteger,
      string: (v) => typeof v === 'string',
      boolean: (v) => typeof v === 'boolean',
      'date-time': (v) => v === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(v)),
      object: (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
      array: Array.isArray,
    }
    const wrong = orders.flatMap((order) =>
      Object.entries(fields)
        .filter(([name, { type }]) => name !== 'set_paid' && !(kind[type] ?? (() => true))(order[name]))
        .map(([name, { type }]) => `${name} is not ${type}: ${JSON.stringify(order[name])}`),
    )
    expect([...new Set(wrong)]).toEqual([])
    const sample = (readVendor('woocommerce/wc-v3-samples.json').samples as Record<string, { response: unknown }[]>).customers?.[0]
      ?.response as object
    const customer = desk.exchanges.find((e) => e.path.endsWith('/wc/v3/customers'))?.responseBody as Record<string, unknown>[]
    expect(Object.keys(sample).filter((key) => key !== '_links' && !(key in (customer[0] ?? {})))).toEqual([])
  })

  test('AfterShip: trackings hold only fields of the vendor’s types, rightly typed', () => {
    type Fields = Record<string, { type: string; optional: boolean }>
    const types = readVendor('aftership/tracking-2026-07-types.json').types as Record<string, Fields | { enum: string[] }>
    const body = desk.exchanges.find((e) => e.vendor === 'aftership' && e.path.endsWith('/trackings') && e.status === 200)?.responseBody
    const rows = (body as { data: { trackings: Record<string, unknown>[] } }).data.trackings
    expect(rows.length).toBeGreaterThan(20)
    const wrong = new Set<string>()
    const judge = (name: string, value: unknown, where: string): void => {
      const type = types[name]
      if (!type) return
      if (Array.isArray((type as { enum?: unknown }).enum)) {
        if (!(type as { enum: string[] }).enum.includes(String(value))) wrong.add(`${where}: ${value} is no ${name}`)
        return
      }
      for (const [key, inner] of Object.entries(value as Record<string, unknown>)) {
        const told = (type as Fields)[key]?.type
        if (!told) wrong.add(`${where}.${key} is not in the types`)
        else field(told, inner, `${where}.${key}`)
      }
    }
    const field = (type: string, value: unknown, where: string): void => {
      const bare = type.replace(' | null', '')
      if (value === null) {
        if (!type.includes('null')) wrong.add(`${where}: null is not ${type}`)
      } else if (bare.endsWith('[]')) {
        if (!Array.isArray(value)) wrong.add(`${where} is no list`)
        else for (const one of value) field(bare.slice(0, -2), one, where)
      } else if (['string', 'number', 'boolean'].includes(bare)) {
        if (typeof value !== bare) wrong.add(`${where}: ${JSON.stringify(value)} is not ${type}`)
      } else judge(bare, value, where)
    }
    for (const row of rows) judge('Tracking', row, 'Tracking')
    const points = rows.flatMap((row) => row.checkpoints as { checkpoint_time: string; coordinate: unknown }[])
    expect(points.filter((point) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/.test(point.checkpoint_time))).toEqual([])
    expect(points.some((point) => point.coordinate !== null)).toBe(true)
    expect([...wrong]).toEqual([])
  })

  test('PayPal: list and dispute fit', () => {
    const judge = new VendorJudge(readVendor('paypal/customer_disputes_v1.json'))
    const seen = desk.exchanges.filter((e) => e.vendor === 'paypal' && e.path.startsWith('/v1/customer') && e.status === 200)
    expect(seen.length).toBe(2)
    expect(seen.flatMap((e) => (judge.judge(e) ?? []).map((error) => `${e.path} ${error.instancePath} ${error.message}`))).toEqual([])
  })
})

async function driveEverything(desk: Desk): Promise<void> {
  const { api } = desk
  await fetch(`${desk.servers.shops[0]?.chatwoot.baseUrl}/api/v1/profile`)
  for (const path of [
    '/api/v1/profile',
    '/agents',
    '/inboxes',
    '/inboxes/11',
    '/inboxes/999',
    '/inbox_members/11',
    '/teams',
    '/teams/11',
    '/teams/11/team_members',
    '/labels',
    '/canned_responses',
  ]) {
    await api('GET', path)
  }
  await api('POST', '/canned_responses', { short_code: 'x1', content: 'X' })
  await api('PATCH', '/canned_responses/101', { content: 'other' })
  await api('DELETE', '/canned_responses/102')
  await api('DELETE', '/canned_responses/999')
  for (const path of [
    '/contacts?page=1',
    '/contacts/search?q=a',
    '/contacts/1001',
    '/contacts/999',
    '/contacts/1001/conversations',
    '/contacts/1001/contactable_inboxes',
  ]) {
    await api('GET', path)
  }
  await api('POST', '/contacts', { inbox_id: 11, name: 'New', email: 'new@post.example' })
  await api('PATCH', '/contacts/1001', { custom_attributes: { vip: true } })
  const list = await api('GET', '/conversations?status=all')
  for (const page of [1, 2, 3, 4, 5, 6]) await api('GET', `/conversations?status=all&page=${page}`)
  await api('GET', '/conversations/meta?status=all')
  await api('POST', '/conversations/filter', {
    payload: [{ attribute_key: 'status', filter_operator: 'equal_to', values: ['open'], query_operator: null }],
  })
  await api('POST', '/conversations', { inbox_id: 11, contact_id: 1001, source_id: 's1', message: { content: 'hello' } })
  await api('GET', '/conversations/99999')
  for (const row of list.list('data.payload')) await api('GET', `/conversations/${row.id}/messages`)
  const id = list.list('data.payload')[0]?.id
  await api('GET', `/conversations/${id}`)
  await api('GET', `/conversations/${id}/labels`)
  const sent = await api('POST', `/conversations/${id}/messages`, { content: 'hi', content_attributes: { in_reply_to: 5 }, echo_id: 'e' })
  await api('GET', `/conversations/${id}/messages`)
  const form = new FormData()
  form.set('content', 'with a file')
  form.append('attachments[]', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), 'a.png')
  await api('POST', `/conversations/${id}/messages`, form)
  await api('POST', `/conversations/${id}/messages/${sent.get('id')}/retry`)
  await api('PATCH', `/conversations/${id}/messages/${sent.get('id')}`, { status: 'read' })
  await api('DELETE', `/conversations/${id}/messages/${sent.get('id')}`)
  for (const [path, body] of [
    ['toggle_status', { status: 'snoozed', snoozed_until: 1_790_090_000 }],
    ['toggle_priority', { priority: 'urgent' }],
    ['assignments', { assignee_id: 101 }],
    ['assignments', { assignee_id: 0 }],
    ['assignments', { team_id: 11 }],
    ['labels', { labels: ['a', 'b'] }],
    ['update_last_seen', {}],
    ['unread', {}],
    ['toggle_typing_status', { typing_status: 'on' }],
    ['custom_attributes', { custom_attributes: { a: 1 } }],
    ['mute', {}],
    ['unmute', {}],
  ] as const) {
    await api('POST', `/conversations/${id}/${path}`, body)
  }
  await api('PATCH', `/conversations/${id}`, { priority: 'low' })
  await api('GET', '/conversations?status=all')
  const { woocommerce, aftership, paypal } = desk.servers.shops[0] ?? {}
  const basic = (user: string, pass: string) => ({ authorization: `Basic ${Buffer.from(`${user}:${pass}`).toString('base64')}` })
  if (!woocommerce || !aftership || !paypal) throw new Error('the first shop lacks a system')
  const woo = { headers: basic(woocommerce.key, woocommerce.secret) }
  await fetch(`${woocommerce.baseUrl}/wp-json/wc/v3/orders?per_page=100`, woo)
  await fetch(`${woocommerce.baseUrl}/wp-json/wc/v3/customers?per_page=100`, woo)
  await fetch(`${aftership.baseUrl}/trackings?limit=200`, { headers: { 'as-api-key': aftership.apiKey } })
  const token = await fetch(`${paypal.baseUrl}/v1/oauth2/token`, {
    method: 'POST',
    headers: basic(paypal.clientId, paypal.secret),
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token } = (await token.json()) as { access_token: string }
  const bearer = { headers: { authorization: `Bearer ${access_token}` } }
  const disputes = (await (await fetch(`${paypal.baseUrl}/v1/customer/disputes`, bearer)).json()) as { items: { dispute_id: string }[] }
  await fetch(`${paypal.baseUrl}/v1/customer/disputes/${disputes.items[0]?.dispute_id}`, bearer)
}
