import { conversationEventJson, messageEventJson } from './serialize'
import { agentEventJson, contactEventJson, seconds } from './serializeDirectory'
import type { AccountStore } from './store'
import type { Agent, Attachment, Contact, Conversation, ConversationStatus, DemoClock, Json, Message, Priority } from './types'

/** Who does a thing: an agent (a person at a desk or a played colleague), the customer, or the system. */
export type Actor = { kind: 'agent'; agent: Agent } | { kind: 'contact' } | { kind: 'system' }

interface NewMessage {
  content: string | null
  type: 0 | 1 | 3
  private?: boolean
  contentType?: string
  contentAttributes?: Json
  additional?: Json
  echoId?: string | null
  sourceId?: string | null
  attachments?: Omit<Attachment, 'id'>[]
}

/** Every change to an account, with the broadcasts Chatwoot makes for it. */
export class Actions {
  constructor(
    readonly store: AccountStore,
    private readonly clock: DemoClock,
  ) {}

  /** Adds a message. An incoming one reopens a resolved or snoozed conversation, unless its contact is blocked. */
  createMessage(c: Conversation, actor: Actor, input: NewMessage): Message {
    const now = this.clock.now()
    const { store } = this
    const message = store.addMessage({
      conversationId: c.id,
      inboxId: c.inboxId,
      type: input.type,
      content: input.content,
      contentType: input.contentType ?? 'text',
      private: input.private ?? false,
      status: 'sent',
      sourceId: input.sourceId ?? null,
      echoId: input.echoId ?? null,
      createdAt: now,
      updatedAt: now,
      contentAttributes: input.contentAttributes ?? {},
      additional: input.additional ?? {},
      sender:
        actor.kind === 'agent'
          ? { type: 'User', id: actor.agent.id }
          : actor.kind === 'contact'
            ? { type: 'Contact', id: c.contactId }
            : null,
      attachments: (input.attachments ?? []).map((file) => ({ ...file, id: store.nextAttachmentId() })),
    })
    c.lastActivityAt = now
    const changes: Record<string, [unknown, unknown]> = {}
    if (input.type === 0) {
      const contact = store.contactOf(c)
      contact.lastActivityAt = now
      if (c.waitingSince === null) {
        c.waitingSince = now
        changes.waiting_since = [null, seconds(now)]
      }
    } else if (input.type === 1 && !message.private) {
      if (c.waitingSince !== null) {
        changes.waiting_since = [seconds(c.waitingSince), null]
        c.waitingSince = null
      }
      if (c.firstReplyAt === null && actor.kind === 'agent') {
        c.firstReplyAt = now
        changes.first_reply_created_at = [null, seconds(now)]
        this.emitMessage('first.reply.created', message)
      }
    }
    this.touch(c)
    this.emitMessage('message.created', message)
    if (input.type === 0 && !store.contactOf(c).blocked && (c.status === 'resolved' || c.status === 'snoozed')) {
      this.setStatus(c, 'open', { kind: 'system' })
    }
    if (Object.keys(changes).length) this.emitConversation('conversation.updated', c, { changed_attributes: changes })
    return message
  }

  /** The thin line in a thread ("Conversation was marked resolved by Ana"). It is activity, not an answer. */
  activity(c: Conversation, content: string): void {
    const now = this.clock.now()
    const message = this.store.addMessage({
      conversationId: c.id,
      inboxId: c.inboxId,
      type: 2,
      content,
      contentType: 'text',
      private: false,
      status: 'sent',
      sourceId: null,
      echoId: null,
      createdAt: now,
      updatedAt: now,
      contentAttributes: {},
      additional: {},
      sender: null,
      attachments: [],
    })
    c.lastActivityAt = now
    this.touch(c)
    this.emitMessage('message.created', message)
  }

  updateMessage(
    message: Message,
    change: Partial<Pick<Message, 'content' | 'status' | 'contentAttributes' | 'attachments' | 'sourceId' | 'contentType'>>,
  ): void {
    const before: Json = {}
    for (const key of Object.keys(change)) before[key] = [message[key as keyof Message], change[key as keyof typeof change]]
    Object.assign(message, change, { updatedAt: this.clock.now() })
    this.store.touch()
    this.emitMessage('message.updated', message, { previous_changes: before })
  }

  /** Soft: the text is replaced, attributes become `deleted`, files go. */
  deleteMessage(message: Message): void {
    this.updateMessage(message, {
      content: 'This message was deleted',
      contentType: 'text',
      contentAttributes: { deleted: true },
      attachments: [],
    })
  }

  setStatus(c: Conversation, status: ConversationStatus, actor: Actor, snoozedUntil: number | null = null): void {
    const before = c.status
    c.status = status
    c.snoozedUntil = status === 'snoozed' ? snoozedUntil : null
    if (status === 'resolved') c.waitingSince = null
    // Who reopens by hand, as an agent (not an administrator), becomes the assignee.
    const takes = status === 'open' && actor.kind === 'agent' && actor.agent.role === 'agent' && c.assigneeId !== actor.agent.id
    this.touch(c)
    if (before !== status) {
      this.activity(c, this.statusText(status, actor))
      this.emitConversation('conversation.status_changed', c, { changed_attributes: { status: [before, status] } })
      this.emitConversation('conversation.updated', c, { changed_attributes: { status: [before, status] } })
    }
    if (takes && actor.kind === 'agent') this.assign(c, actor.agent.id, actor)
  }

  private statusText(status: ConversationStatus, actor: Actor): string {
    const who = actor.kind === 'agent' ? ` by ${actor.agent.name}` : ''
    switch (status) {
      case 'open':
        return actor.kind === 'agent'
          ? `Conversation was reopened${who}`
          : 'Conversation was reopened by system due to a new incoming message'
      case 'resolved':
        return `Conversation was marked resolved${who}`
      case 'pending':
        return `Conversation was marked as pending${who}`
      case 'snoozed':
        return `Conversation was snoozed${who}`
    }
  }

  setPriority(c: Conversation, priority: Priority | null, actor: Actor): void {
    const before = c.priority
    if (before === priority) return
    c.priority = priority
    this.touch(c)
    if (actor.kind === 'agent')
      this.activity(c, `${actor.agent.name} ${priority ? `set the priority to ${priority}` : 'removed the priority'}`)
    this.emitConversation('conversation.updated', c, { changed_attributes: { priority: [before, priority] } })
  }

  assign(c: Conversation, agentId: number | null, actor: Actor): void {
    const before = c.assigneeId
    if (before === agentId) return
    c.assigneeId = agentId
    this.touch(c)
    const target = agentId === null ? null : this.store.agents.get(agentId)
    if (actor.kind === 'agent') {
      const self = target?.id === actor.agent.id
      this.activity(
        c,
        target
          ? self
            ? `${actor.agent.name} self-assigned this conversation`
            : `Assigned to ${target.name} by ${actor.agent.name}`
          : `Conversation unassigned by ${actor.agent.name}`,
      )
    }
    this.emitConversation('assignee.changed', c)
    this.emitConversation('conversation.updated', c, { changed_attributes: { assignee_id: [before, agentId] } })
  }

  setTeam(c: Conversation, teamId: number | null, actor: Actor): void {
    const before = c.teamId
    if (before === teamId) return
    c.teamId = teamId
    this.touch(c)
    const team = this.store.data.teams.find((t) => t.id === teamId)
    if (actor.kind === 'agent')
      this.activity(c, team ? `Assigned to ${team.name} by ${actor.agent.name}` : `Team removed by ${actor.agent.name}`)
    this.emitConversation('team.changed', c)
    this.emitConversation('conversation.updated', c, { changed_attributes: { team_id: [before, teamId] } })
  }

  /** Replaces the whole set. */
  setLabels(c: Conversation, labels: string[], actor: Actor): void {
    const before = c.labels
    c.labels = [...new Set(labels)]
    if (before.join('\n') === c.labels.join('\n')) return
    this.touch(c)
    if (actor.kind === 'agent') {
      const added = c.labels.filter((l) => !before.includes(l))
      const removed = before.filter((l) => !c.labels.includes(l))
      if (added.length) this.activity(c, `${actor.agent.name} added ${added.join(', ')}`)
      if (removed.length) this.activity(c, `${actor.agent.name} removed ${removed.join(', ')}`)
    }
    this.emitConversation('conversation.updated', c, { changed_attributes: { label_list: [before, c.labels] } })
  }

  /** Written at once while something is unread, else at most once an hour. `updated_at` does not move (update_columns). */
  markSeen(c: Conversation, agent: Agent): void {
    const now = this.clock.now()
    const mine = c.assigneeId === agent.id
    const seen = mine ? c.assigneeSeenAt : c.agentSeenAt
    const unread = this.store.thread(c.id).some((m) => seen === null || seconds(m.createdAt) > seconds(seen))
    const old = seen === null || now - seen > 3_600_000
    if (!unread && !old) return
    c.agentSeenAt = now
    if (mine) c.assigneeSeenAt = now
    this.store.touch()
    this.emitConversation('conversation.unread_count_changed', c)
  }

  markUnread(c: Conversation): void {
    const incoming = this.store.thread(c.id).filter((m) => m.type === 0)
    const last = incoming[incoming.length - 1]
    c.agentSeenAt = last ? last.createdAt - 1000 : null
    c.assigneeSeenAt = c.agentSeenAt
    this.store.touch()
    this.emitConversation('conversation.unread_count_changed', c)
  }

  setMuted(c: Conversation, muted: boolean, agent: Agent): void {
    const contact = this.store.contactOf(c)
    contact.blocked = muted
    if (muted) this.setStatus(c, 'resolved', { kind: 'agent', agent })
    this.activity(c, `${agent.name} has ${muted ? 'muted' : 'unmuted'} the conversation`)
  }

  setCustom(c: Conversation, custom: Json): void {
    const before = c.custom
    c.custom = custom
    this.touch(c)
    this.emitConversation('conversation.updated', c, { changed_attributes: { custom_attributes: [before, custom] } })
  }

  typing(c: Conversation, who: Agent | Contact, on: boolean, isPrivate = false): void {
    const agent = 'role' in who ? who : null
    this.store.broadcast({
      event: on ? 'conversation.typing_on' : 'conversation.typing_off',
      inboxId: c.inboxId,
      exceptAgentId: agent?.id,
      data: () => ({
        conversation: conversationEventJson(this.store, c, this.clock.now()),
        user: agent ? agentEventJson(this.store, agent) : contactEventJson(who as Contact),
        is_private: isPrivate,
      }),
    })
  }

  contactChanged(event: 'contact.created' | 'contact.updated', contact: Contact): void {
    this.store.touch()
    this.store.broadcast({ event, inboxId: null, data: () => contactEventJson(contact) })
  }

  conversationCreated(c: Conversation): void {
    this.emitConversation('conversation.created', c)
  }

  /** Snoozed conversations whose time has come are open again. */
  wakeSnoozed(): void {
    const now = this.clock.now()
    for (const c of this.store.data.conversations) {
      if (c.status === 'snoozed' && c.snoozedUntil !== null && c.snoozedUntil <= now) this.setStatus(c, 'open', { kind: 'system' })
    }
  }

  private touch(c: Conversation): void {
    c.updatedAt = this.clock.now()
    this.store.touch()
  }

  private emitMessage(event: string, message: Message, extra: Json = {}): void {
    this.store.broadcast({ event, inboxId: message.inboxId, data: () => ({ ...messageEventJson(this.store, message), ...extra }) })
  }

  private emitConversation(event: string, c: Conversation, extra: Json = {}): void {
    this.store.broadcast({
      event,
      inboxId: c.inboxId,
      data: () => ({ ...conversationEventJson(this.store, c, this.clock.now()), ...extra }),
    })
  }
}
