import type { Vendor } from './faults'

/** What each system says with a status that a switch asks for. */
export const ERROR_BODIES: Record<Vendor, (status: number) => unknown> = {
  chatwoot: (status) =>
    status === 401
      ? { error: 'Invalid Access Token' }
      : status === 429
        ? { error: 'Retry later' }
        : { status, error: 'Internal Server Error' },
  woocommerce: (status) => ({
    code: status === 401 ? 'woocommerce_rest_cannot_view' : 'internal_server_error',
    message: 'Sorry, you cannot list resources.',
    data: { status },
  }),
  aftership: (status) => ({
    meta: { code: status, type: status === 429 ? 'TooManyRequests' : 'InternalError', message: 'Something went wrong.' },
    data: {},
  }),
  paypal: (status) => ({
    name: status === 429 ? 'RATE_LIMIT_REACHED' : 'INTERNAL_SERVER_ERROR',
    message: 'An error occurred.',
    debug_id: 'b1d1f06c7246c',
    links: [],
  }),
  shopify: (status) => ({
    errors:
      status === 401
        ? '[API] Invalid API key or access token (unrecognized login or wrong password)'
        : status === 429
          ? 'Exceeded request limit. Reduce request rates to resume uninterrupted service.'
          : 'Internal Server Error',
  }),
  libretranslate: (status) => ({
    error: status === 401 ? 'Invalid API key' : status === 429 ? 'Slowdown: 30 per 1 minute' : 'Translation error',
  }),
  stripe: (status) => ({
    error:
      status === 401
        ? { type: 'invalid_request_error', message: 'Invalid API Key provided: rk_test_********' }
        : status === 429
          ? { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly.' }
          : status === 409
            ? { type: 'idempotency_error', message: 'There is currently another in-progress request using this idempotency key.' }
            : { type: 'api_error', message: 'An unknown error occurred' },
  }),
}
