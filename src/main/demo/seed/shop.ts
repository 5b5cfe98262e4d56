import { blobBytes } from '../blobs'
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
import { type Rng, seededUuid } from '../rng'
import type { AccountData, Agent, Attachment, Blob, ChannelType, Contact, Conversation, Inbox, Json, Message } from '../types'
import { buildContact, emailOf, sourceIdOf } from './contacts'
import type { PlannedOrder } from './orders'
import { type End, type Plan, pickAge, planConversation } from './thread'

const CHANNEL: Record<DemoChannel, ChannelType> = {
  email: 'Channel::Email',
  chat: 'Channel::WebWidget',
  whatsapp: 'Channel::Whatsapp',
  instagram: 'Channel::Instagram',
  line: 'Channel::Line',
}

const END_WEIGHT = { open: 4, resolved: 4, pending: 2, snoozed: 4 }

type Draft = { conversation: Conversation; messages: Message[] }

/** Builds one shop's conversations from threads; ids are given at the end, in the order of time. */
export class ShopSeeder {
  readonly orders: PlannedOrder[] = []
  readonly contacts: Contact[] = []
  readonly blobs: Record<string, Blob> = {}
  private readonly drafts: Draft[] = []
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
    this.orderId = 10_440 + directory.accountId * 1000
  }

  /** One conversation made from a thread; half of them have an older matter of the same customer above it. */
  add(thread: DemoThread, language: DemoLanguage, into?: Inbox): void {
    const { rng, now } = this
    const end = this.pickEnd(thread, rng)
    const person = this.pickPerson(thread, language)
    const vary = this.used.has(thread)
    const plan = this.plan(thread, language, person, end, now - pickAge(end, thread.turns[end.turns - 1], rng))
    const fitting = DEMO_CHANNELS.filter((c) => thread.channels.includes(c))
    const inbox = into ?? this.inbox(CHANNEL[rng.pick(fitting)])
    this.write(plan, rng.chance(0.5) ? this.olderMatter(plan) : null, inbox, vary)
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
    const blob: Blob =
      kind === 'photo'
        ? {
            contentType: 'image/png',
            fileName: `photo-${order.id}.png`,
            source: { kind: 'picture', seed: this.rng.int(1, 9), width: 480, height: 360 },
          }
        : {
            contentType: 'application/pdf',
            fileName: `invoice-${order.number}.pdf`,
            source: {
              kind: 'invoice',
              lines: [
                `${this.shop.name} - Invoice ${order.number}`,
                `Date: ${new Date(order.orderedAt).toISOString().slice(0, 10)}`,
                `Customer: ${order.person.first} ${order.person.last}, ${order.person.city} ${order.person.country}`,
                '',
                `1 x ${order.product.name} (${order.product.sku})   ${order.product.price.toFixed(2)} ${this.shop.currency}`,
                `Total   ${order.product.price.toFixed(2)} ${this.shop.currency}`,
              ],
            },
          }
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

  message(input: {
    by: 'customer' | 'agent' | 'note' | 'event'
    text: string
    at: number
    inbox: Inbox
    contact: Contact
    agent: Agent
    subject: string
    attachments: Attachment[]
  }): Message {
    const mail = input.inbox.channel === 'Channel::Email'
    const messageId = mail && (input.by === 'customer' || input.by === 'agent') ? `${this.rng.hex(20)}@mail.example` : null
    return {
      id: 0,
      conversationId: 0,
      inboxId: input.inbox.id,
      type: input.by === 'customer' ? 0 : input.by === 'event' ? 2 : 1,
      content: input.text,
      contentType: mail && input.by === 'customer' ? 'incoming_email' : 'text',
      private: input.by === 'note',
      status: input.by === 'agent' ? 'read' : 'sent',
      sourceId: messageId,
      echoId: null,
      createdAt: input.at,
      updatedAt: input.at,
      contentAttributes: mail ? mailAttributes(input, messageId) : {},
      additional: {},
      sender:
        input.by === 'customer'
          ? { type: 'Contact', id: input.contact.id }
          : input.by === 'event'
            ? null
            : { type: 'User', id: input.agent.id },
      attachments: input.attachments,
    }
  }

  finish(input: {
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
  }): void {
    const { inbox, contact, messages } = input
    const first = messages[0]?.createdAt ?? this.now
    const last = messages[messages.length - 1]?.createdAt ?? first
    const spoken = messages.filter((m) => m.type !== 2 && !m.private)
    const reply = spoken.find((m) => m.type === 1)
    const lastReplyAt = spoken.reduce<number | null>((at, m) => (m.type === 1 ? m.createdAt : at), null)
    const waiting = spoken.find((m) => m.type === 0 && m.createdAt > (lastReplyAt ?? 0))
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
  take(): Pick<AccountData, 'contacts' | 'conversations' | 'messages' | 'blobs' | 'nextId'> {
    const { accountId } = this.directory
    this.drafts.sort((a, b) => a.conversation.createdAt - b.conversation.createdAt)
    this.drafts.forEach((draft, i) => {
      draft.conversation.id = 501 + i
      for (const message of draft.messages) message.conversationId = draft.conversation.id
    })
    const messages = this.drafts.flatMap((d) => d.messages).sort((a, b) => a.createdAt - b.createdAt || a.conversationId - b.conversationId)
    messages.forEach((message, i) => {
      message.id = accountId * 1_000_000 + i + 1
    })
    return {
      contacts: this.contacts,
      conversations: this.drafts.map((d) => d.conversation),
      messages,
      blobs: this.blobs,
      nextId: {
        message: accountId * 1_000_000 + messages.length + 1,
        conversation: 501 + this.drafts.length,
        contact: accountId * 1000 + this.contacts.length + 1,
        attachment: accountId * 10_000 + this.attachments + 1,
        canned: accountId * 100 + 50,
        blob: 1,
      },
    }
  }
}

const firstName = (agent: Agent): string => agent.name.split(' ')[0] ?? agent.name

const measured = new Map<number, number>()

/** Size of a file; drawing one of the few pictures once is enough. */
function measure(blob: Blob): { bytes: number; width: number | null; height: number | null } {
  if (blob.source.kind !== 'picture') return { bytes: blobBytes(blob).length, width: null, height: null }
  const { seed, width, height } = blob.source
  const bytes = measured.get(seed) ?? blobBytes(blob).length
  measured.set(seed, bytes)
  return { bytes, width, height }
}

function mailAttributes(
  input: { by: string; text: string; subject: string; inbox: Inbox; contact: Contact; at: number },
  messageId: string | null,
): Json {
  if (input.by === 'note' || input.by === 'event') return {}
  if (input.by === 'agent') return { cc_emails: [], bcc_emails: [], to_emails: [] }
  const html = `<div>${input.text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\n/g, '<br>')}</div>`
  return {
    email: {
      bcc: null,
      cc: null,
      content_type: 'text/html; charset=UTF-8',
      date: new Date(input.at).toISOString(),
      from: [input.contact.email],
      html_content: { full: html, reply: html, quoted: html },
      in_reply_to: null,
      message_id: messageId,
      multipart: true,
      number_of_attachments: 0,
      subject: input.subject,
      text_content: { full: input.text, reply: input.text, quoted: input.text },
      to: [input.inbox.email],
    },
    cc_email: null,
    bcc_email: null,
  }
}

function conversationAttributes(inbox: Inbox, subject: string, language: string, at: number): Json {
  if (inbox.channel === 'Channel::Email')
    return { source: 'email', mail_subject: subject, initiated_at: { timestamp: new Date(at).toISOString() } }
  if (inbox.channel !== 'Channel::WebWidget') return {}
  return {
    browser: { device_name: 'Unknown', browser_name: 'Chrome', platform_name: 'Android', browser_version: '130.0', platform_version: '14' },
    referer: `${inbox.websiteUrl ?? ''}/contact`,
    initiated_at: { timestamp: new Date(at).toISOString() },
    browser_language: language.slice(0, 2),
  }
}
