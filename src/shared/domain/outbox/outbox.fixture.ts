/** Samples for tests of the outbox. */
import type { DisputeHead } from '../dispute/evidence'
import type { BackendId, ConversationId, DisputeId, DraftId, MessageId, OutboxKey } from '../ids'
import type { Entry } from './records'
import { entryOf } from './reduce'
import type { Draft, Effect, Head, OutboxItem } from './types'

export const backendId = 'shopone1' as BackendId
export const conversationId = 'shopone1~c~1' as ConversationId
export const keyOf = (name: string): OutboxKey => `key-${name}`.padEnd(20, '_') as OutboxKey
export const messageId = (name: string): MessageId => `shopone1~m~${name}` as MessageId

export const reply = (text = 'Hello'): Extract<Effect, { type: 'reply' }> => ({
  type: 'reply',
  text,
  files: [],
  subject: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  language: 'en',
  direction: 'ltr',
})
export const note = (text = 'For us'): Effect => ({ type: 'note', text, files: [] })
export const labels = (...add: string[]): Effect => ({ type: 'labels', add, remove: [] })
export const resolve: Effect = { type: 'status', status: 'resolved', until: null }

export const item = (name: string, effects: Effect[], more: Partial<OutboxItem> = {}): OutboxItem => ({
  key: keyOf(name),
  backendId,
  conversationId,
  effects,
  done: 0,
  basis: null,
  committedAt: 1_000,
  attempts: 0,
  state: { type: 'queued' },
  draftId: null,
  ...more,
})
export const entry = (name: string, effects: Effect[], more: Partial<OutboxItem> = {}): Entry => entryOf(item(name, effects, more), null, 0)

export const draft = (name: string, text: string): Draft => ({
  id: `draft-${name}` as DraftId,
  backendId,
  conversationId,
  kind: 'reply',
  text,
  subject: null,
  inboxId: null,
  customerId: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  files: [],
  signature: true,
  key: keyOf(name),
  updatedAt: 1_000,
})

type Recent = Head['recent'][number]
export const message = (name: string, kind: Recent['kind'], at: number, more: Partial<Recent> = {}): Recent => ({
  id: messageId(name),
  kind,
  at,
  byBot: false,
  authorId: null,
  outboxKey: null,
  ...more,
})
export const head = (recent: Recent[], more: Partial<Head> = {}): Head => ({
  exists: true,
  mergedInto: null,
  status: 'open',
  assigneeId: null,
  canReply: true,
  recent,
  ...more,
})

export const openDispute: DisputeHead = {
  exists: true,
  state: 'needsResponse',
  dueAt: 1_000_000_000,
  evidenceSentAt: null,
  submissions: 0,
  ways: ['answer'],
  outboxKeys: [],
}
export const evidence = (text = 'Delivered', dispute = '1'): Extract<Effect, { type: 'evidence' }> => ({
  type: 'evidence',
  disputeId: `shopone1~d~${dispute}` as DisputeId,
  seen: { state: 'needsResponse', dueAt: 1_000_000_000, evidenceSentAt: null, submissions: 0, seenAt: 2_000 },
  form: { way: 'answer', kind: 'other', text, trackings: [], refundIds: [], facts: {}, files: [] },
})
