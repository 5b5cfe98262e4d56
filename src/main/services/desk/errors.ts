/** Failures of the desk that the contract has a code for. */
export type DeskFailure =
  | { code: 'LOCKED' }
  | { code: 'NOT_FOUND' }
  | { code: 'WRONG_PIN'; waitMs: number }
  | { code: 'PIN_TOO_SHORT'; minimum: number }
  /** The key store that the profile was sealed with does not answer on this machine or account. */
  | { code: 'NO_KEY_STORE' }
  /** A newer program has written this profile meanwhile. */
  | { code: 'NEWER' }

export class DeskError extends Error {
  constructor(
    readonly failure: DeskFailure,
    options?: { cause?: unknown },
  ) {
    super(failure.code, options)
    this.name = 'DeskError'
  }
}
