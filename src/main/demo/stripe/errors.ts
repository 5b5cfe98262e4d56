import { json, type Reply } from '../http'

/** An error of Stripe's. Thrown before the work begins, so no idempotency key holds it. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; message: string; code?: string; param?: string },
  ) {
    super(error.message)
  }

  reply(): Reply {
    return json({ error: { ...this.error, request_log_url: 'https://dashboard.stripe.com/test/logs/req_demo' } }, this.status)
  }
}

const invalid = (status: number, message: string, more: { code?: string; param?: string } = {}): StripeError =>
  new StripeError(status, { type: 'invalid_request_error', message, ...more })

export const missing = (what: string, id: string, param = 'id'): StripeError =>
  invalid(param === 'id' ? 404 : 400, `No such ${what}: '${id}'`, { code: 'resource_missing', param })
export const unknownParameter = (param: string): StripeError =>
  invalid(400, `Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
export const wrongParameter = (param: string, message: string, code?: string): StripeError =>
  invalid(400, message, { param, ...(code ? { code } : {}) })
export const notAllowed = (message: string): StripeError => invalid(400, message)
export const forbidden = (permission: string): StripeError =>
  invalid(
    403,
    `The provided key does not have the required permissions for this endpoint. Having the '${permission}' permission would allow this request to continue.`,
  )
