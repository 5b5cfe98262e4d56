import { create } from 'zustand'
import type { ConversationId } from '../../../shared/domain/ids'

/** The conversation the calculator was opened from. */
export const useReturnDialog = create<{ id: ConversationId | null }>()(() => ({ id: null }))
export const openReturns = (id: ConversationId): void => useReturnDialog.setState({ id })
export const closeReturns = (): void => useReturnDialog.setState({ id: null })
