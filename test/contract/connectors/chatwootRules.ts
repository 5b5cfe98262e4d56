/** Calls that Chatwoot's description lacks or describes too narrowly, each with the note it rests on. */
import type { OwnRule, SeenRequest } from './vendorSpec'

const account = '/api/v1/accounts/{account_id}'
const conversation = `${account}/conversations/{conversation_id}`
const listQuery = {
  updated_within: { type: 'integer', minimum: 1 },
  sort_by: { type: 'string', enum: ['last_activity_at_desc', 'last_activity_at_asc'] },
}
const emails = { to_emails: { type: 'string' }, cc_emails: { type: 'string' }, bcc_emails: { type: 'string' } }
const body = (request: SeenRequest): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>

/** A message may never carry a `source_id`; `drg_key` and `echo_id` always go along. */
const message = (form: boolean) => ({
  type: 'object',
  required: ['content', 'content_attributes', 'echo_id', 'message_type', 'private'],
  additionalProperties: false,
  properties: {
    content: { type: 'string', maxLength: 150_000 },
    message_type: { const: 'outgoing' },
    private: { type: 'boolean' },
    echo_id: { type: 'string' },
    content_attributes: {
      type: 'object',
      required: ['drg_key'],
      properties: { drg_key: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}:\\d+$' }, in_reply_to: { type: 'integer' } },
      additionalProperties: false,
    },
    ...emails,
    ...(form
      ? {}
      : {
          template_params: {
            type: 'object',
            required: ['name', 'category', 'language', 'processed_params'],
            additionalProperties: false,
            properties: {
              name: { type: 'string', minLength: 1 },
              category: { type: 'string' },
              language: { type: 'string' },
              processed_params: {
                type: 'object',
                required: ['body'],
                additionalProperties: false,
                properties: { body: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } } },
              },
            },
          },
        }),
    ...(form ? { 'attachments[]': { type: 'array', minItems: 1, maxItems: 15 } } : {}),
  },
})

export const chatwootRules: OwnRule[] = [
  {
    note: 'NOTES.md, Conversations: updated_within, sort_by',
    method: 'GET',
    path: `${account}/conversations`,
    query: listQuery,
    when: ({ url }) => /updated_within|sort_by/.test(url),
  },
  {
    note: 'NOTES.md, Messages: echo_id, cc_emails, bcc_emails, to_emails; never source_id',
    method: 'POST',
    path: `${conversation}/messages`,
    body: message(false),
    when: ({ form }) => !form,
  },
  {
    note: 'NOTES.md, Messages: attachments[] as multipart',
    method: 'POST',
    path: `${conversation}/messages`,
    body: message(true),
    when: ({ form }) => form,
  },
  {
    note: 'NOTES.md, Actions: read state',
    method: 'POST',
    path: `${conversation}/update_last_seen`,
    body: { type: 'object', maxProperties: 0 },
  },
  { note: 'NOTES.md, Actions: read state', method: 'POST', path: `${conversation}/unread`, body: { type: 'object', maxProperties: 0 } },
  {
    note: 'NOTES.md, Conversations: priority null',
    method: 'POST',
    path: `${conversation}/toggle_priority`,
    body: { type: 'object', required: ['priority'], properties: { priority: { type: 'null' } }, additionalProperties: false },
    when: (request) => body(request).priority === null,
  },
]
