/** Disputes by the provider's own date, and marketplace claims. */
import type { Dispute } from '../../order/types'
import { type Context, fixed } from '../context'
import type { Clock } from '../types'
import { isAnswer } from '../waiting'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const GIVEN = "the provider's own date"
const NONE = 'Dragoman: 7 days where the provider gives no date'
const CLAIM = 'Amazon Seller Central: answer an A-to-z claim within 72 hours'
/** Amazon's name of its guarantee, as its notices write it. */
const A_TO_Z =
  /\ba[\s-]?to[\s-]?z\b|\ba[\s-]bis[\s-]z\b|\bde (?:la )?a a (?:la )?z\b|\bdalla a alla z\b|\ba à z\b|マーケットプレイス保証|亚马逊商城交易保障/i

/** It waits for the shop: nothing was sent, or the provider asks again. */
export const unanswered = ({ state, evidenceSentAt, asks }: Dispute): boolean =>
  state === 'needsResponse' && (evidenceSentAt === null || evidenceSentAt === undefined || (asks?.length ?? 0) > 0)

/**
 * Every dispute that waits for the shop: the provider's date, or 7 days after it came where there is none (72 h for a
 * marketplace's claim). A conversation of the dispute channel whose own record has not come yet (none of its id, none made from a day before it on) goes by its own window's end.
 * They run whatever the conversation's status. A claim known only from the marketplace's notice runs until a person answers.
 */
export const disputeClocks = ({ facts, alive }: Context): Clock[] => {
  const { conversation, disputes, messages } = facts
  const market = conversation.channel === 'marketplace'
  const kind = market ? 'claim' : 'dispute'
  const days = market ? 72 * HOUR : 7 * DAY
  const clocks = disputes.filter(unanswered).map((dispute) =>
    fixed(kind, dispute.createdAt, dispute.dueAt ?? dispute.createdAt + days, dispute.dueAt !== null ? GIVEN : market ? CLAIM : NONE, {
      code: dispute.dueAt === null ? `${kind}.noDate` : `${kind}.date`,
      params: { order: dispute.orderNumber ?? dispute.remoteId, stage: dispute.stage },
    }),
  )
  const arrived = ({ remoteId, createdAt }: Dispute) => remoteId === conversation.remoteId || createdAt >= conversation.createdAt - DAY
  if (disputes.some(arrived)) return clocks
  if (conversation.channel === 'dispute' && alive) {
    const { createdAt, replyWindowEndsAt } = conversation
    const given = replyWindowEndsAt !== null
    const params = { order: conversation.remoteId, stage: 'other' }
    return [
      fixed('dispute', createdAt, replyWindowEndsAt ?? createdAt + days, given ? GIVEN : NONE, {
        code: given ? 'dispute.date' : 'dispute.noDate',
        params,
      }),
    ]
  }
  if (!market || !alive) return clocks
  const inSubject = A_TO_Z.test(conversation.subject ?? '')
  let claimedAt: number | null = null
  for (const message of messages) {
    if (isAnswer(message)) claimedAt = null
    else if (message.kind === 'incoming' && !message.deleted && (inSubject || A_TO_Z.test(message.text))) claimedAt ??= message.at
  }
  if (claimedAt !== null) clocks.push(fixed('claim', claimedAt, claimedAt + days, CLAIM, { code: 'claim.notice' }))
  return clocks
}
