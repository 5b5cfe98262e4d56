/** Effects → mail sent, marks set. What was handed to the SMTP server counts as sent whatever happens afterwards. */
import type { ImapFlow } from 'imapflow'
import type { Address } from '../../../shared/domain/conversation/types'
import { remoteKeyOf } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { ConnectorError, type DeliverOutcome, type Delivery, type FileToSend } from '../connector'
import { fetchPart } from './attachment'
import { change } from './change'
import { composeMail, type Letter, messageIdFor, withBcc } from './compose'
import { inFolder } from './connection'
import { failureOf, isMendable } from './failure'
import { createCaution, fetchHeads, fetchTexts, type RawMail } from './fetch'
import { bestPlace, messageOf } from './rows'
import { conversationIdOf, messageIdOf, type Session } from './session'
import { sendMail } from './smtp'
import { forwardSubject, replySubject } from './subject'
import type { Entry } from './threadIndex'

const FILES_MOST = 25 * 1024 * 1024
/** A server that keeps its own copy has it in Sent after this time. */
const COPY_AFTER = 1_500

const refuse = (code: 'notFound' | 'addressRefused' | 'tooLarge' | 'unsupported') => new ConnectorError({ code, params: {} })

const isAddress = (address: string): boolean => /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.?[^\s@<>,;:"()[\]\\]*$/.test(address)

/** The mail of an entry with its head, or null where it lies nowhere any more. */
const rawOf = async (session: Session, client: ImapFlow, entry: Entry): Promise<RawMail | null> => {
  const place = bestPlace(session, entry)
  if (!place) return null
  return inFolder(client, place.folder, async () => (await fetchHeads(client, place.folder, [place.uid], createCaution()))[0] ?? null)
}

/** Files of the forwarded mail come along; together they must fit. */
const filesOf = async (
  session: Session,
  client: ImapFlow,
  entry: Entry,
  mail: RawMail,
  own: readonly FileToSend[],
): Promise<FileToSend[]> => {
  const files = [...own]
  let bytes = own.reduce((sum, file) => sum + file.bytes.length, 0)
  for (const part of mail.shape.files) {
    if (bytes + (part.size ?? 0) * 0.75 > FILES_MOST) throw refuse('tooLarge')
    const file = await fetchPart(session, client, { m: entry.id, p: part.part, e: part.encoding, t: part.mime })
    bytes += file.bytes.length
    files.push({ name: part.name, mime: part.mime, bytes: file.bytes })
  }
  return files
}

type Speaking = Extract<Effect, { type: 'reply' | 'start' | 'forward' }>

const letterFor = async (
  session: Session,
  client: ImapFlow,
  delivery: Delivery,
  effect: Speaking,
): Promise<{ letter: Letter; threadId: string | null }> => {
  const { settings, needs } = session
  const kept = await session.store.load()
  const threadKey = delivery.conversationId === null ? null : remoteKeyOf(delivery.conversationId)
  const thread = threadKey === null ? null : kept.index.resolve(threadKey)
  const letter: Letter = {
    from: { name: delivery.sender.name || settings.name, address: settings.address },
    to: effect.to,
    cc: effect.cc,
    bcc: effect.bcc,
    subject: effect.subject ?? '',
    text: effect.text,
    language: effect.type === 'forward' ? null : effect.language,
    direction: effect.type === 'forward' ? null : effect.direction,
    messageId: messageIdFor(delivery.key, delivery.index, settings.address),
    inReplyTo: null,
    references: [],
    key: `${delivery.key}.${delivery.index}`,
    at: needs.clock.now(),
    files: delivery.files,
  }
  if (effect.type === 'start') return { letter, threadId: null }
  const entries = thread ? kept.index.entriesOf(thread) : []
  const wanted = effect.messageId === null ? null : kept.index.entries.get(remoteKeyOf(effect.messageId) ?? '')
  const entry = effect.messageId === null ? (entries.findLast(({ out }) => !out) ?? entries.at(-1)) : wanted
  const mail = entry ? await rawOf(session, client, entry) : null
  if (!entry || !mail?.facts) throw refuse('notFound')
  const { facts } = mail
  if (effect.type === 'reply') {
    letter.subject = effect.subject ?? replySubject(facts.head.subject || thread?.subject || '')
    letter.inReplyTo = facts.mid
    const chain = facts.mid === null ? facts.refs : [...facts.refs.filter((ref) => ref !== facts.mid), facts.mid]
    // A header line too long is cut by some servers; the root and the newest matter.
    letter.references = chain.length > 20 ? [...chain.slice(0, 1), ...chain.slice(-19)] : chain
    if (effect.to.length === 0) letter.to = answerTo(session, entry, facts.head)
    return { letter, threadId: thread?.id ?? entry.thread }
  }
  const place = bestPlace(session, entry)
  const texts = place ? await inFolder(client, place.folder, () => fetchTexts(client, [mail])) : new Map()
  const { message } = messageOf(session, entry, mail, texts.get(mail.uid), 0)
  const from = facts.head.from[0]
  const head = [
    '---------- Forwarded message ----------',
    `From: ${from ? `${from.name} <${from.address}>`.trim() : ''}`,
    `Date: ${new Date(entry.at).toUTCString()}`,
    `Subject: ${facts.head.subject}`,
    `To: ${facts.head.to.map(({ name, address }) => `${name} <${address}>`.trim()).join(', ')}`,
  ]
  letter.subject = effect.subject ?? forwardSubject(facts.head.subject)
  letter.text = [effect.text, '', ...head, '', message.text, ...(message.quotedText ? ['', message.quotedText] : [])].join('\n')
  letter.files = await filesOf(session, client, entry, mail, delivery.files)
  return { letter, threadId: null }
}

/** Whom an answer goes to: Reply-To before From; our own mail is followed up to its addressees. */
const answerTo = (session: Session, entry: Entry, head: { from: Address[]; to: Address[]; replyTo: Address[] }): Address[] => {
  if (entry.out) return head.to
  const outside = (list: Address[]) => list.filter(({ address }) => !session.settings.own.has(address.toLowerCase()))
  const replyTo = outside(head.replyTo)
  return replyTo.length > 0 ? replyTo : head.from.slice(0, 1)
}

/** Whether a mail with this Message-ID lies in a folder; its place files it. */
export const isIn = async (client: ImapFlow, path: string, messageId: string): Promise<boolean> =>
  inFolder(client, path, async () => {
    await client.noop()
    const found = await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })
    return Array.isArray(found) && found.length > 0
  })

/** Puts the copy into Sent unless the server did. The mail is sent whatever happens here. */
const keepCopy = async (session: Session, letter: Letter, raw: Buffer, signal: AbortSignal): Promise<void> => {
  const { settings, needs, folders } = session
  const sent = folders?.sent ?? null
  if (settings.sentCopy === 'server' || sent === null) return
  try {
    if (settings.sentCopy === 'auto') await needs.clock.sleep(COPY_AFTER, signal)
    await session.worker.run(async (client) => {
      // Also for a retry: one mail, one copy.
      if (await isIn(client, sent, letter.messageId)) return
      await client.append(sent, withBcc(raw, letter.bcc), ['\\Seen'], new Date(letter.at))
    }, signal)
  } catch (error) {
    needs.log.warn('mail.copyFailed', { backend: needs.backendId, problem: failureOf(error).problem.code })
  }
}

const speak = async (session: Session, delivery: Delivery, effect: Speaking, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { letter, threadId } = await session.worker.run((client) => letterFor(session, client, delivery, effect), signal, 60_000)
  const everyone = [...letter.to, ...letter.cc, ...letter.bcc].map(({ address }) => address.trim())
  if (letter.to.length + letter.bcc.length === 0 || !everyone.every(isAddress)) throw refuse('addressRefused')
  if (letter.files.reduce((sum, file) => sum + file.bytes.length, 0) > FILES_MOST) throw refuse('tooLarge')
  const raw = await composeMail(letter)
  const { settings, way, needs } = session
  const sending = await sendMail(settings.smtp, way, { from: settings.address, to: [...new Set(everyone)] }, raw, needs.clock, signal)
  if (sending.type === 'refused') return { type: 'notSent', why: sending.why, final: sending.final, retryAt: sending.retryAt }
  if (sending.type === 'lost') return { type: 'unknown', why: sending.why }
  await keepCopy(session, letter, raw, signal)
  session.knock()
  return {
    type: 'sent',
    messageId: messageIdOf(session, session.hash('m', letter.messageId)),
    conversationId: conversationIdOf(session, threadId ?? session.hash('c', letter.messageId)),
  }
}

/** Does one effect of the outbox. Never throws. */
export const deliver = async (session: Session, delivery: Delivery, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { effect } = delivery
  try {
    if (effect.type === 'reply' || effect.type === 'start' || effect.type === 'forward')
      return await speak(session, delivery, effect, signal)
    const key = delivery.conversationId === null ? null : remoteKeyOf(delivery.conversationId)
    await session.worker.run((client) => change(session, client, key, effect), signal, 60_000)
    session.knock()
    return { type: 'sent', messageId: null, conversationId: delivery.conversationId }
  } catch (error) {
    // Only reading and marks fail here: a mail that may have left is `unknown` above.
    const { problem, retryAt } = failureOf(error)
    return { type: 'notSent', why: problem, final: !isMendable(problem), retryAt }
  }
}
