/** Which side of a translated text stands on the screen: only ids, and only as long as the window. */
import { create } from 'zustand'
import type { ConversationId, MessageId } from '../../shared/domain/ids'

interface Reading {
  /** The key is held: everything shows its other side. */
  peeking: boolean
  /** Conversations read in the original. */
  originals: ReadonlySet<ConversationId>
  /** Messages that stand the other way than their conversation. */
  turned: ReadonlySet<MessageId>
  /** Translations that a person has asked for and that have not come yet, by message or conversation. */
  asked: ReadonlySet<string>
}

const nothing: Reading = { peeking: false, originals: new Set(), turned: new Set(), asked: new Set() }
export const useReadingState = create<Reading>()(() => nothing)

const flipped = <T>(set: ReadonlySet<T>, id: T): ReadonlySet<T> => {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

export const showsOriginal = (
  { peeking, originals, turned }: Pick<Reading, 'peeking' | 'originals' | 'turned'>,
  conversationId: ConversationId,
  messageId: MessageId,
): boolean => (originals.has(conversationId) !== turned.has(messageId)) !== peeking

export const peek = (on: boolean): void => useReadingState.setState({ peeking: on })
export const turnMessage = (id: MessageId): void => useReadingState.setState(({ turned }) => ({ turned: flipped(turned, id) }))
/** @returns whether the original is shown now */
export const turnConversation = (id: ConversationId): boolean => {
  useReadingState.setState(({ originals }) => ({ originals: flipped(originals, id), turned: new Set() }))
  return useReadingState.getState().originals.has(id)
}
export const markAsked = (id: string, on: boolean): void =>
  useReadingState.setState(({ asked }) => {
    if (asked.has(id) === on) return {}
    return { asked: flipped(asked, id) }
  })
export const endReading = (): void => useReadingState.setState(nothing)
