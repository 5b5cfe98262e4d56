/** Where the pull of a mailbox stands. JSON with a version; what cannot be read starts from the beginning. */
import { z } from 'zod'

const Folder = z.object({
  path: z.string(),
  validity: z.string(),
  /** Everything up to this UID has been read (or lies before what is wanted). */
  top: z.number().int().min(0),
  /** First fetch goes downward: UIDs from here on are read; null when it is through. */
  low: z.number().int().min(0).nullable(),
  /** CONDSTORE: marks changed up to here have been seen; null where the server has none. */
  modseq: z.string().nullable(),
  /** Mails with UIDs up to `top`, to see that some have gone. */
  count: z.number().int(),
})
export type FolderState = z.infer<typeof Folder>

const Cursor = z.object({
  v: z.literal(1),
  epoch: z.string(),
  n: z.number().int().min(0),
  /** Changes of the index up to here have been told. */
  c: z.number(),
  /** First fetch: from when on (epoch ms), how many mails there are, how many have been read. */
  since: z.number(),
  done: z.number().int(),
  total: z.number().int(),
  phase: z.enum(['first', 'catchUp', 'live']),
  /** Labels as told last. */
  labels: z.string(),
  sets: z.boolean(),
  folders: z.array(Folder).max(20),
})
export type CursorState = z.infer<typeof Cursor>

export const firstCursor = (epoch: string, c: number, since: number): CursorState => ({
  v: 1,
  epoch,
  n: 0,
  c,
  since,
  done: 0,
  total: 0,
  phase: 'first',
  labels: '',
  sets: false,
  folders: [],
})

export const readCursor = (text: string): CursorState | null => {
  try {
    return Cursor.parse(JSON.parse(text))
  } catch {
    return null
  }
}
export const writeCursor = (state: CursorState): string => JSON.stringify(Cursor.parse(state))
