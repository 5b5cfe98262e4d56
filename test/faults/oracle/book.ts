/**
 * The oracle: what a backend really did, in its own words. It is written by the server's side only and knows
 * nothing of outbox, journal or connector but what came in over the wire.
 */

/** One thing that was done for the desk. */
export interface Deed {
  /** Place among all that happened at this backend. */
  seq: number
  /** World time of the doing, and of the moment the desk began to ask for it. */
  at: number
  begunAt: number
  conversation: number
  type: 'message' | 'note' | 'status' | 'labels' | 'assign' | 'conversation'
  /** `<outbox key>:<index>` where the wire carried one. */
  key: string | null
  text: string
  files: number
  /** What the desk had been shown of the conversation before it began to ask. */
  seen: Seen | null
}

export type ChangeKind = 'customer' | 'colleague' | 'resolved' | 'reassigned' | 'windowClosed' | 'deleted' | 'harmless'
export const HARMFUL_KINDS: readonly ChangeKind[] = ['customer', 'colleague', 'resolved', 'reassigned', 'windowClosed', 'deleted']
/** Something that others did in a conversation. */
export interface Change {
  seq: number
  at: number
  conversation: number
  kind: ChangeKind
}

/** A conversation as its row says it. `by` tells who set a value last. */
export interface RowState {
  status: string
  statusBy: 'desk' | 'other'
  assignee: number | null
  assigneeBy: 'desk' | 'other'
  canReply: boolean
  exists: boolean
}
/** What was served to the desk: rows and messages up to a place. */
export interface Seen {
  rowSeq: number
  messagesSeq: number
  row: RowState
}

export const createBook = (now: () => number, trace: (line: string) => void = () => undefined) => {
  const deeds: Deed[] = []
  const changes: Change[] = []
  /** What was served, oldest first, with the world time of the serving. */
  const seen = new Map<number, { at: number; seen: Seen }[]>()
  const rows = new Map<number, { rowSeq: number; row: RowState }>()
  let seq = 0

  return {
    deeds: deeds as readonly Deed[],
    changes: changes as readonly Change[],
    seq: () => seq,
    did(deed: Omit<Deed, 'seq' | 'at'>): void {
      seq += 1
      deeds.push({ ...deed, seq, at: now() })
      trace(
        `  server did ${deed.type} ${deed.key ?? ''} in ${deed.conversation} «${deed.text}» (place ${seq}, begun ${Math.round(deed.begunAt)})`,
      )
    },
    changed(conversation: number, kind: ChangeKind): void {
      seq += 1
      changes.push({ seq, at: now(), conversation, kind })
      trace(`  others: ${kind} in ${conversation} (place ${seq})`)
    },
    /** The row was served; the head counts as seen once its messages follow. */
    rowServed: (conversation: number, row: RowState): void => void rows.set(conversation, { rowSeq: seq, row: { ...row } }),
    messagesServed(conversation: number): void {
      const row = rows.get(conversation)
      if (row) seen.set(conversation, [...(seen.get(conversation) ?? []), { at: now(), seen: { ...row, messagesSeq: seq } }])
    },
    /** As of a world time: what was served while a slow server worked is no part of what the desk knew when it asked. */
    seen: (conversation: number, at = Number.POSITIVE_INFINITY): Seen | null =>
      seen.get(conversation)?.findLast((each) => each.at <= at)?.seen ?? null,
  }
}
export type Book = ReturnType<typeof createBook>
