/** How translation fails, in the words every service uses. */
import type { Problem } from '../../../shared/domain/outbox/types'
import { ConnectorError } from '../../connectors/connector'

export const refusal = (code: Problem['code'], params: Problem['params'] = {}): ConnectorError => new ConnectorError({ code, params })

/** The cause of whatever was thrown; what nobody expected is `unexpected`. */
export const problemOf = (error: unknown): Problem => {
  const { problem, code } = (error ?? {}) as { problem?: Problem; code?: unknown }
  if (problem) return problem
  return { code: code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'unexpected', params: {} }
}
/** Epoch ms until which the server asked for silence, or null. */
export const retryAtOf = (error: unknown): number | null => (error instanceof ConnectorError ? error.retryAt : null)
