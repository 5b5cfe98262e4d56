/** Chatwoot conversations, contacts and sets → ours. Pure; backend, shop, stamp and base come in. */
import type {
  BackendAgent,
  Channel,
  Conversation,
  Customer,
  Inbox,
  Label,
  Message,
  Preview,
  Team,
} from '../../../shared/domain/conversation/types'
import { localId, type ShopId } from '../../../shared/domain/ids'
import { filled, languageOf, oneLine, wellFormed, zoneOf } from '../common/text'
import { type MapContext, mapMessage } from './mapMessage'
import { WireContact, type WireConversation, type WireInbox, WireMessage } from './wire'

export interface ConversationContext extends MapContext {
  shopId: ShopId
  base: string
  accountId: number
  /** Channel by inbox number, where the inboxes have been read. */
  inboxes: ReadonlyMap<number, WireInbox>
}

/** WhatsApp answers freely for 24 hours after the customer's last message (Meta's customer service window). */
const WHATSAPP_WINDOW = 24 * 3_600_000

const channels: Record<string, Channel> = {
  'Channel::Email': 'email',
  'Channel::WebWidget': 'chat',
  'Channel::Whatsapp': 'whatsapp',
  'Channel::FacebookPage': 'messenger',
  'Channel::Instagram': 'instagram',
  'Channel::Tiktok': 'tiktok',
  'Channel::Line': 'line',
  'Channel::Telegram': 'telegram',
  'Channel::Sms': 'sms',
}

const byWord: [RegExp, Channel][] = [
  [/whats\s?app/i, 'whatsapp'],
  [/instagram/i, 'instagram'],
  [/tik\s?tok/i, 'tiktok'],
  [/wechat|weixin|微信/i, 'wechat'],
  [/kakao/i, 'kakaotalk'],
  [/apple messages|imessage/i, 'applemessages'],
  [/amazon|ebay|marketplace|mercado/i, 'marketplace'],
  [/\bline\b/i, 'line'],
]

/**
 * Chatwoot's channel class → ours. Twilio serves SMS and WhatsApp (`medium`); API inboxes serve whatever is bridged
 * through them, so their name is all there is to go by.
 */
export const channelOf = (type: string | null | undefined, inbox?: WireInbox): Channel => {
  const known = type ? channels[type] : undefined
  if (known) return known
  if (type === 'Channel::TwilioSms') return inbox?.medium === 'whatsapp' ? 'whatsapp' : 'sms'
  if (type === 'Channel::Api' && inbox) return byWord.find(([word]) => word.test(inbox.name))?.[1] ?? 'other'
  return 'other'
}

const bag = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

const first = <T>(values: unknown[], read: (value: unknown) => T | null): T | null => {
  for (const value of values) {
    const found = read(value)
    if (found !== null) return found
  }
  return null
}

const countryOf = (value: unknown): string | null => {
  const text = filled(value)
  return text !== null && /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null
}

const known = new Set(['language', 'locale', 'timezone', 'time_zone', 'zone', 'city', 'country_code', 'browser_language'])

const facts = (...bags: Record<string, unknown>[]): Customer['facts'] =>
  bags
    .flatMap((one) => Object.entries(one))
    .filter(([label, value]) => !known.has(label) && ['string', 'number', 'boolean'].includes(typeof value) && String(value).trim() !== '')
    .slice(0, 50)
    .map(([label, value]) => ({ label: oneLine(label, 80), value: oneLine(String(value), 500) }))

/** A contact. `language` is what the conversation told, for contacts that tell none themselves. */
export const mapContact = (wire: WireContact, context: MapContext & { shopId: ShopId }, language: string | null = null): Customer => {
  const { additional_attributes: more, custom_attributes: custom } = wire
  const company = filled(more.company_name)
  return {
    id: localId(context.backendId, 'u', wire.id),
    backendId: context.backendId,
    shopId: context.shopId,
    remoteId: String(wire.id),
    name: oneLine(wire.name ?? '', 200),
    email: filled(wire.email),
    phone: filled(wire.phone_number),
    language: first([custom.language, custom.locale, more.language, more.browser_language], languageOf) ?? language,
    city: first([more.city, custom.city], filled),
    country: first([more.country_code, more.country, custom.country_code, custom.country], countryOf),
    zone: first([custom.timezone, custom.time_zone, custom.zone, more.timezone, more.time_zone], zoneOf),
    blocked: wire.blocked === true,
    createdAt: wire.created_at,
    updatedAt: context.stamp,
    facts: [...(company ? [{ label: 'company', value: oneLine(company, 200) }] : []), ...facts(custom)],
  }
}

const previewOf = (message: Message): Preview => {
  const by = { incoming: 'customer', outgoing: 'shop', note: 'note', event: 'event' } as const
  const text = message.text || message.attachments.map(({ name }) => name).join(', ')
  return { text: oneLine(text, 200), by: by[message.kind], at: message.at }
}

/** What the list row itself carries of messages: the last of all, and the last that is no event. */
const carried = (wire: WireConversation, context: MapContext): Message[] => {
  const id = localId(context.backendId, 'c', wire.id)
  return [...(wire.messages ?? []), wire.last_non_activity_message].flatMap((raw) => {
    const parsed = WireMessage.safeParse(raw)
    return parsed.success ? [mapMessage(parsed.data, id, context).message] : []
  })
}

const newest = (messages: readonly Message[], kind?: Message['kind'][]): Message | null => {
  let found: Message | null = null
  for (const message of messages)
    if ((!kind || kind.includes(message.kind)) && (!found || Number(message.remoteId) > Number(found.remoteId))) found = message
  return found
}

/**
 * A conversation and its customer. `messages` are the newest ones where they were read too; without them the
 * last incoming time may be unknown. Chatwoot has neither a spam state nor merging of conversations: muting shows
 * as the customer's `blocked`, a label stays a label.
 */
export const mapConversation = (
  wire: WireConversation,
  messages: readonly Message[],
  context: ConversationContext,
): { conversation: Conversation; customer: Customer | null } => {
  const { backendId, stamp } = context
  const all = [...carried(wire, context), ...messages]
  const inbox = wire.inbox_id == null ? undefined : context.inboxes.get(wire.inbox_id)
  const channel = channelOf(wire.meta?.channel ?? inbox?.channel_type, inbox)
  const more = wire.additional_attributes
  const browser = bag(more.browser)
  const language = first(
    [more.conversation_language, wire.custom_attributes.language, more.browser_language, browser.browser_language],
    languageOf,
  )
  const contact = WireContact.safeParse(wire.meta?.sender)
  const customer = contact.success ? mapContact(contact.data, context, language) : null
  if (customer && wire.muted === true) customer.blocked = true
  const last = newest(all)
  const said = newest(all, ['incoming', 'outgoing', 'note']) ?? last
  const incoming = newest(all, ['incoming'])
  const assignee = wire.meta?.assignee_type == null || wire.meta.assignee_type === 'User' ? wire.meta?.assignee?.id : null
  const subject = filled(more.mail_subject) ?? filled(all.find(({ mail }) => mail && mail.subject !== '')?.mail?.subject)
  const createdAt = wire.created_at ?? incoming?.at ?? 0
  const unread = wire.unread_count ?? 0
  return {
    customer,
    conversation: {
      id: localId(backendId, 'c', wire.id),
      backendId,
      shopId: context.shopId,
      remoteId: String(wire.id),
      channel,
      inboxId: wire.inbox_id == null ? null : localId(backendId, 'i', wire.inbox_id),
      subject: subject === null ? null : oneLine(subject, 998),
      customerId: customer?.id ?? null,
      customerName: customer?.name || customer?.email || customer?.phone || '',
      status: wire.status,
      priority: wire.priority ?? null,
      assigneeId: assignee == null ? null : localId(backendId, 'a', assignee),
      teamId: wire.meta?.team?.id == null ? null : localId(backendId, 't', wire.meta.team.id),
      labels: (wire.labels ?? []).map((label) => wellFormed(label)),
      unreadCount: Number.isInteger(unread) && unread > 0 ? unread : 0,
      waitingSinceAt: wire.waiting_since,
      snoozedUntilAt: wire.status === 'snoozed' ? wire.snoozed_until : null,
      createdAt,
      lastActivityAt: wire.last_activity_at ?? wire.timestamp ?? last?.at ?? createdAt,
      updatedAt: stamp,
      canReply: wire.can_reply ?? true,
      replyWindowEndsAt: channel === 'whatsapp' && incoming ? incoming.at + WHATSAPP_WINDOW : null,
      language: language ?? customer?.language ?? null,
      preview: said ? previewOf(said) : null,
      lastMessageId: last?.id ?? null,
      lastIncomingAt: incoming?.at ?? null,
      mergedIntoId: null,
      url: `${context.base}/app/accounts/${context.accountId}/conversations/${wire.id}`,
    },
  }
}

type Named = {
  id: number
  name?: string | null
  available_name?: string | null
  email?: string | null
  availability_status?: string | null
}
export const mapAgent = (wire: Named, { backendId }: MapContext): BackendAgent => ({
  id: localId(backendId, 'a', wire.id),
  backendId,
  remoteId: String(wire.id),
  name: oneLine(wire.available_name ?? wire.name ?? wire.email ?? String(wire.id), 120),
  email: filled(wire.email),
  available: wire.availability_status == null ? null : wire.availability_status === 'online',
})
export const mapTeam = (wire: { id: number; name: string }, { backendId }: MapContext): Team => ({
  id: localId(backendId, 't', wire.id),
  backendId,
  remoteId: String(wire.id),
  name: oneLine(wire.name, 120),
})
export const mapInbox = (wire: WireInbox, { backendId }: MapContext): Inbox => ({
  id: localId(backendId, 'i', wire.id),
  backendId,
  remoteId: String(wire.id),
  name: oneLine(wire.name, 120),
  channel: channelOf(wire.channel_type, wire),
  address: filled(wire.email) ?? filled(wire.forward_to_email),
})
export const mapLabel = (wire: { title: string; color?: string | null }, { backendId }: MapContext): Label => ({
  backendId,
  name: wellFormed(wire.title),
  colour: wire.color != null && /^#[0-9a-f]{3,8}$/i.test(wire.color) ? wire.color : null,
})
