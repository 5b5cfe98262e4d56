/** Chatwoot message → ours. Pure; ids, versions and times come in. */
import type { Address, Attachment, MailHead, Message } from '../../../shared/domain/conversation/types'
import { safeFileName } from '../../../shared/domain/fileName'
import { type BackendId, type ConversationId, localId, OutboxKey } from '../../../shared/domain/ids'
import { cut, filled, languageOf, oneLine, wellFormed } from '../common/text'
import { WireAttachment, type WireMessage } from './wire'

/** Longest text and HTML kept of one message, in UTF-16 units; Chatwoot itself allows 150,000. */
export const TEXT_MOST = 1_000_000
const HTML_MOST = 4_000_000

export interface MapContext {
  backendId: BackendId
  /** Version of rows read in this answer. */
  stamp: number
}

type Bag = Record<string, unknown>
const bagOf = (value: unknown): Bag => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {})

/** `<key>:<index of the effect>` as we put it into `content_attributes.drg_key`. */
export const keyText = (key: string, index: number): string => `${key}:${index}`

/** The outbox key a message carries, or null. */
export const keyOf = (attributes: Bag): OutboxKey | null => {
  const raw = attributes.drg_key
  const parsed = OutboxKey.safeParse(typeof raw === 'string' ? raw.replace(/:\d{1,3}$/, '') : null)
  return parsed.success ? parsed.data : null
}

/** Written by no person: automations, agent bots, campaigns, greetings and surveys, and every event. */
export const byBot = (wire: WireMessage): boolean => {
  if (wire.message_type === 2 || wire.message_type === 3) return true
  const type = senderType(wire)
  if (type === 'AgentBot' || type === 'Captain::Assistant') return true
  const attributes = wire.content_attributes
  if (attributes.automation_rule_id !== undefined && attributes.automation_rule_id !== null) return true
  return wire.message_type === 1 && !wire.sender && type === null && wire.sender_id == null && keyOf(attributes) === null
}

const senderType = (wire: WireMessage): string | null => {
  const raw = wire.sender_type ?? wire.sender?.type ?? null
  if (raw === null) return null
  const known: Record<string, string> = { user: 'User', contact: 'Contact', agent_bot: 'AgentBot', captain_assistant: 'Captain::Assistant' }
  return known[raw] ?? raw
}

const author = (wire: WireMessage, { backendId }: MapContext): Message['author'] => {
  const id = wire.sender?.id ?? wire.sender_id ?? null
  const name = oneLine(wire.sender?.available_name ?? wire.sender?.name ?? '', 120)
  if (wire.message_type === 2) return { kind: 'system', id: null, name }
  if (wire.message_type === 0) return { kind: 'customer', id: id === null ? null : localId(backendId, 'u', id), name }
  if (byBot(wire)) return { kind: 'bot', id: null, name }
  return { kind: 'agent', id: id === null ? null : localId(backendId, 'a', id), name }
}

const kinds = { image: 'image', audio: 'audio', video: 'video', file: 'file', story_mention: 'image', ig_reel: 'video' } as const
const mimes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  amr: 'audio/amr',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

const nameOf = (wire: WireAttachment): string => {
  const path = (wire.data_url ?? '').split(/[?#]/)[0] ?? ''
  let last = path.slice(path.lastIndexOf('/') + 1)
  try {
    last = decodeURIComponent(last)
  } catch {
    // A broken escape stays as it is written.
  }
  const name = oneLine(last || (wire.fallback_title ?? ''), 200)
  // A customer's name for it: nothing in it may turn the writing direction and hide what kind of file it is.
  return safeFileName(name || `${wire.file_type ?? 'file'}-${wire.id}${wire.extension ? `.${wire.extension}` : ''}`)
}

/** A file, or a line of text for what is none (places, shared posts, contact cards). */
const attachment = (raw: unknown, { backendId }: MapContext): Attachment | string | null => {
  const parsed = WireAttachment.safeParse(raw)
  if (!parsed.success) return null
  const wire = parsed.data
  const kind = kinds[(wire.file_type ?? 'file') as keyof typeof kinds]
  if (!kind || !wire.data_url) return filled([wire.fallback_title, wire.data_url].filter(Boolean).join(' '))
  const name = nameOf(wire)
  const extension = (wire.extension ?? /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '').toLowerCase()
  const fallback = { image: 'image/*', audio: 'audio/*', video: 'video/*', file: 'application/octet-stream' }[kind]
  const size = wire.file_size ?? null
  return {
    id: localId(backendId, 'f', wire.id),
    name,
    mime: mimes[extension] ?? fallback,
    size: size !== null && Number.isInteger(size) && size >= 0 ? size : null,
    kind,
    ref: wire.data_url,
    contentId: null,
  }
}

const addresses = (value: unknown): Address[] => {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : []
  return list
    .filter((one): one is string => typeof one === 'string' && one.trim() !== '')
    .slice(0, 200)
    .map((one) => {
      const named = /^\s*"?([^"<]*)"?\s*<([^>]+)>\s*$/.exec(one)
      return named
        ? { name: oneLine(named[1] ?? '', 200), address: oneLine(named[2] ?? '', 320) }
        : { name: '', address: oneLine(one, 320) }
    })
}

const mailHead = (attributes: Bag): MailHead | null => {
  const email = bagOf(attributes.email)
  const own = ['to_emails', 'cc_emails', 'bcc_emails'].some((name) => addresses(attributes[name]).length > 0)
  if (!own && Object.keys(email).length === 0) return null
  const either = (ours: unknown, theirs: unknown) => (addresses(ours).length > 0 ? addresses(ours) : addresses(theirs))
  return {
    from: addresses(email.from),
    to: either(attributes.to_emails, email.to),
    cc: either(attributes.cc_emails, email.cc),
    bcc: either(attributes.bcc_emails, email.bcc),
    replyTo: addresses(email.reply_to),
    subject: oneLine(typeof email.subject === 'string' ? email.subject : '', 998),
  }
}

/** Texts of an e-mail: what was newly written, what it quotes, and its HTML as it came. */
const mailBody = (attributes: Bag): { reply: string | null; quoted: string | null; html: string | null } => {
  const email = bagOf(attributes.email)
  const text = bagOf(email.text_content)
  const html = bagOf(email.html_content)
  const reply = filled(text.reply)
  const full = filled(text.full)
  let quoted = filled(text.quoted)
  // Chatwoot repeats the whole text as «quoted» where it found no quotation.
  if (quoted !== null && (quoted === full || quoted === reply)) quoted = null
  if (quoted === null && reply !== null && full?.startsWith(reply)) quoted = filled(full.slice(reply.length))
  return { reply, quoted, html: filled(html.full) }
}

/** Lines for contents that are more than text: choices offered, answers given, a survey's rating. */
const extras = (wire: WireMessage): string[] => {
  const lines: string[] = []
  const { items, submitted_values: submitted, submitted_email: mail } = wire.content_attributes
  if (Array.isArray(items))
    for (const item of items.slice(0, 50)) {
      const one = bagOf(item)
      const line = filled(one.title) ?? filled(one.label)
      if (line) lines.push(`• ${line}`)
    }
  if (Array.isArray(submitted))
    for (const value of submitted.slice(0, 50)) {
      const one = bagOf(value)
      const line = [filled(one.title) ?? filled(one.name), filled(one.value)].filter(Boolean).join(': ')
      if (line) lines.push(`→ ${line}`)
    }
  const survey = bagOf(bagOf(submitted).csat_survey_response)
  if (typeof survey.rating === 'number')
    lines.push(`→ ${survey.rating}/5${filled(survey.feedback_message) ? ` ${filled(survey.feedback_message)}` : ''}`)
  if (filled(mail)) lines.push(`→ ${filled(mail)}`)
  return lines
}

const kindOf = (wire: WireMessage): Message['kind'] => {
  if (wire.message_type === 2) return 'event'
  if (wire.private) return 'note'
  return wire.message_type === 0 ? 'incoming' : 'outgoing'
}

const deliveries: Record<string, Message['delivery']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  progress: 'sent',
}

/** A message and, where something of it had to be left out, what. Throws nothing for what the schema let pass. */
export const mapMessage = (
  wire: WireMessage,
  conversationId: ConversationId,
  context: MapContext,
): { message: Message; cutShort: string | null } => {
  const attributes = wire.content_attributes
  const deleted = attributes.deleted === true
  const kind = kindOf(wire)
  const mail = mailBody(attributes)
  const parts = (wire.attachments ?? []).slice(0, 100).map((raw) => attachment(raw, context))
  const files = parts.filter((part): part is Attachment => typeof part === 'object' && part !== null)
  const said = [mail.reply ?? wire.content ?? '', ...extras(wire), ...parts.filter((part): part is string => typeof part === 'string')]
  const whole = wellFormed(said.filter((line) => line !== '').join('\n'))
  const html = mail.html !== null && mail.html.length <= HTML_MOST ? mail.html : null
  const unread = (wire.attachments ?? []).length - parts.filter((part) => part !== null).length
  const cutShort =
    [
      whole.length > TEXT_MOST ? `text cut at ${TEXT_MOST} of ${whole.length}` : null,
      mail.html !== null && html === null ? `html of ${mail.html.length} left out` : null,
      unread > 0 ? `${unread} attachments unreadable` : null,
    ]
      .filter(Boolean)
      .join('; ') || null
  const failure = filled(attributes.external_error)
  return {
    cutShort,
    message: {
      id: localId(context.backendId, 'm', wire.id),
      backendId: context.backendId,
      conversationId,
      remoteId: String(wire.id),
      kind,
      author: author(wire, context),
      at: wire.created_at ?? 0,
      updatedAt: context.stamp,
      text: deleted ? '' : cut(whole, TEXT_MOST),
      quotedText: deleted || mail.quoted === null ? null : cut(mail.quoted, TEXT_MOST),
      html: deleted ? null : html,
      language: languageOf(attributes.language),
      attachments: deleted ? [] : files,
      delivery: kind === 'outgoing' ? (deliveries[wire.status ?? 'sent'] ?? null) : null,
      deliveryError: failure === null ? null : cut(failure, 500),
      outboxKey: keyOf(attributes),
      mail: deleted ? null : mailHead(attributes),
      deleted,
    },
  }
}
