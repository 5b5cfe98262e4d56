/**
 * New conversations and forwards. Chatwoot needs a contact, the contact's address in the inbox, the conversation
 * and then its first message. Our key goes into the conversation and into the message, so each step that was
 * done is found again when the effect is tried again.
 */
import { localId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { cut, filled } from '../common/text'
import { ConnectorError, type DeliverOutcome, type Delivery, type FileToSend } from '../connector'
import { shaped } from './client'
import { findContact, findStarted, isMail, isPhone, makeContact, type Person, sourceOf } from './contacts'
import { findKey } from './findKey'
import { channelOf } from './map'
import { keyText, mapMessage } from './mapMessage'
import { numberOf } from './numbers'
import { postMessage } from './post'
import { readMessages } from './read'
import type { Session } from './session'
import { WireConversation, WireId } from './wire'

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>

const refuse = (code: 'unsupported' | 'rejected' | 'tooLarge' | 'notFound', fields = '') =>
  new ConnectorError({ code, params: fields === '' ? {} : { fields } })

interface First {
  inbox: number
  contact: number | null
  to: readonly Person[]
  cc: readonly Person[]
  bcc: readonly Person[]
  subject: string | null
  text: string
  files: readonly FileToSend[]
}

const begin = async (session: Session, delivery: Delivery, first: First, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { client, api, backendId } = session
  const [person] = first.to
  if (first.contact === null && (!person || !(isMail(person.address) || isPhone(person.address)))) throw refuse('rejected', 'to')
  const contact =
    first.contact ??
    (await findContact(session, person?.address ?? '', signal)) ??
    (await makeContact(session, person as Person, first.inbox, signal))
  let { conversation } = await findStarted(session, contact, delivery.key, 0, signal)
  if (conversation !== null) {
    const there = await findKey(session, conversation, keyText(delivery.key, delivery.index), 0, signal)
    if (there.message !== null)
      return { type: 'sent', messageId: localId(backendId, 'm', there.message), conversationId: localId(backendId, 'c', conversation) }
  } else {
    const body = {
      source_id: await sourceOf(session, contact, first.inbox, signal),
      inbox_id: first.inbox,
      contact_id: contact,
      status: 'open',
      additional_attributes: { drg_key: delivery.key, ...(first.subject ? { mail_subject: first.subject } : {}) },
    }
    conversation = shaped(WireId, await client.send('POST', `${api}/conversations`, body, signal)).id
  }
  const out = { text: first.text, files: first.files, private: false, key: keyText(delivery.key, delivery.index), inReplyTo: null }
  // One addressee is the contact; more of them go by name.
  const to = first.to.length > 1 || (first.contact !== null && first.to.length === 1) ? first.to : []
  return postMessage(session, conversation, { ...out, to, cc: first.cc, bcc: first.bcc }, signal)
}

export const start = (session: Session, delivery: Delivery, effect: EffectOf<'start'>, signal: AbortSignal): Promise<DeliverOutcome> => {
  const contact = effect.customerId === null ? null : numberOf(effect.customerId)
  return begin(session, delivery, { ...effect, inbox: numberOf(effect.inboxId), contact, files: delivery.files }, signal)
}

/** Files of a forwarded message together, in bytes; a mail server would refuse more. */
const FORWARD_BYTES = 25 * 1024 * 1024

/**
 * Forwarding is a new conversation in the same e-mail inbox: the agent's words, then the forwarded message with its
 * head, as text, with its files. Chatwoot's API has no forwarding of its own; other channels refuse.
 */
export const forward = async (
  session: Session,
  delivery: Delivery,
  effect: EffectOf<'forward'>,
  signal: AbortSignal,
): Promise<DeliverOutcome> => {
  const { client, api, context } = session
  const conversation = numberOf(delivery.conversationId)
  const wanted = numberOf(effect.messageId)
  const row = shaped(WireConversation, await client.get(`${api}/conversations/${conversation}`, {}, signal))
  const inboxes = await session.inboxes(signal)
  const inbox = row.inbox_id == null ? undefined : inboxes.get(row.inbox_id)
  if (row.inbox_id == null || channelOf(row.meta?.channel ?? inbox?.channel_type, inbox) !== 'email') throw refuse('unsupported')
  const page = await readMessages(client, api, conversation, wanted + 1, signal)
  const wire = page.wires.find(({ id }) => id === wanted)
  if (!wire) throw refuse('notFound', 'message')
  const { message } = mapMessage(wire, localId(session.backendId, 'c', conversation), { ...context(), stamp: client.stamp() })
  const files = [...delivery.files]
  let bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  for (const attachment of message.attachments) {
    const file = await session.fetchFile(attachment.ref, signal)
    bytes += file.bytes.length
    if (bytes > FORWARD_BYTES || files.length >= 15) throw refuse('tooLarge')
    files.push({ name: attachment.name, mime: attachment.mime.endsWith('*') ? file.mime : attachment.mime, bytes: file.bytes })
  }
  const from = message.mail?.from[0]
  const head = [
    '---------- Forwarded message ----------',
    `From: ${from ? `${from.name} <${from.address}>`.trim() : message.author.name}`,
    `Date: ${new Date(message.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Subject: ${message.mail?.subject || filled(row.additional_attributes.mail_subject) || ''}`,
  ]
  const text = [effect.text, '', ...head, '', message.text, ...(message.quotedText ? ['', message.quotedText] : [])].join('\n')
  const subject = effect.subject ?? `Fwd: ${message.mail?.subject || filled(row.additional_attributes.mail_subject) || ''}`.trim()
  return begin(session, delivery, { ...effect, inbox: row.inbox_id, contact: null, subject, text: cut(text, 150_000), files }, signal)
}
