/** Lays what is on its way over a conversation, so that screens show the agent's own change at once. */
import type { Conversation } from '../conversation/types'
import type { Effect, OutboxItem } from './types'

/** Ms a done change still covers the row, until the backend's own version of it has come. */
export const SENT_COVERS_MS = 15_000

const overlay = (conversation: Conversation, effect: Effect): Conversation => {
  switch (effect.type) {
    case 'status':
      return { ...conversation, status: effect.status, snoozedUntilAt: effect.status === 'snoozed' ? effect.until : null }
    case 'assign':
      return { ...conversation, assigneeId: effect.assigneeId }
    case 'team':
      return { ...conversation, teamId: effect.teamId }
    case 'labels': {
      const kept = conversation.labels.filter((label) => !effect.remove.includes(label))
      return { ...conversation, labels: [...kept, ...effect.add.filter((label) => !kept.includes(label))] }
    }
    case 'priority':
      return { ...conversation, priority: effect.priority }
    case 'read':
      return { ...conversation, unreadCount: effect.unread ? Math.max(1, conversation.unreadCount) : 0 }
    default:
      return conversation
  }
}

const covers = (item: OutboxItem, now: number): boolean => {
  const { state } = item
  if (state.type === 'sent') return now - state.at < SENT_COVERS_MS
  // What waits for the agent's word has not happened and may never.
  return state.type !== 'held' && state.type !== 'failed' && state.type !== 'unknown'
}

/**
 * The conversation as it will be once the items are through: status, snooze, assignee, team, labels, priority,
 * unread. `items` in commit order, those of other conversations are passed over; `now` is epoch ms.
 */
export const applyPending = (conversation: Conversation, items: readonly OutboxItem[], now: number): Conversation => {
  let answer = conversation
  for (const item of items) {
    if (item.conversationId !== conversation.id || !covers(item, now)) continue
    for (const effect of item.effects) answer = overlay(answer, effect)
  }
  return answer
}
