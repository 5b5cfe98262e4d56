/** How commands come by a case: the frame hands it in once the cache is open. */
import type { ConversationId } from '../../shared/domain/ids'
import type { Around, Case } from '../data/useCase'

interface Reader {
  /** Null where the conversation is not cached. */
  one(id: ConversationId): Promise<Case | null>
  around(): Promise<Around>
}
const nothing: Reader = {
  one: () => Promise.resolve(null),
  around: () => Promise.resolve({ agents: [], teams: [], load: new Map() }),
}
let reader = nothing

/** Null when the cache shuts. */
export const setCaseReader = (next: Reader | null): void => {
  reader = next ?? nothing
}
export const readCase = (id: ConversationId): Promise<Case | null> => reader.one(id)
export const readAround = (): Promise<Around> => reader.around()
