import { randomUUID } from 'node:crypto'
import { json, type Reply, type Router } from '../http'
import { type FilterRule, filterConversations } from '../query'
import { conversationJson } from '../serialize'
import type { Conversation, Priority } from '../types'
import { type Context, notAuthorized, notFound, type Routed, record, text, unprocessable, withConversation } from './context'
import { acceptMessage } from './messages'

const A = '/api/v1/accounts/:account/conversations'

/** Listing, showing and starting conversations. */
export function addConversationRoutes(router: Router<Context>): void {
  router.add('GET', A, ({ store, agent, call, now, account }) => {
    const { rows, counts } = account.query.list(agent, call.query, now)
    return json({ data: { meta: counts, payload: rows.map((c) => conversationJson(store, c, now)) } })
  })
  router.add('GET', `${A}/meta`, ({ agent, call, now, account }) => json({ meta: account.query.list(agent, call.query, now).counts }))
  router.add('POST', `${A}/filter`, filter)
  router.add('POST', A, create)
  router.add(
    'GET',
    `${A}/:id`,
    withConversation(({ store, now }, c) => json(conversationJson(store, c, now))),
  )
  router.add('PATCH', `${A}/:id`, withConversation(patch))
}

function filter({ store, agent, call, now }: Routed): Reply {
  const rules = call.body.payload
  if (!Array.isArray(rules)) return unprocessable('Invalid value. The values provided for payload are invalid')
  let rows: Conversation[]
  try {
    rows = filterConversations(
      store,
      agent,
      rules.map((rule): FilterRule => {
        const r = record(rule)
        return {
          attribute_key: text(r.attribute_key) ?? '',
          filter_operator: text(r.filter_operator) ?? '',
          values: Array.isArray(r.values) ? r.values : [r.values],
          query_operator: text(r.query_operator),
        }
      }),
    )
  } catch (error) {
    return unprocessable(error instanceof Error ? error.message : 'invalid filter')
  }
  const mine = rows.filter((c) => c.assigneeId === agent.id).length
  const unassigned = rows.filter((c) => c.assigneeId === null).length
  const page = Math.max(1, Number.parseInt(call.query.get('page') ?? '1', 10) || 1)
  const shown = rows.slice((page - 1) * 25, page * 25)
  return json({
    meta: { mine_count: mine, assigned_count: rows.length - unassigned, unassigned_count: unassigned, all_count: rows.length },
    payload: shown.map((c) => conversationJson(store, c, now)),
  })
}

async function create(context: Routed): Promise<Reply> {
  const { call, store, actions, agent, now } = context
  const { body } = call
  const sourceId = text(body.source_id)
  const given = store.contacts.get(Number(body.contact_id))
  const contact = given ?? (sourceId ? store.data.contacts.find((c) => c.inboxes.some((i) => i.sourceId === sourceId)) : undefined)
  const inboxId = body.inbox_id === undefined ? contact?.inboxes.find((i) => i.sourceId === sourceId)?.inboxId : Number(body.inbox_id)
  const inbox = inboxId === undefined ? undefined : store.inboxes.get(inboxId)
  if (!contact || !inbox) return notFound()
  if (!store.mayRead(agent, inbox.id)) return notAuthorized()
  if (!contact.inboxes.some((i) => i.inboxId === inbox.id)) {
    const source = sourceId ?? (inbox.channel === 'Channel::Email' ? contact.email : contact.phone)
    if (!source) return unprocessable('source_id is required for this inbox')
    contact.inboxes.push({ inboxId: inbox.id, sourceId: source })
  }
  const status = text(body.status)
  const c = store.addConversation({
    uuid: randomUUID(),
    inboxId: inbox.id,
    contactId: contact.id,
    status: status === 'resolved' || status === 'pending' || status === 'snoozed' ? status : 'open',
    priority: null,
    assigneeId: store.agents.has(Number(body.assignee_id)) ? Number(body.assignee_id) : null,
    teamId: store.data.teams.some((t) => t.id === Number(body.team_id)) ? Number(body.team_id) : null,
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
    additional: record(body.additional_attributes),
    custom: record(body.custom_attributes),
    followUps: [],
  })
  actions.conversationCreated(c)
  if (body.message !== undefined) {
    const reply = acceptMessage(context, c, record(body.message), call.files)
    if (!('conversationId' in reply)) return reply
  }
  return json(conversationJson(store, c, now))
}

function patch({ call, store, actions, actor, now }: Routed, c: Conversation): Reply {
  if ('priority' in call.body) {
    const priority = parsePriority(call.body.priority)
    if (priority === undefined) return unprocessable(`'${String(call.body.priority)}' is not a valid priority`)
    actions.setPriority(c, priority, actor)
  }
  return json(conversationJson(store, c, now))
}

/** null clears; undefined = not a priority. The vendor's description also names "none". */
export function parsePriority(value: unknown): Priority | null | undefined {
  if (value === null || value === '' || value === 'none' || value === undefined) return null
  return value === 'low' || value === 'medium' || value === 'high' || value === 'urgent' ? value : undefined
}
