import { type Rng, seededUuid } from '../rng'
import type { AccountData, Contact, Conversation, Inbox, Message } from '../types'
import { conversationAttributes } from './messages'

export interface Finished {
  inbox: Inbox
  contact: Contact
  messages: Message[]
  subject: string
  language: string
  status: Conversation['status']
  snoozedUntil: number | null
  priority: Conversation['priority']
  labels: string[]
  assigneeId: number | null
  teamId: number | null
  followUps: string[]
  seen: boolean
}

const WEEK = 7 * 86_400_000

/** Collects conversations in any order and numbers them and their messages in the order of time. */
export class Ledger {
  private readonly drafts: { conversation: Conversation; messages: Message[] }[] = []

  constructor(
    private readonly now: number,
    private readonly rng: Rng,
  ) {}

  add(input: Finished): void {
    const { inbox, contact, messages } = input
    const first = messages[0]?.createdAt ?? this.now
    const last = messages[messages.length - 1]?.createdAt ?? first
    const spoken = messages.filter((m) => m.type !== 2 && !m.private)
    const reply = spoken.find((m) => m.type === 1)
    const lastReplyAt = spoken.reduce<number | null>((at, m) => (m.type === 1 ? m.createdAt : at), null)
    // An older matter of the same customer was resolved, which ended its waiting.
    const waiting = spoken.find((m) => m.type === 0 && m.createdAt > Math.max(lastReplyAt ?? 0, last - WEEK))
    const open = input.status === 'open'
    contact.lastActivityAt = Math.max(contact.lastActivityAt ?? 0, last)
    const seenAt = open && waiting && !input.seen ? lastReplyAt : last
    this.drafts.push({
      messages,
      conversation: {
        id: 0,
        uuid: seededUuid(this.rng),
        inboxId: inbox.id,
        contactId: contact.id,
        status: input.status,
        priority: input.priority,
        assigneeId: input.assigneeId,
        teamId: input.teamId,
        labels: [...input.labels],
        createdAt: first,
        updatedAt: last + this.rng.int(1, 999),
        lastActivityAt: last,
        waitingSince: input.status === 'resolved' ? null : (waiting?.createdAt ?? null),
        firstReplyAt: reply?.createdAt ?? null,
        snoozedUntil: input.snoozedUntil,
        agentSeenAt: seenAt,
        assigneeSeenAt: input.assigneeId === null ? null : seenAt,
        contactSeenAt: lastReplyAt,
        additional: conversationAttributes(inbox, input.subject, input.language, first),
        custom: {},
        followUps: input.followUps,
      },
    })
  }

  /** Numbers everything in the order of time and hands it over. */
  take(accountId: number): Pick<AccountData, 'conversations' | 'messages'> {
    this.drafts.sort((a, b) => a.conversation.createdAt - b.conversation.createdAt)
    this.drafts.forEach((draft, i) => {
      draft.conversation.id = 501 + i
      for (const message of draft.messages) message.conversationId = draft.conversation.id
    })
    const messages = this.drafts.flatMap((d) => d.messages).sort((a, b) => a.createdAt - b.createdAt || a.conversationId - b.conversationId)
    messages.forEach((message, i) => {
      message.id = accountId * 1_000_000 + i + 1
    })
    return { conversations: this.drafts.map((d) => d.conversation), messages }
  }
}
