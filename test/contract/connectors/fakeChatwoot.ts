/** A small Chatwoot in memory, by the vendor's notes: enough to pull from, to send to and to lie. */
import type { HttpAnswer, HttpRequest } from '../../../src/main/ports'
import { answer } from './ports'
import { seenBody } from './vendorSpec'

type Json = Record<string, unknown>
export interface FakeMessage extends Json {
  id: number
  created_at: number
}
export interface FakeConversation extends Json {
  id: number
  status: string
  last_activity_at: number
  updated_at: number
  messages: FakeMessage[]
}

export class FakeChatwoot {
  conversations = new Map<number, FakeConversation>()
  contacts = new Map<number, Json>([[55, { id: 55, name: 'Ana', email: 'ana@example.test', blocked: false, contact_inboxes: [] }]])
  pageSize = 25
  next = 10_000
  /** Unix seconds. */
  now: () => number
  skewSeconds = 0
  tellsDate = true
  keepsKeys = true
  ignoresWindow = false
  /** Called before each list page is made, to move rows about. */
  beforeList: ((query: URLSearchParams) => void) | null = null
  override: ((path: string, request: HttpRequest) => HttpAnswer | null) | null = null

  constructor(now: () => number) {
    this.now = () => Math.floor(now() / 1000) + this.skewSeconds
  }

  add(id: number, ageSeconds: number, fields: Json = {}, messages: Json[] = [{}]): FakeConversation {
    const at = this.now() - ageSeconds
    const conversation: FakeConversation = {
      id,
      account_id: 3,
      inbox_id: 7,
      status: 'open',
      priority: null,
      can_reply: true,
      muted: false,
      labels: [],
      unread_count: 0,
      waiting_since: 0,
      snoozed_until: null,
      created_at: at - 1000,
      updated_at: at + 0.25,
      last_activity_at: at,
      additional_attributes: {},
      custom_attributes: {},
      ...fields,
      messages: [],
    }
    conversation.meta ??= { sender: this.contacts.get(55), channel: 'Channel::Email', assignee: null, team: null }
    this.conversations.set(id, conversation)
    messages.forEach((message, index) => {
      this.say(conversation, { created_at: at - (messages.length - 1 - index), ...message })
    })
    conversation.last_activity_at = at
    conversation.updated_at = at + 0.25
    return conversation
  }

  say(conversation: FakeConversation, fields: Json): FakeMessage {
    this.next += 1
    const message: FakeMessage = {
      id: this.next,
      conversation_id: conversation.id,
      inbox_id: 7,
      message_type: 0,
      content: 'Hallo',
      content_type: 'text',
      private: false,
      status: 'sent',
      source_id: null,
      created_at: this.now(),
      content_attributes: {},
      sender: { id: 55, name: 'Ana', type: 'contact' },
      ...fields,
    }
    conversation.messages.push(message)
    conversation.last_activity_at = message.created_at
    conversation.updated_at = this.now() + (this.next % 1000) / 1000
    return message
  }

  private row(conversation: FakeConversation): Json {
    const last = conversation.messages.at(-1)
    const { messages, ...rest } = conversation
    return {
      ...rest,
      messages: last ? [last] : [],
      last_non_activity_message: messages.filter((one) => one.message_type !== 2).at(-1) ?? null,
    }
  }

  private list(query: URLSearchParams): Json {
    this.beforeList?.(query)
    const status = query.get('status') ?? 'open'
    let rows = [...this.conversations.values()].filter((one) => status === 'all' || one.status === status)
    rows.sort((a, b) => b.last_activity_at - a.last_activity_at || b.id - a.id)
    const meta = { mine_count: 0, unassigned_count: rows.length, assigned_count: 0, all_count: rows.length }
    const within = query.get('updated_within')
    if (within !== null && !this.ignoresWindow) rows = rows.filter((one) => one.updated_at >= this.now() - Number(within))
    else {
      const page = Number(query.get('page') ?? 1)
      rows = rows.slice((page - 1) * this.pageSize, page * this.pageSize)
    }
    return { data: { meta, payload: rows.map((one) => this.row(one)) } }
  }

  private messages(conversation: FakeConversation, query: URLSearchParams): Json {
    const before = query.get('before')
    const among = before === null ? conversation.messages : conversation.messages.filter(({ id }) => id < Number(before))
    return { meta: {}, payload: among.slice(-20) }
  }

  private post(conversation: FakeConversation, body: Json): FakeMessage {
    const files = (body['attachments[]'] as string[] | undefined) ?? []
    return this.say(conversation, {
      message_type: 1,
      content: body.content,
      private: body.private === true || body.private === 'true',
      content_attributes: this.keepsKeys ? body.content_attributes : {},
      echo_id: body.echo_id,
      sender: { id: 4, name: 'Ben', type: 'user' },
      ...(files.length > 0
        ? { attachments: files.map((name, at) => ({ id: at + 1, file_type: 'file', data_url: `https://chat.example.test/${name}` })) }
        : {}),
    })
  }

  handle = (request: HttpRequest): HttpAnswer => {
    const url = new URL(request.url)
    const given = this.route(request, url)
    if (this.tellsDate) given.headers.date = new Date(this.now() * 1000).toUTCString()
    return given
  }

  private route(request: HttpRequest, url: URL): HttpAnswer {
    const instead = this.override?.(url.pathname, request)
    if (instead) return instead
    if (request.headers?.api_access_token !== 'secret') return answer(401, { error: 'Invalid Access Token' })
    const path = url.pathname.replace('/api/v1/accounts/3', '')
    const body = seenBody(request.body as string).body as Json
    if (url.pathname === '/api/v1/profile')
      return answer(200, {
        id: 4,
        name: 'Ben',
        email: 'ben@example.test',
        pubsub_token: 'pub',
        account_id: 3,
        accounts: [{ id: 3, name: 'North', role: 'agent', active_at: null }],
      })
    if (path === '/agents') return answer(200, [{ id: 4, name: 'Ben', email: 'ben@example.test', availability_status: 'online' }])
    if (path === '/teams') return answer(200, [{ id: 2, name: 'Returns' }])
    if (path === '/labels') return answer(200, { payload: [{ id: 1, title: 'refund', color: '#ff0000' }] })
    if (path === '/inboxes')
      return answer(200, {
        payload: [
          { id: 7, name: 'Mail', channel_type: 'Channel::Email', email: 'shop@example.test' },
          { id: 8, name: 'WA', channel_type: 'Channel::Whatsapp' },
        ],
      })
    if (path === '/conversations' && request.method === 'GET') return answer(200, this.list(url.searchParams))
    if (path === '/conversations/meta')
      return answer(200, { meta: { all_count: [...this.conversations.values()].filter((one) => one.status === 'open').length } })
    if (path === '/conversations' && request.method === 'POST') {
      this.next += 1
      const made = this.add(
        this.next,
        0,
        { inbox_id: body.inbox_id, additional_attributes: body.additional_attributes, contact_id: body.contact_id },
        [],
      )
      return answer(200, { id: made.id, account_id: 3, inbox_id: 7 })
    }
    if (path === '/contacts/search') {
      const q = (url.searchParams.get('q') ?? '').toLowerCase()
      return answer(200, { meta: {}, payload: [...this.contacts.values()].filter((one) => String(one.email).toLowerCase().includes(q)) })
    }
    if (path === '/contacts' && request.method === 'POST') {
      this.next += 1
      const contact = { id: this.next, contact_inboxes: [], ...body }
      this.contacts.set(this.next, contact)
      return answer(200, { payload: { contact, contact_inbox: null } })
    }
    const contact = /^\/contacts\/(\d+)(\/\w+)?$/.exec(path)
    if (contact) {
      const found = this.contacts.get(Number(contact[1]))
      if (!found) return answer(404, { error: 'Resource could not be found' })
      if (contact[2] === '/contact_inboxes') return answer(200, { source_id: 'src-1', inbox: { id: body.inbox_id } })
      if (contact[2] === '/conversations')
        return answer(200, {
          payload: [...this.conversations.values()].filter((one) => one.contact_id === found.id).map((one) => this.row(one)),
        })
      if (request.method === 'PUT') Object.assign(found, body)
      return answer(200, { payload: found })
    }
    const one = /^\/conversations\/(\d+)(?:\/(\w+))?$/.exec(path)
    const conversation = one ? this.conversations.get(Number(one[1])) : undefined
    if (!one || !conversation) return answer(404, { error: 'Resource could not be found' })
    return this.act(conversation, one[2] ?? '', request, url, body)
  }

  private act(conversation: FakeConversation, what: string, request: HttpRequest, url: URL, body: Json): HttpAnswer {
    const touch = () => {
      conversation.updated_at = this.now() + 0.5
    }
    const meta = conversation.meta as Json
    if (what === '') return answer(200, this.row(conversation))
    if (what === 'messages') {
      if (request.method === 'GET') return answer(200, this.messages(conversation, url.searchParams))
      const made = this.post(conversation, body)
      return answer(200, made)
    }
    if (what === 'labels') {
      if (request.method === 'POST') conversation.labels = body.labels
      touch()
      return answer(200, { payload: conversation.labels })
    }
    if (what === 'toggle_status') Object.assign(conversation, { status: body.status, snoozed_until: body.snoozed_until ?? null })
    if (what === 'toggle_priority') conversation.priority = body.priority === 'none' ? null : body.priority
    if (what === 'assignments' && 'assignee_id' in body) meta.assignee = body.assignee_id === 0 ? null : { id: body.assignee_id }
    if (what === 'assignments' && 'team_id' in body) meta.team = body.team_id === 0 ? null : { id: body.team_id }
    touch()
    return { ...answer(200, ''), headers: {} }
  }
}
