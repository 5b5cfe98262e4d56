import { json, type Reply } from '../http'

/** One thing that is wrong with a request, in PayPal's words. */
export interface PaypalFault {
  issue: string
  description: string
  field?: string
  value?: string
  location?: 'body' | 'path' | 'query'
}

const MESSAGES: Record<string, [status: number, message: string]> = {
  INVALID_REQUEST: [400, 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  UNPROCESSABLE_ENTITY: [422, 'The requested action could not be performed, semantically incorrect, or failed business validation.'],
  RESOURCE_NOT_FOUND: [404, 'The specified resource does not exist.'],
  NOT_AUTHORIZED: [403, 'Authorization failed due to insufficient permissions.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The server does not support the request payload’s media type.'],
}

let told = 0

/** An error answer with its own debug id, which PayPal's support asks for. */
export function refuse(name: keyof typeof MESSAGES & string, details: PaypalFault[] = []): Reply {
  const [status, message] = MESSAGES[name] ?? [500, 'An internal server error occurred.']
  const debug = (0xb1d1f0 + ++told).toString(16).padStart(13, 'f')
  return json({ name, message, debug_id: debug, details, links: [] }, status, { 'paypal-debug-id': debug })
}

export const notNow = (action: string): Reply =>
  refuse('UNPROCESSABLE_ENTITY', [
    {
      issue: 'ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE',
      description: `The action ${action} is not allowed in the current state of the dispute.`,
      field: '/id',
      location: 'path',
    },
  ])
