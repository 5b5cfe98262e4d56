import type { Problem } from '../../../shared/domain/outbox/types'

/** The journal could not do what was asked; `problem` is what a screen words. What stood before still stands. */
export class JournalError extends Error {
  constructor(
    readonly problem: Problem,
    options?: { cause?: unknown },
  ) {
    super(problem.code, options)
    this.name = 'JournalError'
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** A file system's failure in our words. */
export const journalError = (error: unknown): JournalError => {
  if (error instanceof JournalError) return error
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))
  return new JournalError({ code: full ? 'diskFull' : 'unexpected', params: {} }, { cause: error })
}
