import { empty, json, type Reply, type Router } from '../http'
import { conversationJson } from '../serialize'
import { agentJson, iso } from '../serializeDirectory'
import type { Conversation } from '../types'
import { type Context, notFound, type Routed, record, text, truthy, unprocessable, withConversation } from './context'
import { parsePriority } from './conversations'

const C = '/api/v1/accounts/:account/conversations/:id'

/** What an agent does to a conversation beside writing in it. */
export function addActionRoutes(router: Router<Context>): void {
  router.add('POST', `${C}/toggle_status`, withConversation(toggleStatus))
  router.add('POST', `${C}/toggle_priority`, withConversation(togglePriority))
  router.add('POST', `${C}/assignments`, withConversation(assign))
  router.add(
    'GET',
    `${C}/labels`,
    withConversation((_context, c) => json({ payload: c.labels })),
  )
  router.add('POST', `${C}/labels`, withConversation(setLabels))
  router.add(
    'POST',
    `${C}/update_last_seen`,
    withConversation(({ actions, agent, store, now }, c) => {
      actions.markSeen(c, agent)
      return json(conversationJson(store, c, now))
    }),
  )
  router.add(
    'POST',
    `${C}/unread`,
    withConversation(({ actions, store, now }, c) => {
      actions.markUnread(c)
      return json(conversationJson(store, c, now))
    }),
  )
  router.add(
    'POST',
    `${C}/toggle_typing_status`,
    withConversation(({ actions, agent, call }, c) => {
      const status = text(call.body.typing_status)
      if (status === 'on' || status === 'off') actions.typing(c, agent, status === 'on', truthy(call.body.is_private))
      return empty()
    }),
  )
  router.add(
    'POST',
    `${C}/mute`,
    withConversation(({ actions, agent }, c) => {
      actions.setMuted(c, true, agent)
      return empty()
    }),
  )
  router.add(
    'POST',
    `${C}/unmute`,
    withConversation(({ actions, agent }, c) => {
      actions.setMuted(c, false, agent)
      return empty()
    }),
  )
  router.add(
    'POST',
    `${C}/custom_attributes`,
    withConversation(({ actions, call }, c) => {
      const given = record(call.body.custom_attributes)
      actions.setCustom(c, truthy(call.body.merge) ? { ...c.custom, ...given } : given)
      return json({ custom_attributes: c.custom })
    }),
  )
}

function toggleStatus({ call, actions, actor }: Routed, c: Conversation): Reply {
  const wanted = call.body.status === undefined ? (c.status === 'open' ? 'resolved' : 'open') : call.body.status
  if (wanted !== 'open' && wanted !== 'resolved' && wanted !== 'pending' && wanted !== 'snoozed') {
    // An unknown enum value raises ArgumentError in Rails, which nobody rescues.
    return json({ status: 500, error: 'Internal Server Error' }, 500)
  }
  const until = parseTime(call.body.snoozed_until)
  if (until === undefined) return unprocessable('Invalid date')
  actions.setStatus(c, wanted, actor, until)
  return json({
    meta: {},
    payload: {
      success: true,
      conversation_id: c.id,
      current_status: c.status,
      snoozed_until: c.snoozedUntil === null ? null : iso(c.snoozedUntil),
    },
  })
}

/** DateRangeHelper#parse_date_time: unix seconds as number or text, else a date text. null = not given. */
function parseTime(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null
  const asText = String(value)
  if (/^\d+$/.test(asText)) return Number(asText) * 1000
  const at = Date.parse(asText)
  return Number.isNaN(at) ? undefined : at
}

function togglePriority({ call, actions, actor }: Routed, c: Conversation): Reply {
  const priority = parsePriority(call.body.priority)
  if (priority === undefined) return json({ status: 500, error: 'Internal Server Error' }, 500)
  actions.setPriority(c, priority, actor)
  return empty()
}

/** With `assignee_id` the agent (null when it names nobody), with `team_id` the team, else null. */
function assign({ call, store, actions, actor }: Routed, c: Conversation): Reply {
  if ('assignee_id' in call.body) {
    const agent = store.agents.get(Number(call.body.assignee_id))
    actions.assign(c, agent?.id ?? null, actor)
    return json(agent ? agentJson(store, agent) : null)
  }
  if ('team_id' in call.body) {
    const team = store.data.teams.find((t) => t.id === Number(call.body.team_id))
    actions.setTeam(c, team?.id ?? null, actor)
    if (!team) return json(null)
    return json({ id: team.id, name: team.name, description: team.description, allow_auto_assign: true, account_id: store.accountId })
  }
  return json(null)
}

function setLabels({ call, actions, actor }: Routed, c: Conversation): Reply {
  const labels = call.body.labels
  if (labels !== undefined && !Array.isArray(labels)) return notFound()
  actions.setLabels(c, (labels ?? []).map(String), actor)
  return json({ payload: c.labels })
}
