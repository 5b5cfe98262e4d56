/** A failed call as the outbox asks for it: surely not done, or perhaps done. */
import type { Problem } from '../../../shared/domain/outbox/types'
import { ConnectorError, type DeliverOutcome } from '../connector'
import { type CallError, failed } from './call'

/** Problems that the agent or time can mend: worth trying again later. */
export const mendable: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'signIn',
  'rateLimited',
  'unreachable',
  'timeout',
  'tls',
  'portal',
  'proxy',
  'offline',
  'serverError',
  'badAnswer',
  'cancelled',
  'notChatwoot',
])

/** `began` false: the call only read, so nothing was done whatever happened to it. */
export const outcomeOf = (error: unknown, began: boolean): DeliverOutcome => {
  if (error instanceof ConnectorError && !('done' in error))
    return { type: 'notSent', why: error.problem, final: !mendable.has(error.problem.code), retryAt: error.retryAt }
  const call: CallError = failed(error)
  if (began && call.done === 'perhaps') return { type: 'unknown', why: call.problem }
  return {
    type: 'notSent',
    why: call.problem,
    final: !mendable.has(call.problem.code) && call.problem.code !== 'unexpected',
    retryAt: call.retryAt,
  }
}
