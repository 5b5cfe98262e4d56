/** The list row of a conversation: what the backend said, with the outbox laid over, a snooze run out, and what the desk found out itself. */

import type { Shop } from '../../../shared/domain/backend/types'
import { countingOf, quickLook } from '../../../shared/domain/case/assess'
import type { FactMessage } from '../../../shared/domain/case/types'
import type { Clock, ServiceClass } from '../../../shared/domain/clock/types'
import { previewOf } from '../../../shared/domain/conversation/merge'
import type { Preview } from '../../../shared/domain/conversation/types'
import type { MessageId } from '../../../shared/domain/ids'
import { applyPending } from '../../../shared/domain/outbox/pending'
import type { AssessmentSecret } from '../../data/read/assessments'
import type { BodyRow, BodySecret, ConversationRow, ListSecret } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { keysOf } from '../../data/viewKeys'
import type { WriteContext } from './context'
import type { ListChange } from './list'
import { type Maybe, presentRows } from './present'

type Columns = Omit<ConversationRow, 'blob' | 'rev'>
export interface Effective {
  columns: Columns
  secret: ListSecret
  /** When a snooze ends that still runs. */
  wakeAt: number | null
}

/** How the case stands: judged a moment ago, or to be looked at quickly by what is kept of it and what has come. */
export type Standing =
  | { type: 'judged'; class: ServiceClass | null; clocks: readonly Clock[] }
  | { type: 'quick'; digest: AssessmentSecret | null; came: readonly FactMessage[] }

/** The newest message, where it is known by its line alone. A line of the shop after which the backend still has somebody waiting was no person's answer. */
const newestOf = ({ newest }: BodySecret, waits: boolean): FactMessage[] =>
  newest && (newest.by === 'customer' || newest.by === 'shop')
    ? [
        {
          id: newest.id as MessageId,
          kind: newest.by === 'customer' ? 'incoming' : 'outgoing',
          at: newest.at,
          byBot: waits,
          authorId: null,
          text: newest.text,
          language: null,
          attachments: [],
          deleted: false,
        },
      ]
    : []

/** Null where nothing is to be listed: the conversation itself never came, or it was merged into another. */
export const effectiveOf = (
  { desk, clock, book }: WriteContext,
  body: Pick<BodyRow, 'id' | 'detected'>,
  secret: BodySecret,
  standing: Standing,
): Effective | null => {
  const remote = secret.conversation
  if (!remote || remote.mergedIntoId !== null) return null
  const now = clock.now()
  const items = desk.itemsOf(body.id)
  const laid = items.length === 0 ? remote : applyPending(remote, items, now)
  const snoozed = laid.status === 'snoozed' && laid.snoozedUntilAt !== null
  const over = snoozed && (laid.snoozedUntilAt ?? 0) <= now
  const language = book.said(body.id).language ?? laid.language ?? (body.detected || null)
  const look = () => {
    if (standing.type === 'judged') return standing
    const seen = new Set([...(standing.digest?.messages ?? []), ...standing.came].map(({ id }) => id as string))
    const shop = book.shop(laid.shopId)
    const facts = {
      conversation: { ...laid, lastIncomingAt: laid.lastIncomingAt ?? secret.newestIncomingAt },
      language,
      shop: shop ?? ({ id: laid.shopId, currency: '' } as Shop),
      statuses: standing.digest?.statuses ?? [],
      notThanks: book.said(body.id).notThanks,
      came: [...standing.came, ...newestOf(secret, laid.waitingSinceAt !== null).filter(({ id }) => !seen.has(id))],
    }
    return quickLook(facts, standing.digest, book.policy(), book.said(body.id), now)
  }
  const closed = laid.status === 'resolved' || laid.status === 'spam'
  const seen = closed ? { class: null, clocks: [] } : look()
  const counting = countingOf(seen.clocks)
  const dueNow = counting?.due ?? null
  const status = over ? 'open' : laid.status
  const lastActivityAt = Math.max(remote.lastActivityAt, secret.newest?.at ?? 0)
  const placed = {
    shopId: laid.shopId,
    language,
    status,
    assigneeId: laid.assigneeId,
    unreadCount: laid.unreadCount,
    snoozedUntilAt: over ? null : laid.snoozedUntilAt,
    lastActivityAt,
    dueAt: dueNow?.at ?? null,
    class: seen.class,
  }
  const { class: serviceClass, ...clear } = placed
  return {
    columns: {
      id: body.id,
      ...clear,
      ...(serviceClass === null ? {} : { class: serviceClass }),
      channel: laid.channel,
      priority: laid.priority,
      customerId: laid.customerId,
      dueTargetMs: dueNow?.targetMs ?? 0,
      canReply: laid.canReply,
      ...desk.marksOf(body.id),
      keys: keysOf({ ...placed, me: desk.me(backendPart(body.id)) }),
    },
    secret: {
      customerName: laid.customerName,
      subject: laid.subject,
      preview: previewOf(laid, secret.newest),
      labels: laid.labels,
      ...readLine(secret, previewOf(laid, secret.newest)),
      ...(seen.clocks.length > 0 ? { clocks: tuplesOf(seen.clocks, counting?.clock ?? null) } : {}),
    },
    wakeAt: snoozed && !over ? laid.snoozedUntilAt : null,
  }
}

/** The preview in the agent's language, as long as it is the newest line that is shown. */
const readLine = ({ read, newest }: BodySecret, preview: Preview | null): Pick<ListSecret, 'read'> =>
  read && newest && read.of === newest.id && preview?.at === newest.at ? { read: { text: read.text, to: read.to, from: read.from } } : {}

/** For the pill's reason: all clocks, the one that counts first. */
const tuplesOf = (clocks: readonly Clock[], counting: Clock | null): ListSecret['clocks'] =>
  [...clocks]
    .sort((a, b) => Number(b === counting) - Number(a === counting))
    .slice(0, clocksShown)
    .map((clock) => [
      clock.kind,
      clock.at,
      clock === counting ? 'counts' : clock.pausedSince !== null ? 'paused' : clock.orders ? 'runs' : 'shown',
    ])
const clocksShown = 8

const sameColumns = (a: ConversationRow, b: Columns): boolean => {
  if (a.class !== b.class) return false
  for (const name of Object.keys(b) as (keyof Columns)[]) {
    if (name === 'keys' ? a.keys.join() !== b.keys.join() : a[name] !== b[name]) return false
  }
  return true
}

/** As the list has them now, in the order of `wanted`. */
export const rowsOf = (
  { cache: { db } }: WriteContext,
  wanted: readonly Effective[],
  maybe: Maybe = null,
): Promise<(ConversationRow | undefined)[]> =>
  presentRows(
    db.conversations,
    wanted.map(({ columns }) => columns.id),
    maybe,
  )

/**
 * The rows that have to be written; one that says what it said before is left alone, so that no window wakes for it.
 * @param known the row of each as it stands now
 */
export const sealRows = async (
  context: WriteContext,
  wanted: readonly Effective[],
  known: readonly (ConversationRow | undefined)[],
): Promise<ListChange[]> => {
  const { sealer } = context.cache
  const changes: ListChange[] = []
  await Promise.all(
    wanted.map(async ({ columns, secret }, at) => {
      const old = known[at]
      // Where it moves it is sealed anew: to look whether its words are the same costs as much.
      if (old && sameColumns(old, columns)) {
        const said = await sealer.open<ListSecret>('conversations', old)
        if (said && JSON.stringify(said) === JSON.stringify(secret)) return
      }
      const blob = await sealer.seal('conversations', { id: columns.id, backendId: backendPart(columns.id), value: secret })
      changes.push({ before: old, after: { ...columns, rev: context.revision(), blob } })
    }),
  )
  return changes
}
