/** The list row of a conversation: what the backend said, with the outbox laid over, a snooze run out, and what the desk found out itself. */
import { previewOf } from '../../../shared/domain/conversation/merge'
import { applyPending } from '../../../shared/domain/outbox/pending'
import type { BodyRow, BodySecret, ConversationRow, ListSecret, Sealed } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { keysOf } from '../../data/viewKeys'
import type { WriteContext } from './context'
import type { ListChange } from './list'
import { presentRows } from './present'

type Columns = Omit<ConversationRow, 'blob' | 'rev'>
export interface Effective {
  columns: Columns
  secret: ListSecret
  /** When a snooze ends that still runs. */
  wakeAt: number | null
}

/** Null where nothing is to be listed: the conversation itself never came, or it was merged into another. */
export const effectiveOf = (
  { desk, clock, due }: WriteContext,
  body: Pick<BodyRow, 'id' | 'detected'>,
  secret: BodySecret,
): Effective | null => {
  const remote = secret.conversation
  if (!remote || remote.mergedIntoId !== null) return null
  const now = clock.now()
  const items = desk.itemsOf(body.id)
  const laid = items.length === 0 ? remote : applyPending(remote, items, now)
  const snoozed = laid.status === 'snoozed' && laid.snoozedUntilAt !== null
  const over = snoozed && (laid.snoozedUntilAt ?? 0) <= now
  const dueNow = due(laid, now)
  const status = over ? 'open' : laid.status
  const lastActivityAt = Math.max(remote.lastActivityAt, secret.newest?.at ?? 0)
  const placed = {
    shopId: laid.shopId,
    language: laid.language ?? (body.detected || null),
    status,
    assigneeId: laid.assigneeId,
    unreadCount: laid.unreadCount,
    snoozedUntilAt: over ? null : laid.snoozedUntilAt,
    lastActivityAt,
    dueAt: dueNow?.at ?? null,
  }
  return {
    columns: {
      id: body.id,
      ...placed,
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
    },
    wakeAt: snoozed && !over ? laid.snoozedUntilAt : null,
  }
}

const sameColumns = (a: ConversationRow, b: Columns): boolean => {
  for (const name of Object.keys(b) as (keyof Columns)[]) {
    if (name === 'keys' ? a.keys.join() !== b.keys.join() : a[name] !== b[name]) return false
  }
  return true
}

/** The rows that have to be written; one that says what it said before is left alone, so that no window wakes for it. */
export const sealRows = async (
  context: WriteContext,
  wanted: readonly Effective[],
  maybe: ReadonlySet<string> | null = null,
): Promise<ListChange[]> => {
  const { db, sealer } = context.cache
  const known = await presentRows(
    db.conversations,
    wanted.map(({ columns }) => columns.id),
    maybe,
  )
  const changes: ListChange[] = []
  await Promise.all(
    wanted.map(async ({ columns, secret }, at) => {
      const old = known[at]
      let blob: Sealed | null = null
      if (old) {
        const said = await sealer.open<ListSecret>('conversations', old)
        if (said && JSON.stringify(said) === JSON.stringify(secret)) blob = old.blob
        if (blob && sameColumns(old, columns)) return
      }
      blob ??= await sealer.seal('conversations', { id: columns.id, backendId: backendPart(columns.id), value: secret })
      changes.push({ before: old, after: { ...columns, rev: context.revision(), blob } })
    }),
  )
  return changes
}
