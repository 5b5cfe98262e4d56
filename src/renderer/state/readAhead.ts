/** The conversation that will probably be opened next: read, and drawn out of sight, before anybody asks. */
import { create } from 'zustand'
import type { ConversationId } from '../../shared/domain/ids'

export const useReadAhead = create<{ id: ConversationId | null }>()(() => ({ id: null }))
/** Call it once its rows are read: what is drawn ahead waits for nothing. */
export const readAhead = (id: ConversationId | null): void => {
  if (useReadAhead.getState().id !== id) useReadAhead.setState({ id })
}
