/** Where the pull of one Chatwoot account stands. JSON with a version; what cannot be read starts from the beginning. */
import { z } from 'zod'

const Instant = z.number().min(0)

/** A walk over list pages sorted by last activity, newest first. */
const Walk = z.object({
  /** First fetch takes the newest messages of every conversation; catching up only those since `since`. */
  why: z.enum(['first', 'catchUp']),
  /** Conversations whose last activity is older end the pass over all. Server time. */
  since: Instant,
  /** Server time when the walk began: live pulls go on from there. */
  beganAt: Instant,
  pass: z.enum(['all', 'open', 'pending', 'snoozed']),
  /** 0: every pass is through. */
  page: z.number().int().min(0),
  pages: z.number().int().min(0),
  /** `all_count` of the last page, to see that rows have left and pages have moved up. */
  count: z.number().int().nullable(),
  /** Rows in the largest page so far (25 unless the server is set otherwise). */
  size: z.number().int().min(0),
  /** Pages in a row that brought nothing new: a server that lies about pages. */
  stale: z.number().int().min(0),
  seen: z.array(z.number().int()).max(400),
  tally: z.object({ open: z.number(), pending: z.number(), snoozed: z.number() }),
  done: z.number().int().min(0),
  total: z.number().int().nullable(),
})
export type Walk = z.infer<typeof Walk>

const Cursor = z.object({
  v: z.literal(1),
  account: z.number().int(),
  /** Grows by one each pull, so that a page asked again is told from the next one. */
  n: z.number().int().min(0),
  /** Version given to rows last (see Client.stamp). */
  stamp: Instant,
  /** Server time when agents, inboxes, teams and labels were last read. */
  setsAt: Instant,
  /** Everything changed before this server time has been seen. */
  upTo: Instant,
  /** Conversations whose rows and messages are still to be read. */
  todo: z.array(z.number().int()).max(15_000),
  /** How far back messages of `todo` are wanted (server time); null: only the newest page. */
  depth: Instant.nullable(),
  /** Conversations within the overlap as last read: id and `updated_at`. */
  recent: z.array(z.tuple([z.number().int(), z.number()])).max(3000),
  walk: Walk.nullable(),
  /** The server was seen to ignore `updated_within`. */
  noWindow: z.boolean(),
})
export type CursorState = z.infer<typeof Cursor>

export const firstCursor = (account: number, serverNow: number, fetchDays: number): CursorState => ({
  v: 1,
  account,
  n: 0,
  stamp: 0,
  setsAt: 0,
  upTo: 0,
  todo: [],
  depth: null,
  recent: [],
  walk: startWalk('first', serverNow - fetchDays * 86_400_000, serverNow),
  noWindow: false,
})

export const startWalk = (why: Walk['why'], since: number, beganAt: number): Walk => ({
  why,
  since: Math.max(0, since),
  beganAt: Math.max(0, beganAt),
  pass: 'all',
  page: 1,
  pages: 0,
  count: null,
  size: 0,
  stale: 0,
  seen: [],
  tally: { open: 0, pending: 0, snoozed: 0 },
  done: 0,
  total: null,
})

/** The state a cursor text holds; null where it is none of ours or of another account. */
export const readCursor = (text: string, account: number): CursorState | null => {
  try {
    const state = Cursor.parse(JSON.parse(text))
    return state.account === account ? state : null
  } catch {
    return null
  }
}

export const writeCursor = (state: CursorState): string => JSON.stringify(Cursor.parse(state))
