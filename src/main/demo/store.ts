import type { AccountData, Agent, Attachment, Blob, Contact, Conversation, Inbox, Message } from './types'

/** A broadcast of the account; `data` is built when it is sent, so it may be newer than its name (as in Chatwoot). */
export interface Broadcast {
  event: string
  data: () => Record<string, unknown>
  /** Only members of this inbox (and administrators) hear it; null = everybody. */
  inboxId: number | null
  exceptAgentId?: number
}

/** One account's rows with the indexes that the routes need. Rows are changed in place through `actions.ts` only. */
export class AccountStore {
  readonly agents = new Map<number, Agent>()
  readonly inboxes = new Map<number, Inbox>()
  readonly contacts = new Map<number, Contact>()
  readonly conversations = new Map<number, Conversation>()
  readonly threads = new Map<number, Message[]>()
  /** Grows with every change; lists are cached by it. */
  revision = 0
  /** Where files are served from; known once the port is. */
  fileUrl: (blobKey: string, fileName: string, thumb: boolean) => string = () => ''
  /** Who counts as online besides the seeded colleagues. */
  isConnected: (agentId: number) => boolean = () => false
  private listeners = new Set<(broadcast: Broadcast) => void>()
  private changeListeners = new Set<() => void>()

  constructor(readonly data: AccountData) {
    for (const agent of data.agents) this.agents.set(agent.id, agent)
    for (const inbox of data.inboxes) this.inboxes.set(inbox.id, inbox)
    for (const contact of data.contacts) this.contacts.set(contact.id, contact)
    for (const conversation of data.conversations) {
      this.conversations.set(conversation.id, conversation)
      this.threads.set(conversation.id, [])
    }
    for (const message of data.messages) this.threads.get(message.conversationId)?.push(message)
  }

  get accountId(): number {
    return this.data.accountId
  }

  thread(conversationId: number): Message[] {
    return this.threads.get(conversationId) ?? []
  }

  inboxOf(conversation: Conversation): Inbox {
    const inbox = this.inboxes.get(conversation.inboxId)
    if (!inbox) throw new Error(`conversation ${conversation.id} has no inbox`)
    return inbox
  }

  contactOf(conversation: Conversation): Contact {
    const contact = this.contacts.get(conversation.contactId)
    if (!contact) throw new Error(`conversation ${conversation.id} has no contact`)
    return contact
  }

  availability(agent: Agent): 'online' | 'busy' | 'offline' {
    if (this.isConnected(agent.id) || this.data.onlineIds.includes(agent.id)) {
      return agent.availability === 'offline' ? 'online' : agent.availability
    }
    return 'offline'
  }

  mayRead(agent: Agent, inboxId: number): boolean {
    return agent.role === 'administrator' || (this.inboxes.get(inboxId)?.memberIds.includes(agent.id) ?? false)
  }

  addContact(contact: Omit<Contact, 'id'>): Contact {
    const row = { ...contact, id: this.data.nextId.contact++ }
    this.contacts.set(row.id, row)
    this.data.contacts.push(row)
    this.touch()
    return row
  }

  addConversation(conversation: Omit<Conversation, 'id'>): Conversation {
    const row = { ...conversation, id: this.data.nextId.conversation++ }
    this.conversations.set(row.id, row)
    this.threads.set(row.id, [])
    this.data.conversations.push(row)
    this.touch()
    return row
  }

  addMessage(message: Omit<Message, 'id'>): Message {
    const row = { ...message, id: this.data.nextId.message++ }
    this.threads.get(row.conversationId)?.push(row)
    this.data.messages.push(row)
    this.touch()
    return row
  }

  addBlob(blob: Blob): string {
    const key = `b${this.data.nextId.blob++}`
    this.data.blobs[key] = blob
    return key
  }

  nextAttachmentId(): number {
    return this.data.nextId.attachment++
  }

  findAttachment(blobKey: string): Attachment | undefined {
    for (const message of this.data.messages) {
      const hit = message.attachments.find((a) => a.blobKey === blobKey)
      if (hit) return hit
    }
    return undefined
  }

  touch(): void {
    this.revision++
    for (const listener of this.changeListeners) listener()
  }

  onChange(listener: () => void): void {
    this.changeListeners.add(listener)
  }

  onBroadcast(listener: (broadcast: Broadcast) => void): void {
    this.listeners.add(listener)
  }

  broadcast(broadcast: Broadcast): void {
    for (const listener of this.listeners) listener(broadcast)
  }
}
