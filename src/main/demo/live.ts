import type { DemoContent, DemoLanguage } from './content'
import { createRng, type Rng, seededUuid } from './rng'
import type { Account } from './routes/context'
import type { Agent, Conversation, DemoClock, Message } from './types'

const SECOND = 1000
const TICKS = new Set(['Channel::WebWidget', 'Channel::Whatsapp', 'Channel::Instagram', 'Channel::Line'])

/**
 * Live mode: customers write, answer after an agent's reply, and start anew; colleagues type, take and close.
 * It does nothing between calls of `tick`, so a test's clock drives it.
 */
export class Live {
  private readonly rng: Rng
  private tasks: { at: number; run: () => void }[] = []
  private nextCustomerAt: number
  private nextColleagueAt: number

  constructor(
    private readonly accounts: Account[],
    private readonly content: DemoContent,
    private readonly clock: DemoClock,
    seed: number,
  ) {
    this.rng = createRng(seed).fork('live')
    const now = clock.now()
    this.nextCustomerAt = now + this.rng.int(8, 20) * SECOND
    this.nextColleagueAt = now + this.rng.int(15, 40) * SECOND
  }

  /** An agent's own reply was accepted: its delivery ticks, and 1 to 3 minutes later the customer's answer. */
  replied(account: Account, conversation: Conversation, message: Message): void {
    if (message.private || message.type !== 1) return
    const { rng } = this
    if (TICKS.has(account.store.inboxOf(conversation).channel)) {
      this.later(rng.int(1, 3), () => this.tickStatus(account, message, 'delivered'))
      this.later(rng.int(6, 25), () => this.tickStatus(account, message, 'read'))
    }
    const wait = rng.int(60, 180)
    this.later(wait - rng.int(5, 12), () => account.actions.typing(conversation, account.store.contactOf(conversation), true))
    this.later(wait, () => this.customerWrites(account, conversation))
  }

  tick(): void {
    const now = this.clock.now()
    const due = this.tasks.filter((t) => t.at <= now).sort((a, b) => a.at - b.at)
    this.tasks = this.tasks.filter((t) => t.at > now)
    for (const task of due) task.run()
    if (now >= this.nextCustomerAt) {
      this.nextCustomerAt = now + this.rng.int(20, 60) * SECOND
      this.customerComes()
    }
    if (now >= this.nextColleagueAt) {
      this.nextColleagueAt = now + this.rng.int(45, 120) * SECOND
      this.colleagueActs()
    }
  }

  private later(seconds: number, run: () => void): void {
    this.tasks.push({ at: this.clock.now() + seconds * SECOND, run })
  }

  private tickStatus(account: Account, message: Message, status: 'delivered' | 'read'): void {
    if (message.status !== 'failed' && !message.contentAttributes.deleted) account.actions.updateMessage(message, { status })
  }

  private customerComes(): void {
    const { rng } = this
    const account = rng.pick(this.accounts)
    if (rng.chance(0.15)) {
      this.newConversation(account)
      return
    }
    const pool = account.store.data.conversations.filter(
      (c) => c.followUps.length > 0 && c.status !== 'resolved' && !account.store.contactOf(c).blocked,
    )
    if (pool.length === 0) return
    const conversation = rng.pick(pool)
    account.actions.typing(conversation, account.store.contactOf(conversation), true)
    this.later(rng.int(4, 12), () => this.customerWrites(account, conversation))
  }

  private customerWrites(account: Account, conversation: Conversation): void {
    const contact = account.store.contactOf(conversation)
    account.actions.typing(conversation, contact, false)
    const text = conversation.followUps.shift()
    if (text === undefined || contact.blocked) return
    account.actions.createMessage(conversation, { kind: 'contact' }, { content: text, type: 0 })
  }

  private newConversation(account: Account): void {
    const { rng } = this
    const { store, actions } = account
    const before = rng.pick(store.data.conversations)
    const contact = store.contactOf(before)
    const lines = (this.content.followUps[contact.language as DemoLanguage] ?? []).filter(
      (f) => f.topic === 'any' && !f.text.includes('{{'),
    )
    const [first, ...rest] = rng.shuffle(lines).map((f) => f.text)
    if (first === undefined || contact.blocked) return
    const now = this.clock.now()
    const conversation = store.addConversation({
      uuid: seededUuid(rng),
      inboxId: before.inboxId,
      contactId: contact.id,
      status: 'open',
      priority: null,
      assigneeId: null,
      teamId: null,
      labels: [],
      createdAt: now,
      updatedAt: now,
      lastActivityAt: now,
      waitingSince: now,
      firstReplyAt: null,
      snoozedUntil: null,
      agentSeenAt: null,
      assigneeSeenAt: null,
      contactSeenAt: null,
      additional: structuredClone(before.additional),
      custom: {},
      followUps: rest.slice(0, 3),
    })
    actions.conversationCreated(conversation)
    actions.createMessage(conversation, { kind: 'contact' }, { content: first, type: 0 })
  }

  private colleagueActs(): void {
    const { rng } = this
    const account = rng.pick(this.accounts)
    const { store, actions } = account
    const colleagues = store.data.agents.filter((a) => store.data.onlineIds.includes(a.id))
    if (colleagues.length === 0) return
    const colleague = rng.pick(colleagues)
    const speaks = (c: Conversation): boolean => colleague.languages.includes(store.contactOf(c).language)
    const pool = store.data.conversations.filter((c) => c.status === 'open' && c.assigneeId !== store.data.meId && speaks(c))
    if (pool.length === 0) return
    const conversation = rng.pick(pool)
    actions.typing(conversation, colleague, true)
    this.later(rng.int(8, 25), () => {
      actions.typing(conversation, colleague, false)
      // The desk's own agent may have taken it meanwhile.
      if (conversation.assigneeId === store.data.meId || conversation.status !== 'open') return
      this.colleagueDecides(account, conversation, colleague)
    })
  }

  private colleagueDecides(account: Account, conversation: Conversation, colleague: Agent): void {
    const { actions, store } = account
    const actor = { kind: 'agent', agent: colleague } as const
    const thread = store.thread(conversation.id)
    const last = thread.findLast((m) => m.type === 0 || (m.type === 1 && !m.private))
    if (last?.type === 1 && this.rng.chance(0.6)) actions.setStatus(conversation, 'resolved', actor)
    else if (conversation.assigneeId === null) actions.assign(conversation, colleague.id, actor)
    else actions.createMessage(conversation, actor, { content: 'I am looking into this one with the carrier.', type: 1, private: true })
  }
}
