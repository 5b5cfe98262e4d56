/**
 * What the agent has just done, laid over rows before the journal and the cache have caught up, so that a
 * row leaves or changes in the very frame of the key. The truth stays in main; an overlay is short-lived.
 */
import { create } from 'zustand'
import type { AgentId, ConversationId } from '../../shared/domain/ids'
import type { Effect } from '../../shared/domain/outbox/types'
import type { ListRow, View } from '../data/types'

export type Overlays = ReadonlyMap<ConversationId, readonly Effect[]>

export const useOverlays = create<{ overlays: Overlays }>()(() => ({ overlays: new Map() }))

export interface Laid {
  id: ConversationId
  effects: readonly Effect[]
}

/** All of a batch in one step, so that the list is drawn once. */
export const layOver = (acts: readonly Laid[]): void =>
  useOverlays.setState(({ overlays }) => {
    const next = new Map(overlays)
    for (const { id, effects } of acts) next.set(id, [...(next.get(id) ?? []), ...effects])
    return { overlays: next }
  })

export const liftOff = (acts: readonly Laid[]): void =>
  useOverlays.setState(({ overlays }) => {
    const next = new Map(overlays)
    for (const { id, effects } of acts) {
      const left = (next.get(id) ?? []).filter((effect) => !effects.includes(effect))
      if (left.length === 0) next.delete(id)
      else next.set(id, left)
    }
    return { overlays: next }
  })

export const forgetOverlays = (): void => useOverlays.setState({ overlays: new Map() })

/** The row as it will stand. The same object where nothing lies over it. */
export const rowUnder = (row: ListRow, effects: readonly Effect[] | undefined): ListRow => {
  if (!effects) return row
  let next = row
  for (const effect of effects)
    switch (effect.type) {
      case 'status':
        next = { ...next, status: effect.status, snoozedUntilAt: effect.until }
        break
      case 'assign':
        next = { ...next, assigneeId: effect.assigneeId }
        break
      case 'labels': {
        const kept = next.labels.filter((label) => !effect.remove.includes(label))
        next = { ...next, labels: [...kept, ...effect.add.filter((label) => !kept.includes(label))] }
        break
      }
      case 'priority':
        next = { ...next, priority: effect.priority }
        break
      case 'read':
        next = { ...next, unreadCount: effect.unread ? Math.max(1, next.unreadCount) : 0 }
        break
      default:
        break
    }
  return next
}

const STATUS_OF_VIEW: Partial<Record<View['kind'], string>> = {
  due: 'open',
  mine: 'open',
  unassigned: 'open',
  snoozed: 'snoozed',
  pending: 'pending',
  resolved: 'resolved',
  spam: 'spam',
}

/** Whether these effects take a conversation out of a view. A search keeps what it found. `me`: the agent at that backend. */
export const leavesView = (effects: readonly Effect[], view: View, me: AgentId | null): boolean => {
  if (view.search) return false
  let status: string | undefined
  let assignee: AgentId | null | undefined
  for (const effect of effects) {
    if (effect.type === 'status') status = effect.status
    if (effect.type === 'assign') assignee = effect.assigneeId
  }
  if (status !== undefined) {
    const wanted = STATUS_OF_VIEW[view.kind]
    if (wanted !== undefined ? status !== wanted : status === 'spam') return true
  }
  if (assignee === undefined) return false
  return view.kind === 'unassigned' ? assignee !== null : view.kind === 'mine' ? assignee !== me : false
}
