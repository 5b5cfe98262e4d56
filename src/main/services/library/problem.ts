import type { Problem } from '../../../shared/domain/outbox/types'

/** Thrown with a cause in our words. */
export class LibraryError extends Error {
  readonly problem: Problem
  constructor(code: Problem['code'], params: Problem['params'] = {}) {
    super(code)
    this.name = 'LibraryError'
    this.problem = { code, params }
  }
}
