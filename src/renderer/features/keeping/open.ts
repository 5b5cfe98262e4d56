import { create } from 'zustand'
import type { ConversationId } from '../../../shared/domain/ids'

/** The dialog that stands, and the conversation it was opened from. */
export const useKeepingDialog = create<{ open: { kind: 'hold' | 'erase'; id: ConversationId } | null }>()(() => ({ open: null }))
export const openKeeping = (kind: 'hold' | 'erase', id: ConversationId): void => useKeepingDialog.setState({ open: { kind, id } })
export const closeKeeping = (): void => useKeepingDialog.setState({ open: null })
