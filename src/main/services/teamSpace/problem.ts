import type { Problem } from '../../../shared/domain/outbox/types'
import { ConnectorError } from '../../connectors/connector'

/** Thrown with a cause in our words. */
export class TeamSpaceError extends Error {
  readonly problem: Problem
  constructor(code: Problem['code'], params: Problem['params'] = {}) {
    super(code)
    this.name = 'TeamSpaceError'
    this.problem = { code, params }
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof TeamSpaceError || error instanceof ConnectorError ? error.problem : { code: 'unexpected', params: {} }
