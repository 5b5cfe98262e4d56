import { blobBytes } from '../blobs'
import type { DemoShop } from '../content'
import type { Rng } from '../rng'
import type { Agent, Attachment, Blob, Contact, Inbox, Json, Message } from '../types'
import type { PlannedOrder } from './parcels'

/** One turn of a thread. */
export interface TurnInput {
  by: 'customer' | 'agent' | 'note' | 'event'
  text: string
  at: number
  inbox: Inbox
  contact: Contact
  agent: Agent
  subject: string
  attachments: Attachment[]
}

/** A message without its number, with the mail fields where the inbox is a mailbox. */
export function buildMessage(input: TurnInput, rng: Rng): Message {
  const mail = input.inbox.channel === 'Channel::Email'
  const messageId = mail && (input.by === 'customer' || input.by === 'agent') ? `${rng.hex(20)}@mail.example` : null
  return {
    id: 0,
    conversationId: 0,
    inboxId: input.inbox.id,
    type: input.by === 'customer' ? 0 : input.by === 'event' ? 2 : 1,
    content: input.text,
    contentType: mail && input.by === 'customer' ? 'incoming_email' : 'text',
    private: input.by === 'note',
    status: input.by === 'agent' ? 'read' : 'sent',
    sourceId: messageId,
    echoId: null,
    createdAt: input.at,
    updatedAt: input.at,
    contentAttributes: mail ? mailAttributes(input, messageId) : {},
    additional: {},
    sender:
      input.by === 'customer'
        ? { type: 'Contact', id: input.contact.id }
        : input.by === 'event'
          ? null
          : { type: 'User', id: input.agent.id },
    attachments: input.attachments,
  }
}

/** A customer's photo or the shop's invoice of that order. */
export function buildBlob(kind: 'photo' | 'invoice', order: PlannedOrder, shop: DemoShop, rng: Rng): Blob {
  return kind === 'photo'
    ? {
        contentType: 'image/png',
        fileName: `photo-${order.id}.png`,
        source: { kind: 'picture', seed: rng.int(1, 9), width: 480, height: 360 },
      }
    : {
        contentType: 'application/pdf',
        fileName: `invoice-${order.number}.pdf`,
        source: {
          kind: 'invoice',
          lines: [
            `${shop.name} - Invoice ${order.number}`,
            `Date: ${new Date(order.orderedAt).toISOString().slice(0, 10)}`,
            `Customer: ${order.person.first} ${order.person.last}, ${order.person.city} ${order.person.country}`,
            '',
            `1 x ${order.product.name} (${order.product.sku})   ${order.product.price.toFixed(2)} ${shop.currency}`,
            `Total   ${order.product.price.toFixed(2)} ${shop.currency}`,
          ],
        },
      }
}

const measured = new Map<number, number>()

/** Size of a file; drawing one of the few pictures once is enough. */
export function measure(blob: Blob): { bytes: number; width: number | null; height: number | null } {
  if (blob.source.kind !== 'picture') return { bytes: blobBytes(blob).length, width: null, height: null }
  const { seed, width, height } = blob.source
  const bytes = measured.get(seed) ?? blobBytes(blob).length
  measured.set(seed, bytes)
  return { bytes, width, height }
}

function mailAttributes(
  input: { by: string; text: string; subject: string; inbox: Inbox; contact: Contact; at: number },
  messageId: string | null,
): Json {
  if (input.by === 'note' || input.by === 'event') return {}
  if (input.by === 'agent') return { cc_emails: [], bcc_emails: [], to_emails: [] }
  const html = `<div>${input.text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\n/g, '<br>')}</div>`
  return {
    email: {
      bcc: null,
      cc: null,
      content_type: 'text/html; charset=UTF-8',
      date: new Date(input.at).toISOString(),
      from: [input.contact.email],
      html_content: { full: html, reply: html, quoted: html },
      in_reply_to: null,
      message_id: messageId,
      multipart: true,
      number_of_attachments: 0,
      subject: input.subject,
      text_content: { full: input.text, reply: input.text, quoted: input.text },
      to: [input.inbox.email],
    },
    cc_email: null,
    bcc_email: null,
  }
}

export function conversationAttributes(inbox: Inbox, subject: string, language: string, at: number): Json {
  if (inbox.channel === 'Channel::Email')
    return { source: 'email', mail_subject: subject, initiated_at: { timestamp: new Date(at).toISOString() } }
  if (inbox.channel !== 'Channel::WebWidget') return {}
  return {
    browser: { device_name: 'Unknown', browser_name: 'Chrome', platform_name: 'Android', browser_version: '130.0', platform_version: '14' },
    referer: `${inbox.websiteUrl ?? ''}/contact`,
    initiated_at: { timestamp: new Date(at).toISOString() },
    browser_language: language.slice(0, 2),
  }
}
