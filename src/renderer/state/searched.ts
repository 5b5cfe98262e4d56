/** What the list's search found, for the thread that is opened from it: the words to mark and the message to stand at. */
import { create } from 'zustand'
import type { ConversationId, MessageId } from '../../shared/domain/ids'
import type { Word } from '../../shared/domain/search/query'

interface Searched {
  words: readonly Word[]
  /** The message of each conversation that holds what was looked for. */
  targets: ReadonlyMap<ConversationId, MessageId>
}

const nothing: Searched = { words: [], targets: new Map() }

export const useSearched = create<Searched>()(() => nothing)
export const setSearched = (words: readonly Word[], targets: Searched['targets']): void => useSearched.setState({ words, targets })
export const endSearched = (): void => useSearched.setState(nothing)
