/**
 * One GraphQL call over HTTP. Errors come inside HTTP 200: those of the whole request end it here, each as the error
 * its code stands for; data that came with errors of single fields goes on.
 */
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/outbox/types'
import { CallError, type CallNeeds, callJson, type JsonAnswer } from './call'

const text = z.string().catch('')
export const GraphqlError = z.object({
  message: text,
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(null),
  extensions: z.object({ code: text.nullish() }).loose().nullish().catch(null),
})
export type GraphqlError = z.infer<typeof GraphqlError>

const Body = z.object({
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
  /** A list, or at some endpoints one text (an unknown shop, a wrong token). */
  errors: z.unknown().optional(),
  extensions: z.record(z.string(), z.unknown()).nullish().catch(null),
})

export interface GraphqlAnswer {
  data: Record<string, unknown>
  errors: readonly GraphqlError[]
  extensions: Record<string, unknown>
  answer: JsonAnswer
}

const errorsOf = (raw: unknown): GraphqlError[] => {
  if (!Array.isArray(raw)) return []
  return raw.slice(0, 50).flatMap((one) => GraphqlError.safeParse(one).data ?? [])
}

/** What the error codes of servers mean; null: the request was refused and nothing is known beyond that. */
const problems: Record<string, Problem['code']> = {
  THROTTLED: 'rateLimited',
  ACCESS_DENIED: 'forbidden',
  FORBIDDEN: 'forbidden',
  UNAUTHENTICATED: 'signIn',
  UNAUTHORIZED: 'signIn',
  INTERNAL_SERVER_ERROR: 'serverError',
  TIMEOUT: 'serverError',
  SHOP_INACTIVE: 'forbidden',
  NOT_FOUND: 'notFound',
}

/** Refused before anything was carried out: the document or its variables did not pass, or there was no leave. */
const nothingDone = new Set(['THROTTLED', 'ACCESS_DENIED', 'FORBIDDEN', 'UNAUTHENTICATED', 'UNAUTHORIZED', 'NOT_FOUND', 'SHOP_INACTIVE'])
const refusedUnread = new Set([
  'MAX_COST_EXCEEDED',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_USER_INPUT',
  'undefinedField',
])

/**
 * The error a failed request stands for. Queries change nothing, so whatever goes wrong with one was not done; of a
 * mutation that is known only where the code says that it was refused.
 */
const failure = (errors: readonly GraphqlError[], status: number, changing: boolean): CallError => {
  const code = errors.map(({ extensions }) => extensions?.code ?? '').find((one) => one !== '') ?? ''
  const known = problems[code]
  const done = changing && !nothingDone.has(code) && !refusedUnread.has(code) ? 'perhaps' : 'no'
  const problem: Problem = known
    ? { code: known, params: { status } }
    : errors.length > 0
      ? { code: 'rejected', params: { status, fields: '' } }
      : { code: 'badAnswer', params: { status } }
  return new CallError(problem, done, status, null, code.slice(0, 80) || null)
}

export interface GraphqlCall {
  url: string
  headers: Record<string, string>
  query: string
  variables: Record<string, unknown>
  /** A mutation. */
  changing: boolean
  signal: AbortSignal
}

/**
 * Throws CallError where no data came. `onErrors` sees them first and may throw one that knows more (limits with
 * their own arithmetic).
 */
export const callGraphql = async (
  needs: CallNeeds,
  { url, headers, query, variables, changing, signal }: GraphqlCall,
  onErrors: (errors: readonly GraphqlError[], extensions: Record<string, unknown>) => void = () => {},
): Promise<GraphqlAnswer> => {
  let answer: JsonAnswer
  try {
    answer = await callJson(needs, {
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal,
    })
  } catch (error) {
    // A query is a POST for HTTP only.
    if (error instanceof CallError && !changing && error.done === 'perhaps')
      throw new CallError(error.problem, 'no', error.status, error.retryAt, error.remoteCode, { cause: error })
    throw error
  }
  const body = Body.safeParse(answer.json)
  if (!body.success)
    throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, changing ? 'perhaps' : 'no', answer.status)
  const { data, errors: raw, extensions } = body.data
  const errors = errorsOf(raw)
  const more = extensions ?? {}
  if (errors.length > 0) onErrors(errors, more)
  if (!data || Object.values(data).every((value) => value === null || value === undefined)) {
    if (typeof raw === 'string')
      throw new CallError({ code: 'rejected', params: { status: answer.status, fields: '' } }, 'no', answer.status)
    // `order(id)` of what is gone is null without an error.
    if (!data || errors.length > 0) throw failure(errors, answer.status, changing)
  }
  return { data, errors, extensions: more, answer }
}
