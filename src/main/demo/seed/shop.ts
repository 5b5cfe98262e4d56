import {
  DEMO_CHANNELS,
  type DemoChannel,
  type DemoContent,
  type DemoLanguage,
  type DemoPerson,
  type DemoShop,
  type DemoThread,
  fillSlots,
} from '../content'
import type { Rng } from '../rng'
import type { AccountData, Agent, Attachment, Blob, ChannelType, Contact, Inbox, Message } from '../types'
import { buildContact, emailOf, sourceIdOf } from './contacts'
import { type Finished, Ledger } from './ledger'
import { buildBlob, buildMessage, measure, type TurnInput } from './messages'
import type { PlannedOrder } from './parcels'
import { type End, type Plan, pickAge, planConversation } from './thread'

export const CHANNEL: Record<DemoChannel, ChannelType> = {
  email: 'Channel::Email',
  chat: 'Channel::WebWidget',
  whatsapp: 'Channel::Whatsapp',
  instagram: 'Channel::Instagram',
  line: 'Channel::Line',
}

const END_WEIGHT = { open: 3, resolved: 12, pending: 2, snoozed: 4 }

/** Builds one shop's conversations from threads; ids are given at the end, in the order of time. */
export class ShopSeeder {
  readonly orders: PlannedOrder[] = []
  readonly contacts: Contact[] = []
  readonly blobs: Record<string, Blob> = {}
  private readonly ledger: Ledger
  private readonly byPerson = new Map<string, Contact>()
  private readonly customers = new Map<string, number>()
  private readonly used = new Set<DemoThread>()
  private attachments = 0
  private orderId: number

  constructor(
    readonly content: DemoContent,
    readonly shop: DemoShop,
    readonly directory: Pick<AccountData, 'accountId' | 'agents' | 'inboxes' | 'teams' | 'meId'>,
    readonly now: number,
    private readonly rng: Rng,
  ) {
    this.ledger = new Ledger(now, rng)
    this.orderId = 10_440 + directory.accountId * 1000
  }

  /** One conversation made from a thread; one in five has an older matter of the same customer above it. */
  add(thread: DemoThread, language: DemoLanguage, into?: Inbox): void {
    const { rng, now } = this
    const end = this.pickEnd(thread, rng)
    const person = this.pickPerson(thread, language)
    const vary = this.used.has(thread)
    const channel = rng.pick(DEMO_CHANNELS.filter((c) => thread.channels.includes(c)))
    const plan = this.plan(thread, language, person, end, now - pickAge(end, thread.turns[end.turns - 1], channel, rng))
    const inbox = into ?? this.inbox(CHANNEL[channel])
    this.write(plan, rng.chance(0.2) ? this.olderMatter(plan) : null, inbox, vary)
  }

  private plan(thread: DemoThread, language: DemoLanguage, person: DemoPerson, end: End, lastAt: number): Plan {
    const { content, shop, now } = this
    const vary = this.used.has(thread)
    this.used.add(thread)
    const plan = planConversation(
      {
        content,
        shop,
        thread,
        language,
        person,
        email: emailOf(person),
        end,
        lastAt,
        orderId: this.orderId++,
        customerId: this.customerId(emailOf(person)),
        now,
        vary,
      },
      this.rng,
    )
    this.orders.push(plan.order)
    return plan
  }

  customerId(email: string): number {
    const known = this.customers.get(email) ?? 5001 + this.customers.size
    this.customers.set(email, known)
    return known
  }

  /** A finished thread of the same customer, some weeks earlier. */
  private olderMatter(newer: Plan): Plan | null {
    const { rng } = this
    const fits = (this.content.threads[newer.language]?.threads ?? []).filter(
      (t) =>
        t !== newer.thread &&
        t.topic !== 'payment-dispute' &&
        t.shops.includes(this.shop.id) &&
        (t.customerGender === 'any' || t.customerGender === newer.person.gender),
    )
    if (fits.length === 0) return null
    const thread = rng.pick(fits)
    const end = thread.ends.reduce((longest, e) => (e.turns > longest.turns ? e : longest))
    const lastAt = (newer.times[0] ?? newer.lastAt) - rng.int(9 * 24, 45 * 24) * 3_600_000
    return this.plan(thread, newer.language, newer.person, { ...end, status: 'resolved' }, lastAt)
  }

  /** Where this conversation stands; open and resolved ones prevail, as every thread offers those. */
  private pickEnd(thread: DemoThread, rng: Rng): End {
    const pool = thread.ends.flatMap((end) => Array<End>(END_WEIGHT[end.status]).fill(end))
    const end = rng.pick(pool)
    // Few threads say "snoozed"; some of those that wait for somebody else are put off instead.
    return end.status === 'pending' && rng.chance(0.3) ? { ...end, status: 'snoozed', snoozeHours: rng.int(2, 40) } : end
  }

  private pickPerson(thread: DemoThread, language: DemoLanguage): DemoPerson {
    const people = this.content.people[language] ?? []
    const fitting = people.filter((p) => thread.customerGender === 'any' || p.gender === thread.customerGender)
    return this.rng.pick(fitting.length ? fitting : people)
  }

  inbox(channel: ChannelType): Inbox {
    const inbox = this.directory.inboxes.find((i) => i.channel === channel)
    if (!inbox) throw new Error(`no inbox for ${channel}`)
    return inbox
  }

  contactFor(person: DemoPerson, language: DemoLanguage, inbox: Inbox, email: string, at: number): Contact {
    let contact = this.byPerson.get(email)
    if (!contact) {
      contact = buildContact(this.directory.accountId * 1000 + this.contacts.length + 1, person, language, email, at)
      this.byPerson.set(email, contact)
      this.contacts.push(contact)
    }
    contact.createdAt = Math.min(contact.createdAt, at)
    if (!contact.inboxes.some((i) => i.inboxId === inbox.id)) {
      contact.inboxes.push({ inboxId: inbox.id, sourceId: sourceIdOf(inbox, person, email, this.rng) })
    }
    return contact
  }

  private write(plan: Plan, older: Plan | null, inbox: Inbox, vary: boolean): void {
    const { rng } = this
    const speakers = this.directory.agents.filter((a) => a.role === 'agent' && a.languages.includes(plan.language))
    const handler = rng.chance(0.3) ? this.me() : rng.pick(speakers.length ? speakers : this.directory.agents)
    const answered = plan.thread.turns.slice(0, plan.end.turns).some((t) => t.by === 'agent' || t.by === 'note')
    const assigned = plan.end.status !== 'open' || (answered && rng.chance(0.75)) || rng.chance(0.15)
    const slots = { ...plan.slots, agent: firstName(handler) }
    const subject = plan.subject ? fillSlots(plan.subject, slots) : plan.order.number
    const startAt = older?.times[0] ?? plan.times[0] ?? plan.lastAt
    const contact = this.contactFor(plan.person, plan.language, inbox, plan.email, startAt)
    const messages = [
      ...(older ? this.olderMessages(older, inbox, contact, speakers) : []),
      ...this.messages(plan, inbox, contact, handler, subject),
    ]
    if (plan.end.status === 'resolved')
      messages.push(this.event(`Conversation was marked resolved by ${handler.name}`, plan.lastAt + 60_000, inbox, contact, handler))
    if (older) {
      const reopenedAt = (plan.times[0] ?? plan.lastAt) + 500
      messages.push(this.event('Conversation was reopened by system due to a new incoming message', reopenedAt, inbox, contact, handler))
    }
    messages.sort((a, b) => a.createdAt - b.createdAt)
    const team = this.directory.teams.find((t) => t.memberIds.includes(handler.id))
    this.finish({
      inbox,
      contact,
      messages,
      subject,
      language: plan.language,
      status: plan.end.status,
      snoozedUntil: plan.end.status === 'snoozed' ? this.now + (plan.end.snoozeHours ?? 18) * 3_600_000 : null,
      priority: vary && rng.chance(0.4) ? null : plan.thread.priority,
      labels: plan.thread.labels,
      assigneeId: assigned ? handler.id : null,
      teamId: rng.chance(0.6) && team ? team.id : null,
      followUps: this.followUps(plan.language, plan.thread.topic, slots),
      seen: rng.chance(0.3),
    })
  }

  private olderMessages(older: Plan, inbox: Inbox, contact: Contact, speakers: Agent[]): Message[] {
    const handler = this.rng.pick(speakers.length ? speakers : this.directory.agents)
    const closedAt = older.lastAt + this.rng.int(20, 400) * 60_000
    return [
      ...this.messages(
        older,
        inbox,
        contact,
        handler,
        fillSlots(older.subject || older.order.number, { ...older.slots, agent: firstName(handler) }),
      ),
      this.event(`Conversation was marked resolved by ${handler.name}`, closedAt, inbox, contact, handler),
    ]
  }

  private messages(plan: Plan, inbox: Inbox, contact: Contact, agent: Agent, subject: string): Message[] {
    const slots = { ...plan.slots, agent: firstName(agent) }
    return plan.texts.map((text, i) => {
      const turn = plan.thread.turns[i]
      if (!turn) throw new Error(`thread ${plan.thread.id} has no turn ${i}`)
      return this.message({
        by: turn.by,
        text: fillSlots(text, slots),
        at: plan.times[i] ?? plan.lastAt,
        inbox,
        contact,
        agent,
        subject,
        attachments: turn.attachment ? [this.attachment(turn.attachment, plan.order)] : [],
      })
    })
  }

  private event(text: string, at: number, inbox: Inbox, contact: Contact, agent: Agent): Message {
    return this.message({ by: 'event', text, at, inbox, contact, agent, subject: '', attachments: [] })
  }

  me(): Agent {
    const me = this.directory.agents.find((a) => a.id === this.directory.meId)
    if (!me) throw new Error('the team lacks its own agent')
    return me
  }

  private followUps(language: DemoLanguage, topic: DemoThread['topic'], slots: Record<string, string>): string[] {
    const lines = (this.content.followUps[language] ?? []).filter((f) => f.topic === topic || f.topic === 'any')
    return this.rng
      .shuffle(lines)
      .slice(0, 4)
      .map((f) => fillSlots(f.text, slots))
  }

  attachment(kind: 'photo' | 'invoice', order: PlannedOrder): Attachment {
    const n = ++this.attachments
    const blobKey = `s${n}`
    const blob = buildBlob(kind, order, this.shop, this.rng)
    this.blobs[blobKey] = blob
    const { bytes, width, height } = measure(blob)
    return {
      id: this.directory.accountId * 10_000 + n,
      fileType: kind === 'photo' ? 'image' : 'file',
      fileName: blob.fileName,
      contentType: blob.contentType,
      size: bytes,
      width,
      height,
      blobKey,
    }
  }

  message(input: TurnInput): Message {
    return buildMessage(input, this.rng)
  }

  finish(input: Finished): void {
    this.ledger.add(input)
  }

  /** Everything, numbered. */
  take(): Pick<AccountData, 'contacts' | 'conversations' | 'messages' | 'blobs' | 'nextId'> {
    const { accountId } = this.directory
    const { conversations, messages } = this.ledger.take(accountId)
    return {
      contacts: this.contacts,
      conversations,
      messages,
      blobs: this.blobs,
      nextId: {
        message: accountId * 1_000_000 + messages.length + 1,
        conversation: 501 + conversations.length,
        contact: accountId * 1000 + this.contacts.length + 1,
        attachment: accountId * 10_000 + this.attachments + 1,
        canned: accountId * 100 + 50,
        blob: 1,
      },
    }
  }
}

const firstName = (agent: Agent): string => agent.name.split(' ')[0] ?? agent.name
