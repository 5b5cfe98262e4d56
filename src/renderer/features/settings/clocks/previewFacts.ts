/** A customer that does not exist, to try a plan on. */
import type { Shop } from '../../../../shared/domain/backend/types'
import type { CaseFacts, FactMessage } from '../../../../shared/domain/case/types'
import type { Channel } from '../../../../shared/domain/conversation/types'
import { BackendId, ConversationId, CustomerId, MessageId } from '../../../../shared/domain/ids'

export interface Trial {
  channel: Channel
  country: string
  language: string | null
  /** Epoch ms UTC. */
  writtenAt: number
  first: boolean
}

const backendId = BackendId.parse('preview000')
const message = (kind: 'incoming' | 'outgoing', at: number, language: string | null): FactMessage => ({
  id: MessageId.parse(`preview-${at}`),
  kind,
  at,
  byBot: false,
  authorId: null,
  text: '',
  language,
  attachments: [],
  deleted: false,
})

/** Facts of a conversation in which that customer has just written: her first message, or one after an answer the day before. */
export const trialFacts = (shop: Shop, { channel, country, language, writtenAt, first }: Trial): CaseFacts => {
  const dayBefore = writtenAt - 86_400_000
  const createdAt = first ? writtenAt : dayBefore
  return {
    conversation: {
      id: ConversationId.parse('preview'),
      backendId,
      shopId: shop.id,
      remoteId: 'preview',
      channel,
      inboxId: null,
      subject: null,
      customerId: null,
      customerName: '',
      status: 'open',
      priority: null,
      assigneeId: null,
      teamId: null,
      labels: [],
      unreadCount: 1,
      waitingSinceAt: writtenAt,
      snoozedUntilAt: null,
      createdAt,
      lastActivityAt: writtenAt,
      updatedAt: writtenAt,
      canReply: true,
      replyWindowEndsAt: null,
      language,
      preview: null,
      lastMessageId: null,
      lastIncomingAt: writtenAt,
      mergedIntoId: null,
      url: null,
    },
    language,
    customer: {
      id: CustomerId.parse('preview'),
      backendId,
      shopId: shop.id,
      remoteId: 'preview',
      name: '',
      email: null,
      phone: null,
      language,
      city: null,
      country: country === '' ? null : country,
      zone: null,
      blocked: false,
      createdAt: null,
      updatedAt: 0,
      facts: [],
    },
    messages: first
      ? [message('incoming', writtenAt, language)]
      : [message('incoming', dayBefore, language), message('outgoing', dayBefore + 1, language), message('incoming', writtenAt, language)],
    orders: [],
    parcels: [],
    disputes: [],
    contactsAt: [],
    shop,
    notThanks: new Set(),
  }
}
