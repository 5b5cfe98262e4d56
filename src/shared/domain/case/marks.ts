/** Labels and priority that rules ask for. */
import type { Priority } from '../conversation/types'
import type { Said } from './assess'
import type { Assessment, CaseFacts } from './types'

export interface Marks {
  labels: string[]
  priority: Priority | null
}

const folded = (text: string): string => text.trim().toLowerCase()

/** What the backend does not have yet; its own priority counts where it has one. Null: nothing is missing. */
export const missingMarks = (
  { conversation }: Pick<CaseFacts, 'conversation'>,
  { labels, priority }: Pick<Assessment, 'labels' | 'priority'>,
): Marks | null => {
  const there = new Set(conversation.labels.map(folded))
  const missing = {
    labels: labels.filter((label) => !there.has(folded(label))),
    priority: conversation.priority === null ? priority : null,
  }
  return missing.labels.length > 0 || missing.priority !== null ? missing : null
}

/** Of those, what no desk has set before: one that an agent took away is not set again. Null where the conversation is closed. */
export const marksToSet = (
  facts: Pick<CaseFacts, 'conversation'>,
  assessment: Pick<Assessment, 'labels' | 'priority'>,
  { applied }: Said,
): Marks | null => {
  const { status } = facts.conversation
  const missing = status === 'resolved' || status === 'spam' ? null : missingMarks(facts, assessment)
  if (!missing) return null
  const before = new Set(applied.labels.map(folded))
  const left = {
    labels: missing.labels.filter((label) => !before.has(folded(label))),
    priority: applied.priority ? null : missing.priority,
  }
  return left.labels.length > 0 || left.priority !== null ? left : null
}
