/** The acts on conversations, in the agent's words. Used by commands and choosers. */
import i18next from 'i18next'
import type { Capabilities } from '../../../shared/domain/backend/types'
import { type AgentId, type BackendId, backendOf, type ConversationId, type TeamId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { useDesk } from '../../bridge/deskStore'
import { makeFormat } from '../../i18n/format'
import { type Act, type ActWords, commitActs } from '../../state/acts'
import { check } from '../../state/navigation'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'

export const backendFor = (id: ConversationId) => useDesk.getState().backends.find((backend) => backend.id === backendOf(id))
export const backendsOf = (ids: readonly ConversationId[]): BackendId[] => [...new Set(ids.flatMap((id) => backendOf(id) ?? []))]

type Can = keyof { [K in keyof Capabilities as Capabilities[K] extends boolean ? K : never]: true }

/** Leaves out what a backend cannot do, and says so where nothing is left. */
const able = (ids: readonly ConversationId[], can: Can | null): ConversationId[] => {
  const left = can === null ? [...ids] : ids.filter((id) => backendFor(id)?.capabilities[can])
  if (left.length === 0 && ids.length > 0) {
    const text = `${i18next.t('problem.unsupported')} ${i18next.t('problem.next.unsupported')}`
    showToast({ text, tone: 'trouble' })
    say(text, 'assertive')
  }
  return left
}

const words = (key: string, count: number, values: Record<string, string> = {}): ActWords => ({
  says: i18next.t(`inbox.did.${key}`, { count, ...values }),
  saysUndone: i18next.t('inbox.undone', { count }),
})

const act = async (acts: Act[], said: ActWords): Promise<void> => {
  check([])
  if (acts.length > 0) await commitActs(acts, said)
}
const each = (ids: readonly ConversationId[], effects: Effect[]): Act[] => ids.map((id) => ({ id, effects }))

export const resolve = (ids: readonly ConversationId[]) => {
  const all = able(ids, null)
  return act(each(all, [{ type: 'status', status: 'resolved', until: null }]), words('resolved', all.length))
}
export const reopen = (ids: readonly ConversationId[]) =>
  act(each(ids, [{ type: 'status', status: 'open', until: null }]), words('reopened', ids.length))
export const setPending = (ids: readonly ConversationId[]) => {
  const all = able(ids, 'pending')
  return act(each(all, [{ type: 'status', status: 'pending', until: null }]), words('pending', all.length))
}
export const markSpam = (ids: readonly ConversationId[]) => {
  const all = able(ids, 'spam')
  return act(each(all, [{ type: 'status', status: 'spam', until: null }]), words('spam', all.length))
}
export const markUnread = (ids: readonly ConversationId[]) => {
  const all = able(ids, 'readState')
  return act(each(all, [{ type: 'read', unread: true }]), words('unread', all.length))
}
/** `until` epoch ms, or null until the customer writes again. */
export const snooze = (ids: readonly ConversationId[], until: number | null, now: number) => {
  const all = able(ids, 'snooze')
  const { settings, info } = useDesk.getState()
  const format = makeFormat(i18next.language === 'en-XA' ? 'en' : i18next.language, settings.zone || info?.zone || 'UTC', i18next.t)
  const when = until === null ? i18next.t('inbox.snooze.replyShort') : `${format.day(until, now)} ${format.time(until)}`
  return act(each(all, [{ type: 'status', status: 'snoozed', until }]), words('snoozed', all.length, { when }))
}
/** To the agent herself, as each backend knows her. */
export const assignMe = (ids: readonly ConversationId[]) => {
  const acts = able(ids, 'assign').flatMap((id): Act[] => {
    const me = backendFor(id)?.me
    return me ? [{ id, effects: [{ type: 'assign', assigneeId: me.agentId }] }] : []
  })
  return act(acts, words('taken', acts.length))
}
export const assignTo = (ids: readonly ConversationId[], assigneeId: AgentId | null, name: string) => {
  const all = able(ids, 'assign')
  return act(
    each(all, [{ type: 'assign', assigneeId }]),
    assigneeId ? words('assigned', all.length, { name }) : words('unassigned', all.length),
  )
}
export const transfer = (ids: readonly ConversationId[], teamId: TeamId | null, name: string) => {
  const all = able(ids, 'team')
  return act(each(all, [{ type: 'team', teamId }]), words('transferred', all.length, { name }))
}
export const label = (ids: readonly ConversationId[], name: string, on: boolean) => {
  const all = able(ids, 'labels')
  return act(
    each(all, [{ type: 'labels', add: on ? [name] : [], remove: on ? [] : [name] }]),
    words(on ? 'labelled' : 'unlabelled', all.length, { name }),
  )
}
