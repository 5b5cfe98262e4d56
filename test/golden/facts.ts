/** Builds the facts of a golden case from its row. */
import type { CaseFacts, FactMessage } from '../../src/shared/domain/case/types'
import { AttachmentKind, Channel, type Conversation, ConversationStatus } from '../../src/shared/domain/conversation/types'
import { BackendId, ConversationId, CustomerId, MessageId, ShopId } from '../../src/shared/domain/ids'
import { recordsOf } from './records'
import { listed, oneOf, type Row } from './table'
import { instantOf, leadingInstant } from './times'

export const caseColumns = [
  'id',
  'shows',
  'plan',
  'team',
  'channel',
  'class',
  'high value',
  'country',
  'zone',
  'language',
  'times in',
  'status',
  'messages',
  'facts',
  'now',
  'clock',
  'due',
  'orders',
  'first',
  'source',
] as const
export type CaseRow = Row<(typeof caseColumns)[number]>

const shopId = ShopId.parse('golden')
const backendId = BackendId.parse('golden1')
const conversationId = ConversationId.parse('golden1~conversation~1')
const customerId = CustomerId.parse('golden1~customer~1')

const speakers = ['customer', 'agent', 'bot', 'note', 'event', 'deleted'] as const
/** What a message says when the row gives no words. */
const usual = {
  customer: 'Where is my order?',
  agent: 'We are looking into it.',
  bot: 'We have received your message.',
  note: 'asked the warehouse',
  event: 'assigned',
  deleted: 'Where is my order?',
} as const

/** `customer 2026-03-27 16:30 words` and so on; the zone is the row's. */
function messagesOf(row: CaseRow, zone: string): FactMessage[] {
  const messages = listed(row.maybe('messages')).map((part, index): FactMessage => {
    const [word = ''] = part.split(' ', 1)
    const who = oneOf(word, speakers, 'speaker')
    const [at, rest] = leadingInstant(part.slice(word.length).trim(), zone)
    const [, attached, words = ''] = /^(?:\+(image|audio|video|file)\b)? ?(.*)$/.exec(rest) ?? []
    const mine = who === 'agent' || who === 'bot'
    return {
      id: MessageId.parse(`golden1~message~${index + 1}`),
      kind: who === 'customer' || who === 'deleted' ? 'incoming' : mine ? 'outgoing' : who,
      at,
      byBot: who === 'bot',
      authorId: who === 'agent' ? 'golden1~agent~1' : who === 'customer' || who === 'deleted' ? customerId : null,
      text: words === '' ? usual[who] : words,
      language: row.maybe('language'),
      attachments: attached === undefined ? [] : [oneOf(attached, AttachmentKind.options, 'attachment')],
      deleted: who === 'deleted',
    }
  })
  for (const [index, message] of messages.entries())
    if (index > 0 && message.at < (messages[index - 1]?.at ?? 0)) throw new Error('messages must stand oldest first')
  return messages
}

/** Since when the backend says that somebody waits: from the first message of the customer after a person's last answer. */
function waitingSince(messages: readonly FactMessage[]): number | null {
  const answered = messages.findLastIndex((message) => message.kind === 'outgoing' && !message.byBot)
  return messages.slice(answered + 1).find((message) => message.kind === 'incoming' && !message.deleted)?.at ?? null
}

/** `open`, `pending`, `snoozed until 2026-03-30 09:00`, `resolved since 2026-03-28 10:00` … */
function statusOf(text: string, zone: string) {
  const [word = '', how, ...when] = text.split(' ')
  const status = oneOf(word, ConversationStatus.options, 'status')
  const at = when.length === 0 ? null : instantOf(when.join(' '), zone)
  if (how !== undefined && how !== 'since' && how !== 'until') throw new Error(`«${text}»: after a status stands since or until`)
  return { status, until: how === 'until' ? at : null, since: how === 'since' ? at : null }
}

/** All that the engine is given for one row. */
export function factsOf(row: CaseRow): CaseFacts {
  const zone = row.cell('times in')
  const messages = messagesOf(row, zone)
  const { status, until, since } = statusOf(row.cell('status'), zone)
  const { said, ...records } = recordsOf(listed(row.maybe('facts')), zone, { shopId, backendId })
  const shown = messages.filter((message) => message.kind !== 'event' && !message.deleted)
  const first = said.startedAt ?? messages[0]?.at ?? instantOf(row.cell('now'), zone)
  const newest = messages.at(-1)?.at ?? first
  const channel = oneOf(row.cell('channel'), Channel.options, 'channel')
  const conversation: Conversation = {
    id: conversationId,
    backendId,
    shopId,
    remoteId: '1',
    channel,
    inboxId: null,
    subject: null,
    customerId,
    customerName: 'Golden',
    status,
    priority: null,
    assigneeId: null,
    teamId: null,
    labels: said.labels,
    unreadCount: 0,
    waitingSinceAt: said.waitingSinceAt === undefined ? waitingSince(messages) : said.waitingSinceAt,
    snoozedUntilAt: until,
    createdAt: first,
    lastActivityAt: Math.max(newest, since ?? 0),
    updatedAt: Math.max(newest, since ?? 0),
    canReply: true,
    replyWindowEndsAt: said.replyWindowEndsAt ?? null,
    language: row.maybe('language'),
    preview: null,
    lastMessageId: shown.at(-1)?.id ?? null,
    lastIncomingAt: said.lastIncomingAt ?? messages.findLast((message) => message.kind === 'incoming' && !message.deleted)?.at ?? null,
    mergedIntoId: null,
    url: null,
  }
  return {
    conversation,
    language: row.maybe('language'),
    customer: {
      id: customerId,
      backendId,
      shopId,
      remoteId: '1',
      name: 'Golden',
      email: null,
      phone: null,
      language: row.maybe('language'),
      city: null,
      country: row.maybe('country'),
      zone: row.maybe('zone'),
      blocked: false,
      createdAt: null,
      updatedAt: 0,
      facts: [],
    },
    messages: said.historyMissing ? [] : messages,
    ...records,
    statuses: said.statuses,
    contactsAt: [],
    shop: {
      id: shopId,
      name: 'Golden',
      code: 'GO',
      colour: 'teal',
      currency: 'EUR',
      languages: ['en', 'de'],
      policy: { returnDays: 30, whoPaysReturn: 'customer', whoPaysDuty: 'customer', promisedDeliveryDays: null, text: '' },
      senderName: 'Golden',
      signatures: {},
      undoSeconds: { mail: 10, chat: 3 },
    },
    notThanks: new Set(said.questionAt === undefined ? [] : messages.filter(({ at }) => at === said.questionAt).map(({ id }) => id)),
  }
}
