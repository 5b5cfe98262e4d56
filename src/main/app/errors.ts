/** From what services throw to the contract's errors. What nobody expected is logged by its name alone: texts stay out. */
import { ORPCError } from '@orpc/server'
import { Problem } from '../../shared/domain/outbox/types'
import type { Log } from '../ports'
import { DeskError } from '../services/desk/errors'

const problem = (what: Problem) => new ORPCError('PROBLEM', { status: 502, data: { problem: what } })
export const locked = () => new ORPCError('LOCKED', { status: 423 })
export const denied = () => new ORPCError('DENIED', { status: 403 })

const ofDesk = ({ failure }: DeskError) => {
  switch (failure.code) {
    case 'LOCKED':
      return locked()
    case 'NOT_FOUND':
      return new ORPCError('NOT_FOUND', { status: 404 })
    case 'WRONG_PIN':
      return new ORPCError('WRONG_PIN', { status: 401, data: { waitMs: failure.waitMs } })
    case 'PIN_TOO_SHORT': {
      const issue = { code: 'too_small', origin: 'string', minimum: failure.minimum, inclusive: true, path: ['pin'], message: 'Too short' }
      return new ORPCError('BAD_REQUEST', { status: 400, data: { issues: [issue] } })
    }
    case 'NEWER':
      return problem({ code: 'unsupported', params: { what: 'newer' } })
    case 'NO_KEY_STORE':
      return problem({ code: 'unsupported', params: { what: 'keyStore' } })
  }
}

const known = new Set(['BAD_REQUEST', 'LOCKED', 'DENIED', 'NOT_FOUND', 'WRONG_PIN', 'PROBLEM'])

/** Where an error was thrown, without its message: messages may quote texts and addresses. */
const placeOf = (error: Error): string => {
  const line = error.stack?.split('\n').find((one) => /^\s+at /.test(one)) ?? ''
  return /([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? ''
}

export const toContractError = (error: unknown, path: readonly string[], log: Log): Error => {
  if (error instanceof ORPCError && known.has(error.code)) return error
  if (error instanceof DeskError) return ofDesk(error)
  // Connectors, journal and outbox each throw an error of their own that carries the cause in our words.
  const worded = Problem.safeParse((error as { problem?: unknown } | null)?.problem)
  if (worded.success) return problem(worded.data)
  // A full disk is something the agent can mend, so it is said.
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem({ code: 'diskFull', params: {} })
  const cause = error instanceof ORPCError && error.cause instanceof Error ? error.cause : error
  log.warn('call.unexpected', {
    call: path.join('.'),
    error: cause instanceof Error ? cause.name : typeof cause,
    code: typeof code === 'string' ? code : '',
    at: cause instanceof Error ? placeOf(cause) : '',
  })
  return problem({ code: 'unexpected', params: {} })
}
