import { createHash } from 'node:crypto'
import type { EffectBook } from '../effects'
import { type Call, json, type Reply, Router } from '../http'
import { forbidden, missing, notAllowed, StripeError, unknownParameter, wrongParameter } from '../stripe/errors'
import { FILE_MOST, FILE_TYPES, updateDispute } from '../stripe/evidence'
import { listOf } from '../stripe/lists'
import { seconds } from '../stripe/model'
import type { StripeStore } from '../stripe/store'
import type { DemoClock, Json } from '../types'

const KEPT_MS = 24 * 3_600_000
const EVENTS_BACK = 30 * 86_400

interface StripeAccount {
  shopId: string
  store: StripeStore
  key: string
}

export interface StripeQuirks {
  /** The key may only read. */
  readOnly: boolean
  /** The next POSTs do their work and answer 500; the key then replays that answer. Counts down. */
  failsAfter: number
}

interface Side {
  clock: DemoClock
  book: EffectBook
  quirks: (shopId: string) => StripeQuirks
}

interface Context {
  call: Call
  account: StripeAccount
  params: Record<string, string>
}

/** Stripe's disputes, their charges, files and events; the secret key tells the account. Files come to the same address. */
export function createStripeApi(accounts: StripeAccount[], { clock, book, quirks }: Side) {
  const router = new Router<Omit<Context, 'params'>>()
  let requests = 0
  const accountOf = (headers: Call['headers']): StripeAccount | undefined => {
    const given = headers.authorization ?? ''
    const key = given.startsWith('Basic ') ? Buffer.from(given.slice(6), 'base64').toString().split(':')[0] : given.replace(/^Bearer /, '')
    return accounts.find((account) => account.key === key)
  }
  const find = ({ account, params }: Context) => {
    const dispute = account.store.dispute(params.id ?? '')
    if (!dispute) throw missing('dispute', params.id ?? '', 'id')
    return dispute
  }
  /** `expand[]=charge` (in a list `data.charge`) puts the charge in the place of its id. */
  const expanded = (row: Json, call: Call, account: StripeAccount, prefix: string): Json => {
    const asked = [...call.query.getAll('expand[]'), ...(Array.isArray(call.body.expand) ? (call.body.expand as string[]) : [])]
    for (const path of asked)
      if (path !== `${prefix}charge` && path !== `${prefix}payment_intent`)
        throw wrongParameter('expand[]', `This property cannot be expanded (${path}).`)
    const charge = account.store.data.charges.find((one) => one.id === row.charge)
    return asked.includes(`${prefix}charge`) && charge ? { ...row, charge } : row
  }
  const same = (field: string) => (row: Json, value: string) => row[field] === value

  router
    .add('GET', '/v1/disputes', ({ call, account }) => {
      const page = listOf(call, account.store.data.disputes, '/v1/disputes', {
        charge: same('charge'),
        payment_intent: same('payment_intent'),
      })
      return json({ ...page, data: (page.data as Json[]).map((row) => expanded(row, call, account, 'data.')) })
    })
    .add('GET', '/v1/disputes/:id', (context) => json(expanded(find(context), context.call, context.account, '')))
    .add('POST', '/v1/disputes/:id', (context) => {
      const { call, account } = context
      const dispute = find(context)
      const { action, body } = updateDispute(account.store, dispute, call)
      note(context, action, dispute.id, body)
      return json(expanded(dispute, call, account, ''))
    })
    .add('POST', '/v1/disputes/:id/close', (context) => {
      const dispute = find(context)
      const inquiry = dispute.status.startsWith('warning_')
      if (!dispute.status.endsWith('needs_response')) throw notAllowed('This dispute is already closed.')
      context.account.store.close(dispute.id, inquiry ? 'warning_closed' : 'lost')
      note(context, 'close', dispute.id, {})
      return json(dispute)
    })
    .add('GET', '/v1/charges', ({ call, account }) =>
      json(listOf(call, account.store.data.charges, '/v1/charges', { payment_intent: same('payment_intent'), customer: same('customer') })),
    )
    .add('GET', '/v1/charges/:id', ({ account, params }) => json(one(account.store.data.charges, 'charge', params.id)))
    .add('GET', '/v1/charges/:id/refunds', ({ call, account, params }) => {
      one(account.store.data.charges, 'charge', params.id)
      return json(listOf(call, [], `/v1/charges/${params.id}/refunds`))
    })
    .add('GET', '/v1/refunds', ({ call }) => json(listOf(call, [], '/v1/refunds', { charge: same('charge') })))
    .add('GET', '/v1/events', ({ call, account }) => {
      const since = seconds(clock.now()) - EVENTS_BACK
      const rows = account.store.data.events.filter((row) => Number(row.created) >= since)
      const type = (row: Json, value: string) =>
        value.endsWith('*') ? String(row.type).startsWith(value.slice(0, -1)) : row.type === value
      return json(listOf(call, rows, '/v1/events', { type }))
    })
    .add('GET', '/v1/events/:id', ({ account, params }) => json(one(account.store.data.events, 'event', params.id)))
    .add('GET', '/v1/files', ({ call, account }) => json(listOf(call, account.store.data.files, '/v1/files', { purpose: same('purpose') })))
    .add('GET', '/v1/files/:id', ({ account, params }) => json(one(account.store.data.files, 'file', params.id)))
    .add('POST', '/v1/files', (context) => upload(context))

  function one(rows: Json[], what: string, id: string | undefined): Json {
    const found = rows.find((row) => row.id === id)
    if (!found) throw missing(what, id ?? '')
    return found
  }

  function note({ call, account }: Context, action: string, target: string, body: Json): void {
    const key = call.headers['idempotency-key']
    book.record({
      vendor: 'stripe',
      shopId: account.shopId,
      action,
      target,
      body,
      key: typeof key === 'string' ? key : null,
      files: call.files,
    })
  }

  function upload(context: Context): Reply {
    const { call, account } = context
    if (!(call.headers['content-type'] ?? '').startsWith('multipart/form-data'))
      throw notAllowed('You can only upload files with the multipart/form-data content type.')
    for (const name of Object.keys(call.body)) if (!['purpose', 'file_link_data', 'expand'].includes(name)) throw unknownParameter(name)
    if (call.body.purpose === undefined) throw wrongParameter('purpose', 'Missing required param: purpose.', 'parameter_missing')
    if (call.body.purpose !== 'dispute_evidence') throw wrongParameter('purpose', 'Invalid purpose: must be dispute_evidence here.')
    const file = call.files.find(({ field }) => field === 'file')
    if (!file) throw wrongParameter('file', 'Missing required param: file.', 'parameter_missing')
    const kind = FILE_TYPES[file.contentType.split(';')[0] ?? '']
    if (!kind || !file.data.subarray(0, 4).toString('latin1').startsWith(kind.magic))
      throw wrongParameter('file', 'The file type uploaded is not accepted. We accept PDF, JPEG and PNG files.', 'file_type_not_accepted')
    if (file.data.length > FILE_MOST) throw wrongParameter('file', 'The file uploaded is too large.', 'file_too_large')
    const id = `file_${account.store.id()}`
    const row: Json = {
      id,
      object: 'file',
      created: seconds(clock.now()),
      expires_at: null,
      filename: file.fileName,
      links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
      purpose: 'dispute_evidence',
      size: file.data.length,
      title: null,
      type: kind.type,
      url: `https://files.stripe.com/v1/files/${id}/contents`,
    }
    account.store.data.files.unshift(row)
    note(context, 'upload', id, { purpose: 'dispute_evidence' })
    return json(row)
  }

  /** The answer of a POST under its key: the first one's again, whatever it was; another request with that key is refused. */
  function once({ call, account }: Omit<Context, 'params'>, work: () => Reply): Reply {
    const key = call.headers['idempotency-key']
    if (typeof key !== 'string') return work()
    if (key.length > 255) throw notAllowed('Idempotency keys may be at most 255 characters.')
    const { kept } = account.store.data
    const print = JSON.stringify([call.path, call.body, call.files.map(({ fileName, data }) => [fileName, data.toString('base64')])])
    const known = kept[key]
    if (known && clock.now() - known.at < KEPT_MS) {
      if (known.print !== hash(print))
        throw new StripeError(400, {
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        })
      return json(known.body, known.status, { 'idempotent-replayed': 'true' })
    }
    const reply = work()
    kept[key] = { print: hash(print), at: clock.now(), status: reply.status, body: structuredClone(reply.json) as Json }
    return reply
  }

  function answer(call: Call): Reply {
    const account = accountOf(call.headers)
    if (!account)
      return new StripeError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided: rk_test_********' }).reply()
    const route = router.find(call.method, call.path)
    if (!route)
      return new StripeError(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${call.method}: ${call.path}).`,
      }).reply()
    try {
      if (call.method === 'GET') return route.handler({ call, account, params: route.params }) as Reply
      const state = quirks(account.shopId)
      if (state.readOnly) throw forbidden(call.path.startsWith('/v1/files') ? 'rak_file_write' : 'rak_dispute_write')
      return once({ call, account }, () => {
        const done = route.handler({ call, account, params: route.params }) as Reply
        if (state.failsAfter <= 0) return done
        state.failsAfter -= 1
        return new StripeError(500, { type: 'api_error', message: 'An unknown error occurred' }).reply()
      })
    } catch (error) {
      if (error instanceof StripeError) return error.reply()
      throw error
    }
  }

  return {
    shopOf: ({ headers }: Pick<Call, 'headers'>): string | null => accountOf(headers)?.shopId ?? null,
    handle(call: Call): Reply {
      const reply = answer(call)
      const version = call.headers['stripe-version']
      return {
        ...reply,
        headers: {
          ...reply.headers,
          'request-id': `req_${++requests}`,
          ...(typeof version === 'string' ? { 'stripe-version': version } : {}),
        },
      }
    },
  }
}

/** A short print of a request, so that kept keys stay small. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
