/** Changes of a conversation that name the wanted state: a repeat changes nothing, so they may be said twice. */
import type { Effect } from '../../../shared/domain/outbox/types'
import { failed } from '../common/call'
import { ConnectorError, type Delivery } from '../connector'
import { shaped } from './client'
import { numberOf } from './numbers'
import type { Session } from './session'
import { WireContact, WireContactShown, WireConversation, WireLabels } from './wire'

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>

/** Reads the labels, then writes the whole set; a label written in between by someone else is lost, as Chatwoot only knows whole sets. */
const labels = async ({ client, api }: Session, conversation: number, effect: EffectOf<'labels'>, signal: AbortSignal) => {
  const path = `${api}/conversations/${conversation}/labels`
  const { payload } = shaped(WireLabels, await client.get(path, {}, signal))
  const removed = new Set(effect.remove)
  const next = [...new Set([...payload.filter((label) => !removed.has(label)), ...effect.add.filter((label) => !removed.has(label))])]
  if (next.length === payload.length && next.every((label) => payload.includes(label))) return
  await client.send('POST', path, { labels: next }, signal)
}

/** The documented word for «none» is `none`; versions whose enum lacks it refuse, and want null. */
const priority = async ({ client, api }: Session, conversation: number, effect: EffectOf<'priority'>, signal: AbortSignal) => {
  const path = `${api}/conversations/${conversation}/toggle_priority`
  try {
    await client.send('POST', path, { priority: effect.priority ?? 'none' }, signal)
  } catch (error) {
    const status = failed(error).status
    if (effect.priority !== null || (status !== 422 && status !== 500)) throw error
    await client.send('POST', path, { priority: null }, signal)
  }
}

const contactOf = async ({ client, api }: Session, conversation: number, signal: AbortSignal): Promise<WireContact> => {
  const row = shaped(WireConversation, await client.get(`${api}/conversations/${conversation}`, {}, signal))
  const contact = WireContact.safeParse(row.meta?.sender)
  if (!contact.success) throw new ConnectorError({ code: 'notFound', params: {} })
  return contact.data
}

/** Makes one change. Throws ConnectorError. */
export const change = async (session: Session, delivery: Delivery, signal: AbortSignal): Promise<void> => {
  const { client, api } = session
  const { effect } = delivery
  const conversation = numberOf(delivery.conversationId)
  const path = `${api}/conversations/${conversation}`
  switch (effect.type) {
    case 'status': {
      const until = effect.status === 'snoozed' && effect.until !== null ? { snoozed_until: Math.floor(effect.until / 1000) } : {}
      await client.send('POST', `${path}/toggle_status`, { status: effect.status, ...until }, signal)
      return
    }
    case 'assign':
      // No agent and no team has the number 0: that is how nobody is written.
      await client.send(
        'POST',
        `${path}/assignments`,
        { assignee_id: effect.assigneeId === null ? 0 : numberOf(effect.assigneeId) },
        signal,
      )
      return
    case 'team':
      await client.send('POST', `${path}/assignments`, { team_id: effect.teamId === null ? 0 : numberOf(effect.teamId) }, signal)
      return
    case 'labels':
      return labels(session, conversation, effect, signal)
    case 'priority':
      return priority(session, conversation, effect, signal)
    case 'read':
      await client.send('POST', `${path}/${effect.unread ? 'unread' : 'update_last_seen'}`, {}, signal)
      return
    case 'block': {
      const contact = await contactOf(session, conversation, signal)
      await client.send('PUT', `${api}/contacts/${contact.id}`, { blocked: effect.blocked }, signal)
      return
    }
    default:
      throw new ConnectorError({ code: 'unsupported', params: {} })
  }
}

/** What the conversation shows now of an idempotent effect: true where it stands as wanted. */
export const stands = async ({ client, api }: Session, delivery: Delivery, signal: AbortSignal): Promise<boolean> => {
  const { effect } = delivery
  const row = shaped(WireConversation, await client.get(`${api}/conversations/${numberOf(delivery.conversationId)}`, {}, signal))
  switch (effect.type) {
    case 'status':
      return row.status === effect.status
    case 'assign':
      return (row.meta?.assignee?.id ?? null) === (effect.assigneeId === null ? null : numberOf(effect.assigneeId))
    case 'team':
      return (row.meta?.team?.id ?? null) === (effect.teamId === null ? null : numberOf(effect.teamId))
    case 'labels':
      return effect.add.every((label) => row.labels?.includes(label)) && !effect.remove.some((label) => row.labels?.includes(label))
    case 'priority':
      return (row.priority ?? null) === effect.priority
    case 'block': {
      const shown = WireContact.safeParse(row.meta?.sender)
      const id = shown.success ? shown.data.id : null
      if (id === null) return false
      const contact = WireContact.safeParse(shaped(WireContactShown, await client.get(`${api}/contacts/${id}`, {}, signal)).payload)
      return contact.success && (contact.data.blocked ?? false) === effect.blocked
    }
    default:
      return false
  }
}
