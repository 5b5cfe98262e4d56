/** The acts on conversations, in the agent's words. Used by commands and choosers. */
import i18next from 'i18next'
import type { Capabilities } from '../../../shared/domain/backend/types'
import { type AgentId, type BackendId, backendOf, type ConversationId, type TeamId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { useDesk } from '../../bridge/deskStore'
import { makeFormat } from '../../i18n/format'
import { type Act, type ActWords, commitActs, PartFailed } from '../../state/acts'
import { check } from '../../state/navigation'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'

export const backendFor = (id: ConversationId) => useDesk.getState().backends.find((backend) => backend.id === backendOf(id))
export const backendsOf = (ids: readonly ConversationId[]): BackendId[] => [...new Set(ids.flatMap((id) => backendOf(id) ?? []))]

export type Can = keyof { [K in keyof Capabilities as Capabilities[K] extends boolean ? K : never]: true }

/** Whether any of these can be done so where they stand; `null`: it is a conversation at all. */
export const canAny = (ids: readonly ConversationId[], can: Can | null): boolean => ids.some((id) => canOne(id, can))
const canOne = (id: ConversationId, can: Can | null): boolean => {
  const capabilities = backendFor(id)?.capabilities
  return Boolean(capabilities && (can === null ? capabilities.kinds.includes('conversations') : capabilities[can]))
}

/** Leaves out what a backend cannot do, and says so where nothing is left. */
const able = (ids: readonly ConversationId[], can: Can | null): ConversationId[] => {
  const left = ids.filter((id) => canOne(id, can))
  if (left.length === 0 && ids.length > 0) {
    const text = `${i18next.t('problem.unsupported')} ${i18next.t('problem.next.unsupported')}`
    showToast({ text, tone: 'trouble' })
    say(text, 'assertive')
  }
  return left
}

const act = async (key: string, asked: readonly ConversationId[], acts: Act[], values: Record<string, string> = {}): Promise<void> => {
  check([])
  if (acts.length === 0) return
  const left = asked.length - acts.length
  const words: ActWords = {
    says: (count) =>
      [i18next.t(`inbox.did.${key}`, { count, ...values }), left > 0 ? i18next.t('inbox.batch.leftOut', { count: left }) : '']
        .filter(Boolean)
        .join(' '),
    saysUndone: (count) => i18next.t('inbox.undone', { count }),
  }
  await commitActs(acts, words).catch((error: unknown) => {
    // What was not taken stays selected, to try again or to look at.
    if (error instanceof PartFailed && asked.length > 1) check(error.failures.map(({ id }) => id))
    throw error
  })
}
const each = (ids: readonly ConversationId[], effects: Effect[]): Act[] => ids.map((id) => ({ id, effects }))

/** One change for all of them that can take it. */
const same = (key: string, ids: readonly ConversationId[], can: Can | null, effects: Effect[], values?: Record<string, string>) =>
  act(key, ids, each(able(ids, can), effects), values)

export const resolve = (ids: readonly ConversationId[]) =>
  same('resolved', ids, null, [{ type: 'status', status: 'resolved', until: null }])
export const reopen = (ids: readonly ConversationId[]) => same('reopened', ids, null, [{ type: 'status', status: 'open', until: null }])
export const setPending = (ids: readonly ConversationId[]) =>
  same('pending', ids, 'pending', [{ type: 'status', status: 'pending', until: null }])
export const markSpam = (ids: readonly ConversationId[]) => same('spam', ids, 'spam', [{ type: 'status', status: 'spam', until: null }])
export const markUnread = (ids: readonly ConversationId[]) => same('unread', ids, 'readState', [{ type: 'read', unread: true }])
export const markRead = (ids: readonly ConversationId[]) => same('read', ids, 'readState', [{ type: 'read', unread: false }])
/** `until` epoch ms, or null until the customer writes again. */
export const snooze = (ids: readonly ConversationId[], until: number | null, now: number) => {
  const { settings, info } = useDesk.getState()
  const format = makeFormat(i18next.language === 'en-XA' ? 'en' : i18next.language, settings.zone || info?.zone || 'UTC', i18next.t)
  const when = until === null ? i18next.t('inbox.snooze.replyShort') : `${format.day(until, now)} ${format.time(until)}`
  return same('snoozed', ids, 'snooze', [{ type: 'status', status: 'snoozed', until }], { when })
}
/** To the agent herself, as each backend knows her. */
export const assignMe = (ids: readonly ConversationId[]) => {
  const acts = able(ids, 'assign').flatMap((id): Act[] => {
    const me = backendFor(id)?.me
    return me ? [{ id, effects: [{ type: 'assign', assigneeId: me.agentId }] }] : []
  })
  return act('taken', ids, acts)
}
export const assignTo = (ids: readonly ConversationId[], assigneeId: AgentId | null, name: string) =>
  same(assigneeId ? 'assigned' : 'unassigned', ids, 'assign', [{ type: 'assign', assigneeId }], { name })
export const transfer = (ids: readonly ConversationId[], teamId: TeamId | null, name: string) =>
  same('transferred', ids, 'team', [{ type: 'team', teamId }], { name })
export const label = (ids: readonly ConversationId[], name: string, on: boolean) =>
  same(on ? 'labelled' : 'unlabelled', ids, 'labels', [{ type: 'labels', add: on ? [name] : [], remove: on ? [] : [name] }], { name })
