import { json, type Reply, type Router } from '../http'
import { conversationJson } from '../serialize'
import { contactInboxJson, contactJson } from '../serializeDirectory'
import type { Contact } from '../types'
import { type Context, notFound, type Routed, record, recordInvalid, text, truthy, unprocessable } from './context'

const A = '/api/v1/accounts/:account'
const PAGE = 15

export function addContactRoutes(router: Router<Context>): void {
  router.add('GET', `${A}/contacts`, (context) => {
    const rows = sorted(context, context.store.data.contacts)
    return page(context, rows, { count: rows.length })
  })
  router.add('GET', `${A}/contacts/search`, search)
  router.add('POST', `${A}/contacts`, create)
  router.add('GET', `${A}/contacts/:id`, (context) => {
    const contact = context.store.contacts.get(Number(context.params.id))
    return contact ? json({ payload: contactJson(context.store, contact, true) }) : notFound()
  })
  router.add('PUT', `${A}/contacts/:id`, update)
  router.add('PATCH', `${A}/contacts/:id`, update)
  router.add('GET', `${A}/contacts/:id/conversations`, ({ store, params, agent, now }) => {
    const contact = store.contacts.get(Number(params.id))
    if (!contact) return notFound()
    const rows = store.data.conversations
      .filter((c) => c.contactId === contact.id && store.mayRead(agent, c.inboxId))
      .sort((a, b) => b.lastActivityAt - a.lastActivityAt)
      .slice(0, 20)
    return json({ payload: rows.map((c) => conversationJson(store, c, now)) })
  })
  router.add('GET', `${A}/contacts/:id/contactable_inboxes`, ({ store, params }) => {
    const contact = store.contacts.get(Number(params.id))
    return contact ? json({ payload: contact.inboxes.map((link) => contactInboxJson(store, link)) }) : notFound()
  })
}

/** `sort=-last_activity_at` and the like. */
function sorted({ call }: Routed, rows: Contact[]): Contact[] {
  const sort = call.query.get('sort') ?? ''
  const down = sort.startsWith('-') ? -1 : 1
  const value = (c: Contact): string | number => {
    switch (sort.replace('-', '')) {
      case 'name':
        return c.name
      case 'email':
        return c.email ?? ''
      case 'phone_number':
        return c.phone ?? ''
      case 'last_activity_at':
        return c.lastActivityAt ?? 0
      default:
        return c.id
    }
  }
  return [...rows].sort((a, b) => (value(a) < value(b) ? -down : value(a) > value(b) ? down : a.id - b.id))
}

function page({ call, store }: Routed, rows: Contact[], meta: Record<string, unknown>): Reply {
  const current = Math.max(1, Number.parseInt(call.query.get('page') ?? '1', 10) || 1)
  const slice = rows.slice((current - 1) * PAGE, current * PAGE)
  const withInboxes = (call.query.get('include_contact_inboxes') ?? 'true') === 'true'
  // The page comes back as it was given: a text when asked for, a number by default.
  return json({
    meta: { ...meta, current_page: call.query.get('page') ?? 1 },
    payload: slice.map((contact) => contactJson(store, contact, withInboxes)),
  })
}

function search(context: Routed): Reply {
  const q = context.call.query.get('q')?.trim().toLowerCase()
  if (!q) return unprocessable('Specify search string with parameter q')
  const hit = (value: string | null): boolean => value?.toLowerCase().includes(q) ?? false
  const rows = sorted(
    context,
    context.store.data.contacts.filter((c) => hit(c.name) || hit(c.email) || hit(c.phone) || hit(c.identifier)),
  )
  const current = Math.max(1, Number.parseInt(context.call.query.get('page') ?? '1', 10) || 1)
  // Search counts this page only and says whether more follow.
  const left = rows.length - (current - 1) * PAGE
  return page(context, rows, { count: Math.max(0, Math.min(PAGE, left)), has_more: left > PAGE })
}

function fault({ store }: Routed, input: { email: string | null; phone: string | null }, own: number | null): Reply | null {
  const other = store.data.contacts.filter((c) => c.id !== own)
  if (input.email && !/^[^@\s]+@[^@\s]+$/.test(input.email)) return recordInvalid('Email is invalid', ['email'])
  if (input.email && other.some((c) => c.email === input.email?.toLowerCase()))
    return recordInvalid('Email has already been taken', ['email'])
  if (input.phone && !/^\+[1-9]\d{1,14}$/.test(input.phone)) return recordInvalid('Phone number should be in e164 format', ['phone_number'])
  if (input.phone && other.some((c) => c.phone === input.phone))
    return recordInvalid('Phone number has already been taken', ['phone_number'])
  return null
}

function create(context: Routed): Reply {
  const { call, store, actions, now } = context
  const input = { email: text(call.body.email), phone: text(call.body.phone_number) }
  const wrong = fault(context, input, null)
  if (wrong) return wrong
  const inbox = store.inboxes.get(Number(call.body.inbox_id))
  if (call.body.inbox_id !== undefined && !inbox) return notFound()
  const contact = store.addContact({
    name: text(call.body.name) ?? '',
    email: input.email?.toLowerCase() ?? null,
    phone: input.phone,
    identifier: text(call.body.identifier),
    blocked: truthy(call.body.blocked),
    language: store.data.locale,
    additional: record(call.body.additional_attributes),
    custom: record(call.body.custom_attributes),
    createdAt: now,
    lastActivityAt: null,
    inboxes: inbox
      ? [{ inboxId: inbox.id, sourceId: text(call.body.source_id) ?? input.email ?? input.phone ?? `c${store.data.nextId.contact}` }]
      : [],
  })
  actions.contactChanged('contact.created', contact)
  const link = contact.inboxes[0]
  return json({ payload: { contact: contactJson(store, contact, true), contact_inbox: link ? contactInboxJson(store, link) : {} } })
}

function update(context: Routed): Reply {
  const { call, store, actions, params } = context
  const contact = store.contacts.get(Number(params.id))
  if (!contact) return notFound()
  const { body } = call
  const input = { email: text(body.email), phone: text(body.phone_number) }
  const wrong = fault(context, input, contact.id)
  if (wrong) return wrong
  if ('name' in body) contact.name = text(body.name) ?? ''
  if ('email' in body) contact.email = input.email?.toLowerCase() ?? null
  if ('phone_number' in body) contact.phone = input.phone
  if ('identifier' in body) contact.identifier = text(body.identifier)
  if ('blocked' in body) contact.blocked = truthy(body.blocked)
  // Attributes are merged, not replaced.
  contact.custom = { ...contact.custom, ...record(body.custom_attributes) }
  contact.additional = { ...contact.additional, ...record(body.additional_attributes) }
  actions.contactChanged('contact.updated', contact)
  return json({ payload: contactJson(store, contact, true) })
}
