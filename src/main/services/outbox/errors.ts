import type { Problem } from '../../../shared/domain/outbox/types'

/** A call to the outbox that cannot be done; `problem.code` is `notFound`, `rejected`, `tooLarge`, or the journal's. */
export class OutboxError extends Error {
  constructor(
    readonly problem: Problem,
    options?: { cause?: unknown },
  ) {
    super(problem.code, options)
    this.name = 'OutboxError'
  }
}

export const refusal = (code: Problem['code'], params: Problem['params'] = {}): OutboxError => new OutboxError({ code, params })
