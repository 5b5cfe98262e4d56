/** How much room is left, and what goes to make some. Bytes throughout. */
import type { SpaceLevel } from './types'

const GB = 1_000_000_000
/** Of the disk, left for the journal and for the system itself. */
const tightFree = 2 * GB
const fullFree = 0.4 * GB
/** Parts of the quota. */
const tightUse = 0.8
const fullUse = 0.95

/**
 * `full` where the next writes may fail, `tight` where room has to be made before that, else `fine`. Unknown figures (null)
 * say nothing.
 */
export const spaceLevel = (room: { usedBytes: number | null; quotaBytes: number | null; freeBytes: number | null }): SpaceLevel => {
  const { usedBytes, quotaBytes, freeBytes } = room
  const use = usedBytes !== null && quotaBytes !== null && quotaBytes > 0 ? usedBytes / quotaBytes : 0
  const free = freeBytes ?? Number.POSITIVE_INFINITY
  if (use >= fullUse || free < fullFree) return 'full'
  return use >= tightUse || free < tightFree ? 'tight' : 'fine'
}

export interface Evictable {
  status: string
  draft: number
  queued: number
  held: number
  unknown: number
  failed: number
  /** A legal hold stands on it. */
  kept: boolean
}

/** Whether a conversation's messages may be let go: it is closed, fetched again at will, and nobody works on it. */
export const mayEvict = (row: Evictable): boolean =>
  (row.status === 'resolved' || row.status === 'spam') && !row.kept && row.draft + row.queued + row.held + row.unknown + row.failed === 0
