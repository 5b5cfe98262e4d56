/** What is kept of each conversation's assessment. */
import type { CaseDigest } from '../../../shared/domain/case/assess'
import type { ConversationStatus } from '../../../shared/domain/conversation/types'

export interface AssessmentSecret extends CaseDigest {
  /** Changes of status as this desk saw them, oldest first. */
  statuses: { status: ConversationStatus; at: number }[]
}

/** States that are kept: enough for the pauses of a long matter. */
const statusesKept = 40

/** The same list where nothing has changed. A status is first seen at the conversation's last activity. */
export const withStatus = (
  statuses: AssessmentSecret['statuses'],
  status: ConversationStatus,
  at: number,
): AssessmentSecret['statuses'] => {
  const last = statuses.at(-1)
  if (last?.status === status) return statuses
  return [...statuses, { status, at: Math.max(at, last?.at ?? 0) }].slice(-statusesKept)
}
