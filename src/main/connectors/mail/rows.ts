/** Mails and threads → our rows. Pure but for the ids' HMAC. */
import type {
  Attachment,
  Conversation,
  ConversationStatus,
  Customer,
  Inbox,
  Label,
  Message,
} from '../../../shared/domain/conversation/types'
import { localId, OutboxKey } from '../../../shared/domain/ids'
import { cut, oneLine } from '../common/text'
import type { RawMail, Texts } from './fetch'
import type { Role } from './folders'
import { textOfHtml } from './htmlText'
import { labelsOf, stateOf } from './keywords'
import { splitQuote } from './quotes'
import { conversationIdOf, customerIdOf, inboxId, messageIdOf, type Session } from './session'
import { type FilePart, fileSize } from './structure'
import { bareSubject } from './subject'
import type { Entry, Place, Thread, ThreadIndex } from './threadIndex'

export const TEXT_MOST = 1_000_000
const HTML_MOST = 4_000_000

const ranks: Record<Role, number> = { inbox: 0, junk: 1, archive: 2, sent: 3 }

/** The place that speaks for a mail where copies lie in several folders. */
export const bestPlace = (session: Session, entry: Entry): (Place & { role: Role }) | null => {
  const roles = new Map(session.folders?.read.map(({ path, role }) => [path, role]))
  const placed = entry.places.map((place) => ({ ...place, role: roles.get(place.folder) ?? ('archive' as const) }))
  placed.sort((a, b) => ranks[a.role] - ranks[b.role] || b.uid - a.uid)
  return placed[0] ?? null
}

/** The mail whose marks are the conversation's: the newest a person outside wrote, else the newest. */
export const anchorOf = (entries: readonly Entry[]): Entry | null =>
  entries.findLast((entry) => !entry.out && entry.machine !== 'auto') ?? entries.findLast((entry) => !entry.out) ?? entries.at(-1) ?? null

const wordsOf = (entry: Entry): string[] => [...new Set(entry.places.flatMap(({ words }) => words))]

/** Status as the mailbox has it now. What the shop sent by itself and nobody answered waits for nobody. */
export const statusOf = (
  session: Session,
  entries: readonly Entry[],
  now: number,
): { status: ConversationStatus; until: number | null } => {
  const anchor = anchorOf(entries)
  const place = anchor && bestPlace(session, anchor)
  if (!anchor || !place) return { status: 'resolved', until: null }
  if (place.role === 'junk') return { status: 'spam', until: null }
  const told = stateOf(wordsOf(anchor), now)
  if (told) return { status: told.state, until: told.until }
  if (place.role === 'archive') return { status: 'resolved', until: null }
  const asked = entries.some((entry) => !entry.out) || entries.some((entry) => entry.key !== null)
  return { status: asked ? 'open' : 'resolved', until: null }
}

const isUnseen = (entry: Entry): boolean => !entry.out && entry.places.length > 0 && entry.places.every(({ seen }) => !seen)

/** Since when the customer waits: the first mail after our last answer. */
const waitingSince = (entries: readonly Entry[]): number | null => {
  const answered = entries.findLastIndex((entry) => entry.out && entry.machine === null)
  return entries.slice(answered + 1).find((entry) => !entry.out && entry.machine === null)?.at ?? null
}

export const threadLabels = (entries: readonly Entry[]): string[] => labelsOf(entries.flatMap(wordsOf))

/** Null for a thread that has no mails left and went nowhere. */
export const conversationOf = (session: Session, index: ThreadIndex, thread: Thread, now: number): Conversation | null => {
  const { backendId, shopId } = session.needs
  const into = thread.into === null ? null : index.resolve(thread.into)
  const entries = index.entriesOf(into ?? thread)
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) return null
  const { status, until } = statusOf(session, entries, now)
  const closed = status === 'resolved' || status === 'spam'
  const shown = into ?? thread
  return {
    id: conversationIdOf(session, thread.id),
    backendId,
    shopId,
    remoteId: thread.id,
    channel: 'email',
    inboxId: inboxId(session),
    subject: oneLine(bareSubject(shown.subject), 998) || null,
    customerId: shown.address === '' ? null : customerIdOf(session, shown.address),
    customerName: oneLine(shown.name || shown.address, 200),
    status,
    priority: null,
    assigneeId: null,
    teamId: null,
    labels: threadLabels(entries),
    unreadCount: entries.filter(isUnseen).length,
    waitingSinceAt: closed ? null : waitingSince(entries),
    snoozedUntilAt: until,
    createdAt: first.at,
    lastActivityAt: last.at,
    updatedAt: thread.c,
    canReply: shown.address !== '',
    replyWindowEndsAt: null,
    language: null,
    preview: null,
    lastMessageId: messageIdOf(session, last.id),
    lastIncomingAt: entries.findLast((entry) => !entry.out)?.at ?? null,
    mergedIntoId: into ? conversationIdOf(session, into.id) : null,
    url: null,
  }
}

export const customerOf = (session: Session, thread: Thread): Customer | null => {
  if (thread.address === '') return null
  const { backendId, shopId } = session.needs
  const id = customerIdOf(session, thread.address)
  return {
    id,
    backendId,
    shopId,
    remoteId: id.slice(id.lastIndexOf('~') + 1),
    name: oneLine(thread.name, 200),
    email: thread.address,
    phone: null,
    language: null,
    city: null,
    country: null,
    zone: null,
    blocked: false,
    createdAt: null,
    updatedAt: thread.c,
    facts: [],
  }
}

/** What `fetchAttachment` needs: mail, part, encoding, type. `part` empty: the whole mail. */
export interface FileRef {
  m: string
  p: string
  e: string
  t: string
}

const kindOf = (mime: string): Attachment['kind'] =>
  mime.startsWith('image/') ? 'image' : mime.startsWith('audio/') ? 'audio' : mime.startsWith('video/') ? 'video' : 'file'

const attachmentOf = (session: Session, entryId: string, file: FilePart): Attachment => {
  const ref: FileRef = { m: entryId, p: file.part, e: file.encoding, t: file.mime }
  return {
    id: localId(session.needs.backendId, 'f', `${entryId}.${file.part}`),
    name: file.name,
    mime: file.mime,
    size: fileSize(file),
    kind: kindOf(file.mime),
    ref: JSON.stringify(ref),
    contentId: file.contentId,
  }
}

const author = (session: Session, entry: Entry, mail: RawMail): Message['author'] => {
  const from = mail.facts?.head.from[0]
  const name = oneLine(from?.name || from?.address || '', 120)
  if (entry.out) return { kind: entry.machine ? 'bot' : 'agent', id: null, name }
  if (entry.machine === 'bounce') return { kind: 'system', id: null, name }
  return { kind: entry.machine ? 'bot' : 'customer', id: from?.address ? customerIdOf(session, from.address) : null, name }
}

/** The text shown: the plain one, unless it is only a stub beside the HTML. */
const chooseText = (texts: Texts): string => {
  if (texts.html === '') return texts.plain
  const fromHtml = textOfHtml(texts.html)
  return texts.plain.length * 3 + 200 < fromHtml.length || texts.plain === '' ? fromHtml : texts.plain
}

/** A mail as message. A mail that could not be read stands there with its size and its raw text as a file. */
export const messageOf = (
  session: Session,
  entry: Entry,
  mail: RawMail,
  texts: Texts | undefined,
  updatedAt: number,
): { message: Message; short: string | null } => {
  const unreadable = mail.facts === null || texts === undefined
  const whole = unreadable ? `This e-mail could not be read (${mail.size} bytes).` : chooseText(texts)
  const { text, quoted } = splitQuote(cut(whole, TEXT_MOST))
  const html = !unreadable && texts.html.trim() !== '' && texts.html.length <= HTML_MOST ? texts.html : null
  const key = OutboxKey.safeParse(entry.key)
  const raw: FilePart = {
    part: '',
    mime: 'message/rfc822',
    name: 'mail.eml',
    encoding: '',
    size: mail.size,
    contentId: null,
    inline: false,
  }
  const short = [
    mail.why,
    texts?.short,
    whole.length > TEXT_MOST ? `text cut at ${TEXT_MOST} of ${whole.length}` : null,
    !unreadable && texts.html.length > HTML_MOST ? `html of ${texts.html.length} left out` : null,
    mail.shape.left > 0 ? `${mail.shape.left} parts left out` : null,
    unreadable && !mail.why ? 'text unreadable' : null,
  ].filter(Boolean)
  return {
    short: short.join('; ') || null,
    message: {
      id: messageIdOf(session, entry.id),
      backendId: session.needs.backendId,
      conversationId: conversationIdOf(session, entry.thread),
      remoteId: entry.id,
      kind: entry.out ? 'outgoing' : 'incoming',
      author: author(session, entry, mail),
      at: entry.at,
      updatedAt,
      text,
      quotedText: quoted,
      html,
      language: null,
      attachments: (unreadable ? [raw] : mail.shape.files).map((file) => attachmentOf(session, entry.id, file)),
      delivery: entry.out ? 'sent' : null,
      deliveryError: null,
      outboxKey: key.success ? key.data : null,
      mail: mail.facts?.head ?? null,
      deleted: false,
    },
  }
}

export const inboxOf = (session: Session): Inbox => ({
  id: inboxId(session),
  backendId: session.needs.backendId,
  remoteId: 'mailbox',
  name: session.settings.name || session.settings.address,
  channel: 'email',
  address: session.settings.address,
})

export const labelsFrom = (session: Session, index: ThreadIndex): Label[] => {
  const names = new Set<string>()
  for (const entry of index.entries.values()) for (const label of labelsOf(entry.places.flatMap(({ words }) => words))) names.add(label)
  return [...names].sort().map((name) => ({ backendId: session.needs.backendId, name, colour: null }))
}
