import { empty, json, type Reply, type Router } from '../http'
import { agentJson, cannedJson, inboxJson, labelJson, teamJson } from '../serializeDirectory'
import type { CannedResponse } from '../types'
import { type Context, notFound, type Routed, recordInvalid, text } from './context'

const A = '/api/v1/accounts/:account'

/** What changes seldom: who I am, agents, inboxes, teams, labels, canned responses. */
export function addDirectoryRoutes(router: Router<Context>): void {
  router.add('GET', '/api/v1/profile', profile)
  router.add('GET', `${A}/agents`, ({ store }) => json(store.data.agents.map((agent) => agentJson(store, agent))))
  router.add('GET', `${A}/inboxes`, ({ store, agent }) =>
    json({ payload: store.data.inboxes.filter((inbox) => store.mayRead(agent, inbox.id)).map(inboxJson) }),
  )
  router.add('GET', `${A}/inboxes/:id`, ({ store, params }) => {
    const inbox = store.inboxes.get(Number(params.id))
    return inbox ? json(inboxJson(inbox)) : notFound()
  })
  router.add('GET', `${A}/inbox_members/:id`, ({ store, params }) => {
    const inbox = store.inboxes.get(Number(params.id))
    if (!inbox) return notFound()
    return json({ payload: store.data.agents.filter((a) => inbox.memberIds.includes(a.id)).map((a) => agentJson(store, a)) })
  })
  router.add('GET', `${A}/teams`, ({ store, agent }) => json(store.data.teams.map((team) => teamJson(store, team, agent.id))))
  router.add('GET', `${A}/teams/:id`, ({ store, agent, params }) => {
    const team = store.data.teams.find((t) => t.id === Number(params.id))
    return team ? json(teamJson(store, team, agent.id)) : notFound()
  })
  router.add('GET', `${A}/teams/:id/team_members`, ({ store, params }) => {
    const team = store.data.teams.find((t) => t.id === Number(params.id))
    return team ? json(store.data.agents.filter((a) => team.memberIds.includes(a.id)).map((a) => agentJson(store, a))) : notFound()
  })
  router.add('GET', `${A}/labels`, ({ store }) => json({ payload: store.data.labels.map(labelJson) }))
  router.add('GET', `${A}/canned_responses`, listCanned)
  router.add('POST', `${A}/canned_responses`, createCanned)
  router.add('PATCH', `${A}/canned_responses/:id`, updateCanned)
  router.add('PUT', `${A}/canned_responses/:id`, updateCanned)
  router.add('DELETE', `${A}/canned_responses/:id`, ({ store, params }) => {
    const at = store.data.canned.findIndex((item) => item.id === Number(params.id))
    if (at < 0) return notFound()
    store.data.canned.splice(at, 1)
    store.touch()
    return empty()
  })
}

function profile({ store, agent, account }: Routed): Reply {
  return json({
    access_token: account.token,
    account_id: store.accountId,
    available_name: agent.name,
    avatar_url: '',
    confirmed: true,
    display_name: null,
    message_signature: null,
    email: agent.email,
    hmac_identifier: '',
    id: agent.id,
    inviter_id: null,
    name: agent.name,
    provider: 'email',
    pubsub_token: account.pubsubToken,
    role: agent.role,
    ui_settings: {},
    uid: agent.email,
    type: null,
    custom_attributes: {},
    accounts: [
      {
        id: store.accountId,
        name: store.data.name,
        status: 'active',
        active_at: null,
        role: agent.role,
        permissions: [agent.role],
        availability: 'online',
        availability_status: store.availability(agent),
        auto_offline: true,
        custom_role_id: null,
        custom_role: null,
      },
    ],
  })
}

function listCanned({ store, call }: Routed): Reply {
  const search = call.query.get('search')?.toLowerCase()
  const hits = store.data.canned.filter(
    (c) => !search || c.shortCode.toLowerCase().includes(search) || c.content.toLowerCase().includes(search),
  )
  return json(hits.map((item) => cannedJson(store, item)))
}

function cannedFault(context: Routed, shortCode: string | null, content: string | null, own: number | null): Reply | null {
  const faults: string[] = []
  const attributes: string[] = []
  if (!shortCode) {
    faults.push("Short code can't be blank")
    attributes.push('short_code')
  } else if (context.store.data.canned.some((c) => c.shortCode === shortCode && c.id !== own)) {
    faults.push('Short code has already been taken')
    attributes.push('short_code')
  }
  if (!content) {
    faults.push("Content can't be blank")
    attributes.push('content')
  }
  return faults.length ? recordInvalid(faults.join(', '), attributes) : null
}

/** Rails wraps flat JSON of a model under its name; both forms are read. */
function cannedInput(body: Record<string, unknown>): { shortCode: string | null; content: string | null } {
  const inner =
    typeof body.canned_response === 'object' && body.canned_response !== null ? (body.canned_response as Record<string, unknown>) : body
  return { shortCode: text(inner.short_code), content: text(inner.content) }
}

function createCanned(context: Routed): Reply {
  const { store, call, now } = context
  const { shortCode, content } = cannedInput(call.body)
  const fault = cannedFault(context, shortCode, content, null)
  if (fault) return fault
  const item: CannedResponse = {
    id: store.data.nextId.canned++,
    shortCode: shortCode ?? '',
    content: content ?? '',
    createdAt: now,
    updatedAt: now,
  }
  store.data.canned.push(item)
  store.touch()
  return json(cannedJson(store, item))
}

function updateCanned(context: Routed): Reply {
  const { store, call, now, params } = context
  const item = store.data.canned.find((c) => c.id === Number(params.id))
  if (!item) return notFound()
  const input = cannedInput(call.body)
  const shortCode = input.shortCode ?? item.shortCode
  const content = input.content ?? item.content
  const fault = cannedFault(context, shortCode, content, item.id)
  if (fault) return fault
  Object.assign(item, { shortCode, content, updatedAt: now })
  store.touch()
  return json(cannedJson(store, item))
}
