/** Judges cases whole: facts read, rules and clocks worked out, list row and digest written in one transaction. */
import type { CaseMarks } from '../../../shared/contract/cases'
import { assess, digestOf } from '../../../shared/domain/case/assess'
import { marksToSet } from '../../../shared/domain/case/marks'
import type { ConversationId } from '../../../shared/domain/ids'
import { withStatus } from '../../data/read/assessments'
import { openFacts, rawFacts } from '../../data/read/facts'
import { alertAtOf, type Judged, knownOf, sealAssessments } from '../write/assessments'
import { Bodies } from '../write/bodies'
import type { WriteContext } from '../write/context'
import { type Effective, effectiveOf, rowsOf, sealRows } from '../write/effective'
import { writeList } from '../write/list'

/**
 * To be called in the writer's turn. One that was never judged and is closed stays so; one that was keeps its history.
 * @returns whether anything of the list changed
 */
export const judgeCases = async (
  context: WriteContext,
  ids: readonly ConversationId[],
  /** Takes what rules ask to be set by this desk itself: for news since then (epoch ms UTC) in cases of its own agent. */
  marks: { since: number; take(marks: CaseMarks): void } | null = null,
): Promise<boolean> => {
  if (ids.length === 0) return false
  const { cache, desk, book, clock } = context
  const { db } = cache
  const now = clock.now()
  const facts = await openFacts(cache, await rawFacts(cache, ids), {
    itemsOf: (id) => desk.itemsOf(id),
    notThanks: (id) => book.said(id).notThanks,
    languageOf: (id) => book.said(id).language,
    shopOf: (id) => book.shop(id),
    now,
  })
  const bodies = new Bodies(context, 'each')
  await bodies.load(facts.keys())
  const known = await knownOf(context, [...facts.keys()], 'each')
  const effective: Effective[] = []
  const judged: Judged[] = []
  for (const [id, seen] of facts) {
    const body = bodies.get(id)
    if (!body) continue
    const { conversation } = seen
    const old = known.get(id)
    const closed = conversation.status === 'resolved' || conversation.status === 'spam'
    if (closed && !old) continue
    const was = old?.secret.statuses ?? []
    const last = was.at(-1)
    // What this desk saw happen is dated by its sight, what it found by the conversation's own time.
    const seenAt = last && conversation.lastActivityAt <= last.at ? now : conversation.lastActivityAt
    const statuses = withStatus(was, conversation.status, seenAt)
    const whole = { ...seen, statuses }
    const made = assess(whole, book.policy(), book.said(id), now)
    const asked = marks && (conversation.lastIncomingAt ?? 0) > marks.since ? marksToSet(whole, made, book.said(id)) : null
    if (asked && conversation.assigneeId !== null && conversation.assigneeId === desk.me(conversation.backendId))
      marks?.take({ conversationId: id, ...asked })
    const row = effectiveOf(context, body, body.secret, { type: 'judged', class: made.class, clocks: made.clocks })
    if (row) effective.push(row)
    judged.push({
      id,
      secret: { ...digestOf(whole, made), statuses },
      nextAt: closed ? null : made.nextAt,
      alertAt: closed ? null : alertAtOf(made.clocks, book.plan(seen.shop.id), now),
    })
  }
  const [rows, assessments] = await Promise.all([
    rowsOf(context, effective, 'each').then((now) => sealRows(context, effective, now)),
    sealAssessments(context, judged, known),
  ])
  if (rows.length + assessments.length === 0) return false
  await db.transaction('rw', [db.conversations, db.counts, db.assessments], () =>
    Promise.all([rows.length > 0 ? writeList(db, rows) : null, assessments.length > 0 ? db.assessments.bulkPut(assessments) : null]),
  )
  return rows.length > 0
}
