/** A case to judge, for tests: nothing special about it until told. */
import type { CaseFacts, CasePolicy, FactMessage } from '../case/types'
import type { Conversation } from '../conversation/types'
import type { ShopId } from '../ids'

export const noon = Date.parse('2026-06-03T12:00:00Z')

export const said = (text: string, more: Partial<FactMessage> = {}): FactMessage => ({
  id: `bk~m~${Math.abs(text.length * 31 + (more.at ?? 0))}` as FactMessage['id'],
  kind: 'incoming',
  at: noon - 60_000,
  byBot: false,
  authorId: null,
  text,
  language: null,
  attachments: [],
  deleted: false,
  ...more,
})

export const factsOf = (messages: FactMessage[], more: Partial<CaseFacts> = {}, conversation: Partial<Conversation> = {}): CaseFacts => ({
  conversation: {
    id: 'bk~c~1',
    backendId: 'bk',
    shopId: 'shop',
    remoteId: '1',
    channel: 'email',
    inboxId: null,
    subject: null,
    customerId: null,
    customerName: 'Mia',
    status: 'open',
    priority: null,
    assigneeId: null,
    teamId: null,
    labels: [],
    unreadCount: 0,
    waitingSinceAt: noon - 60_000,
    snoozedUntilAt: null,
    createdAt: noon - 60_000,
    lastActivityAt: noon - 60_000,
    updatedAt: 1,
    canReply: true,
    replyWindowEndsAt: null,
    language: null,
    preview: null,
    lastMessageId: null,
    lastIncomingAt: noon - 60_000,
    mergedIntoId: null,
    url: null,
    ...conversation,
  } as Conversation,
  language: null,
  customer: null,
  messages,
  orders: [],
  parcels: [],
  disputes: [],
  contactsAt: [],
  shop: {
    id: 'shop' as ShopId,
    name: 'Nordlicht',
    code: 'NL',
    colour: 'teal',
    currency: 'EUR',
    languages: ['de'],
    policy: { returnDays: 30, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
    senderName: 'Nordlicht',
    signatures: {},
    undoSeconds: { mail: 10, chat: 3 },
  },
  notThanks: new Set(),
  ...more,
})

export const policyOf = (rules: CasePolicy['rules'], more: Partial<CasePolicy> = {}): CasePolicy => ({
  plans: new Map(),
  rules,
  team: { people: [], shifts: [] },
  ...more,
})
