/** A draft that the cache holds, and what the journal says of it. */
import type { DraftId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'

/** The journal's answer under an id; `draft` null: it left or was thrown away. */
export interface Told {
  id: DraftId
  draft: Draft | null
}

/**
 * What stands, once the journal was asked. After a lock or a kill the cache lies behind it: written on from there, the last strokes
 * would be lost. What the cache follows later is newer than that answer.
 */
export const standing = (cached: Draft | null, told: Told | null): { asked: boolean; draft: Draft | null } => {
  if (cached === null) return { asked: true, draft: null }
  if (told?.id !== cached.id) return { asked: false, draft: null }
  return { asked: true, draft: told.draft && cached.updatedAt > told.draft.updatedAt ? cached : told.draft }
}
