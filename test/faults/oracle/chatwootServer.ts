/** A Chatwoot account by the vendor's description, as far as a desk that sends needs it. Whole requests in, whole answers out. */
import { type Book, type ChangeKind, createBook, type RowState } from './book'

type Json = Record<string, unknown>
export interface Call {
  method: string
  path: string
  query: URLSearchParams
  body: Json
  files: number
  /** World time at which the desk began. */
  begunAt: number
}
export interface Reply {
  status: number
  body: unknown
}
interface Message extends Json {
  id: number
  created_at: number
}
interface Conversation {
  id: number
  contact: number
  row: RowState
  labels: string[]
  attributes: Json
  messages: Message[]
  updatedAt: number
}

export const ME = 4
const COLLEAGUE = 9
const OTHER_DESK = 'another-desks-key-000'

const cem = { id: COLLEAGUE, name: 'Cem', type: 'user' }
const gone: Reply = { status: 404, body: { error: 'Resource could not be found' } }
const ok = (body: unknown): Reply => ({ status: 200, body })

export interface ServerNeeds {
  /** The server's clock, epoch ms. */
  now(): number
  /** World ms, for the book. */
  world(): number
  /** Whether keys come back from JSON bodies and from forms. */
  keeps: { json: boolean; form: boolean }
  trace(line: string): void
}

export const createChatwootServer = ({ now, world, keeps, trace }: ServerNeeds) => {
  const book: Book = createBook(world, trace)
  const conversations = new Map<number, Conversation>()
  const contacts = new Map<number, Json>()
  let next = 1_000
  const id = () => {
    next += 1
    return next
  }
  const seconds = () => Math.floor(now() / 1000)

  const add = (contact: number, attributes: Json = {}): Conversation => {
    const row: RowState = { status: 'open', statusBy: 'other', assignee: null, assigneeBy: 'other', canReply: true, exists: true }
    const made: Conversation = { id: id(), contact, row, labels: [], attributes, messages: [], updatedAt: seconds() }
    conversations.set(made.id, made)
    return made
  }
  const say = (to: Conversation, fields: Json): Message => {
    const message = {
      id: id(),
      conversation_id: to.id,
      content: '',
      content_type: 'text',
      private: false,
      status: 'sent',
      content_attributes: {},
      created_at: seconds(),
      ...fields,
    }
    to.messages.push(message)
    to.updatedAt = seconds()
    return message
  }
  const customerSays = (to: Conversation, content: string) =>
    say(to, { message_type: 0, content, sender: { id: to.contact, name: 'Ana', type: 'contact' } })

  const shown = (one: Conversation): Json => ({
    id: one.id,
    inbox_id: 7,
    status: one.row.status,
    can_reply: one.row.canReply,
    labels: one.labels,
    created_at: seconds(),
    updated_at: one.updatedAt + 0.25,
    last_activity_at: one.messages.at(-1)?.created_at ?? one.updatedAt,
    additional_attributes: one.attributes,
    custom_attributes: {},
    messages: one.messages.slice(-1),
    meta: {
      sender: contacts.get(one.contact),
      channel: 'Channel::Email',
      assignee: one.row.assignee === null ? null : { id: one.row.assignee, name: 'x' },
      team: null,
    },
  })

  const post = (to: Conversation, { body, files, begunAt }: Call): Reply => {
    const raw = typeof body.content_attributes === 'string' ? JSON.parse(body.content_attributes) : body.content_attributes
    const key = (raw as Json | undefined)?.drg_key
    const note = body.private === true || body.private === 'true'
    const kept = files > 0 ? keeps.form : keeps.json
    const text = String(body.content ?? '')
    book.did({
      begunAt,
      conversation: to.id,
      type: note ? 'note' : 'message',
      key: typeof key === 'string' ? key : null,
      text,
      files,
      seen: book.seen(to.id, begunAt),
    })
    return ok(
      say(to, {
        message_type: 1,
        content: text,
        private: note,
        content_attributes: kept ? raw : {},
        sender: { id: ME, name: 'Ben', type: 'user' },
        ...(files > 0 ? { attachments: [{ id: id(), file_type: 'file', data_url: 'https://chat.example.test/f/a.txt' }] } : {}),
      }),
    )
  }

  const act = (to: Conversation, what: string, call: Call): Reply => {
    const { method, body, query, begunAt } = call
    const deed = (type: 'status' | 'labels' | 'assign', text: string) =>
      book.did({ begunAt, conversation: to.id, type, key: null, text, files: 0, seen: book.seen(to.id, begunAt) })
    if (what === '' && method === 'GET') {
      book.rowServed(to.id, to.row)
      return ok(shown(to))
    }
    if (what === 'messages' && method === 'GET') {
      const before = query.get('before')
      if (before === null) book.messagesServed(to.id)
      const among = before === null ? to.messages : to.messages.filter((each) => each.id < Number(before))
      return ok({ meta: {}, payload: among.slice(-20) })
    }
    if (what === 'messages') return post(to, call)
    if (what === 'labels' && method === 'GET') return ok({ payload: to.labels })
    to.updatedAt = seconds()
    if (what === 'labels') {
      to.labels = body.labels as string[]
      deed('labels', to.labels.join(' '))
      return ok({ payload: to.labels })
    }
    if (what === 'toggle_status') {
      to.row.status = String(body.status)
      to.row.statusBy = 'desk'
      deed('status', to.row.status)
      return ok({ payload: { success: true } })
    }
    if (what === 'assignments' && 'assignee_id' in body) {
      to.row.assignee = Number(body.assignee_id) || null
      to.row.assigneeBy = 'desk'
      deed('assign', String(body.assignee_id))
    }
    return ok({})
  }

  const contactCall = (call: Call, number: number, rest: string): Reply => {
    const found = contacts.get(number)
    if (!found) return gone
    if (rest === 'conversations') {
      const theirs = [...conversations.values()].filter(({ contact, row }) => contact === number && row.exists)
      return ok({
        payload: theirs
          .slice(-20)
          .reverse()
          .map((one) => shown(one)),
      })
    }
    if (rest === 'contact_inboxes') return ok({ source_id: `src-${number}`, inbox: { id: call.body.inbox_id } })
    return ok({ payload: found })
  }

  const handle = (call: Call): Reply => {
    if (call.path === '/api/v1/profile')
      return ok({
        id: ME,
        name: 'Ben',
        email: 'ben@example.test',
        pubsub_token: 'p',
        account_id: 3,
        accounts: [{ id: 3, name: 'North', role: 'agent' }],
      })
    const path = call.path.replace('/api/v1/accounts/3/', '')
    const [area = '', second = '', third = ''] = path.split('/')
    if (area === 'agents') return ok([{ id: ME, name: 'Ben' }])
    if (area === 'teams') return ok([])
    if (area === 'labels') return ok({ payload: [] })
    if (area === 'inboxes') return ok({ payload: [{ id: 7, name: 'Mail', channel_type: 'Channel::Email' }] })
    if (area === 'contacts' && second === 'search') {
      const q = call.query.get('q')?.toLowerCase() ?? ''
      return ok({ meta: {}, payload: [...contacts.values()].filter(({ email }) => String(email).toLowerCase().includes(q)) })
    }
    if (area === 'contacts' && second === '') {
      if ([...contacts.values()].some(({ email }) => email === call.body.email))
        return { status: 422, body: { message: 'Email has already been taken' } }
      const contact = { id: id(), name: call.body.name, email: call.body.email, contact_inboxes: [] }
      contacts.set(contact.id, contact)
      return ok({ payload: { contact } })
    }
    if (area === 'contacts') return contactCall(call, Number(second), third)
    if (area !== 'conversations') return gone
    if (second === '' && call.method === 'POST') {
      const made = add(Number(call.body.contact_id), call.body.additional_attributes as Json)
      const key = String((call.body.additional_attributes as Json).drg_key ?? '')
      book.did({ begunAt: call.begunAt, conversation: made.id, type: 'conversation', key, text: '', files: 0, seen: null })
      return ok({ id: made.id, account_id: 3, inbox_id: 7 })
    }
    if (second === '') {
      const status = call.query.get('status') ?? 'open'
      const all = [...conversations.values()].filter(({ row }) => row.exists && (status === 'all' || row.status === status))
      const page = Number(call.query.get('page') ?? 1)
      const among = call.query.get('updated_within') === null ? all.slice((page - 1) * 25, page * 25) : all
      return ok({ data: { meta: { mine_count: 0, unassigned_count: 0, all_count: all.length }, payload: among.map(shown) } })
    }
    if (second === 'meta') return ok({ meta: { mine_count: 0, unassigned_count: 0, all_count: conversations.size } })
    const one = conversations.get(Number(second))
    return one?.row.exists ? act(one, third, call) : gone
  }

  const others: Record<string, (one: Conversation) => ChangeKind> = {
    customer(one) {
      customerSays(one, 'And another thing')
      if (one.row.status === 'resolved') Object.assign(one.row, { status: 'open', statusBy: 'other' })
      return 'customer'
    },
    colleague(one) {
      say(one, { message_type: 1, content: 'I have answered', sender: cem })
      return 'colleague'
    },
    // Once more what stands already is no change: nobody can see who said it.
    resolved(one) {
      if (one.row.status === 'resolved') return 'harmless'
      Object.assign(one.row, { status: 'resolved', statusBy: 'other' })
      return 'resolved'
    },
    reassigned(one) {
      if (one.row.assignee === COLLEAGUE) return 'harmless'
      Object.assign(one.row, { assignee: COLLEAGUE, assigneeBy: 'other' })
      return 'reassigned'
    },
    windowClosed(one) {
      if (!one.row.canReply) return 'harmless'
      one.row.canReply = false
      return 'windowClosed'
    },
    deleted(one) {
      one.row.exists = false
      return 'deleted'
    },
    botNote(one) {
      say(one, { message_type: 1, private: true, content: 'Sentiment: calm', sender: { id: 1, name: 'Bot', type: 'agent_bot' } })
      return 'harmless'
    },
    autoReply(one) {
      say(one, { message_type: 3, content: 'We have received your message', sender: null })
      return 'harmless'
    },
    event(one) {
      say(one, { message_type: 2, content: 'Cem added the label vip', sender: null })
      return 'harmless'
    },
    foreignLabel(one) {
      one.labels = [...one.labels.filter((label) => label !== 'colleagues'), 'colleagues']
      return 'harmless'
    },
    colleagueNote(one) {
      say(one, { message_type: 1, private: true, content: 'Mind the address', sender: cem })
      return 'harmless'
    },
    assignedToMe(one) {
      Object.assign(one.row, { assignee: ME, assigneeBy: 'other' })
      return 'harmless'
    },
  }
  /** What others do, as the plan says. */
  const change = (number: number, what: string): void => {
    const one = conversations.get(number)
    if (!one?.row.exists) return
    one.updatedAt = seconds()
    book.changed(number, others[what]?.(one) ?? 'harmless')
  }

  contacts.set(55, { id: 55, name: 'Ana', email: 'ana@example.test', contact_inboxes: [] })
  /** Conversations of the run; one shows a key of another desk, as a first fetch would have found it, where this server keeps keys. */
  const numbers = [1, 2, 3].map((at) => {
    const one = add(55, at === 1 && keeps.json ? { drg_key: OTHER_DESK } : {})
    customerSays(one, `Question ${at}`)
    const theirs = { message_type: 1, content: 'An earlier answer', sender: cem }
    if (keeps.json) say(one, { ...theirs, content_attributes: { drg_key: `${OTHER_DESK}:0` } })
    if (keeps.form)
      say(one, {
        ...theirs,
        content_attributes: { drg_key: `${OTHER_DESK}:0` },
        attachments: [{ id: id(), file_type: 'file', data_url: 'https://chat.example.test/f/b.txt' }],
      })
    customerSays(one, `And what of ${at}?`)
    return one.id
  })

  return {
    book,
    handle,
    change,
    numbers,
    exists: (number: number) => conversations.get(number)?.row.exists ?? false,
    labelsOf: (number: number): readonly string[] => conversations.get(number)?.labels ?? [],
    rowOf: (number: number): RowState | null => conversations.get(number)?.row ?? null,
    /** What an agent sees who looks now. */
    look(number: number) {
      const one = conversations.get(number)
      if (!one) return null
      const last = one.messages.findLast(({ message_type: type }) => type !== 2)
      const incoming = one.messages.findLast(({ message_type: type }) => type === 0)
      return {
        lastMessage: last?.id ?? null,
        lastIncomingAt: incoming ? incoming.created_at * 1000 : null,
        row: { ...one.row },
        messagesSeq: book.seq(),
        rowSeq: book.seq(),
      }
    },
  }
}
export type ChatwootServer = ReturnType<typeof createChatwootServer>
