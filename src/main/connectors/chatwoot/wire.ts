/**
 * Chatwoot's JSON as zod schemas: strict about what we use, lenient about the rest, as installations differ in
 * version (a missing newer field is null, an unknown one is dropped). Times become epoch ms UTC (0 → null).
 */
import { z } from 'zod'
import { unixOrIso } from '../common/time'

const time = z.unknown().optional().transform(unixOrIso)
const text = z.string().nullish().catch(null)
const id = z.union([z.number().int().min(0), z.string().regex(/^\d+$/).transform(Number)])
const maybeId = id.nullish().catch(null)
const flag = z.boolean().nullish().catch(null)
const strings = z.array(z.string()).nullish().catch(null)

/** A JSON object; some versions deliver it as text. */
const bag = z
  .unknown()
  .optional()
  .transform((value): Record<string, unknown> => {
    let found = value
    if (typeof value === 'string')
      try {
        found = JSON.parse(value)
      } catch {
        return {}
      }
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : {}
  })

export const WireContact = z.object({
  id,
  name: text,
  email: text,
  phone_number: text,
  identifier: text,
  blocked: flag,
  created_at: time,
  additional_attributes: bag,
  custom_attributes: bag,
})
export type WireContact = z.infer<typeof WireContact>

export const WireSender = z.object({ id: maybeId, name: text, available_name: text, type: text }).nullish().catch(null)

const MessageType = z.union([
  z.literal([0, 1, 2, 3]),
  z
    .enum(['incoming', 'outgoing', 'activity', 'template'])
    .transform((word) => ['incoming', 'outgoing', 'activity', 'template'].indexOf(word)),
])

export const WireAttachment = z.object({
  id,
  file_type: text,
  data_url: text,
  extension: text,
  file_size: z.number().nullish().catch(null),
  fallback_title: text,
})
export type WireAttachment = z.infer<typeof WireAttachment>

export const WireMessage = z.object({
  id,
  conversation_id: maybeId,
  message_type: MessageType,
  content: z.string().nullish(),
  content_type: text,
  content_attributes: bag,
  private: flag,
  status: text,
  source_id: text,
  created_at: time.refine((at) => at !== null),
  sender: WireSender,
  sender_type: text,
  sender_id: maybeId,
  attachments: z.array(z.unknown()).nullish().catch(null),
})
export type WireMessage = z.infer<typeof WireMessage>

export const WireConversation = z.object({
  id,
  inbox_id: maybeId,
  status: z.enum(['open', 'resolved', 'pending', 'snoozed']),
  priority: z.enum(['low', 'medium', 'high', 'urgent']).nullish().catch(null),
  can_reply: flag,
  muted: flag,
  labels: strings,
  unread_count: z.number().nullish().catch(null),
  waiting_since: time,
  snoozed_until: time,
  created_at: time,
  updated_at: time,
  last_activity_at: time,
  timestamp: time,
  additional_attributes: bag,
  custom_attributes: bag,
  last_non_activity_message: z.unknown().optional(),
  messages: z.array(z.unknown()).nullish().catch(null),
  meta: z
    .object({
      sender: z.unknown().optional(),
      channel: text,
      assignee: z.object({ id: maybeId, name: text }).nullish().catch(null),
      assignee_type: text,
      team: z.object({ id: maybeId }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})
export type WireConversation = z.infer<typeof WireConversation>

const count = z.number().int().min(0).nullish().catch(null)
export const WireCounts = z.object({ mine_count: count, unassigned_count: count, all_count: count }).nullish().catch(null)
export const WireList = z.object({ data: z.object({ meta: WireCounts, payload: z.array(z.unknown()) }) })
export const WireMeta = z.object({ meta: WireCounts })
export const WireMessages = z.object({ payload: z.array(z.unknown()) })

export const WireProfile = z.object({
  id,
  name: text,
  available_name: text,
  email: text,
  pubsub_token: text,
  account_id: maybeId,
  accounts: z.array(z.object({ id, name: text, role: text, active_at: text })).catch([]),
})
export type WireProfile = z.infer<typeof WireProfile>

export const WireAgent = z.object({ id, name: text, available_name: text, email: text, availability_status: text })
export const WireTeam = z.object({ id, name: z.string() })
export const WireLabel = z.object({ title: z.string(), color: text })
export const WireInbox = z.object({
  id,
  name: z.string(),
  channel_type: text,
  email: text,
  forward_to_email: text,
  medium: text,
  provider: text,
  /** WhatsApp's: as Meta's API gives them. */
  message_templates: z.array(z.unknown()).nullish().catch(null),
})
export type WireInbox = z.infer<typeof WireInbox>

export const WireCanned = z.object({ id, short_code: z.string().min(1).max(255), content: z.string() })
export type WireCanned = z.infer<typeof WireCanned>
/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates/ */
export const WireApproved = z.object({
  name: z.string().min(1).max(512),
  language: z.string().min(2).max(40),
  category: z.string().max(80).nullish().catch(null),
  status: z.string(),
  components: z.array(z.object({ type: z.string(), format: text, text, buttons: z.array(z.unknown()).nullish().catch(null) })),
})

/** Answers that carry one thing of which we need the id. */
export const WireId = z.object({ id })
const ContactInboxes = z
  .array(z.object({ source_id: z.string(), inbox: z.object({ id }) }))
  .nullish()
  .catch(null)
export const WireContactWithInboxes = z.object({ id, email: text, blocked: flag, contact_inboxes: ContactInboxes })
/** `POST /contacts` nests the contact once more than `GET /contacts/{id}`. */
export const WireContactMade = z.object({ payload: z.union([z.object({ contact: WireContactWithInboxes }), WireContactWithInboxes]) })
export const WireContactFound = z.object({ payload: z.array(z.unknown()) })
export const WireContactShown = z.object({ payload: z.unknown() })
export const WireContactInbox = z.object({ source_id: z.string() })
export const WireLabels = z.object({ payload: z.array(z.string()) })

/** A frame of the cable; `message` is the event of a subscription. */
export const WireFrame = z.object({
  type: text,
  message: z.unknown().optional(),
})
export const WireEvent = z.object({ event: z.string(), data: bag })
