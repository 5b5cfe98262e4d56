import { create } from 'zustand'
import type { ConversationId } from '../../../shared/domain/ids'

export type Chooser = 'snooze' | 'assign' | 'team' | 'label'
/** The pick list that stands, and what it is for (taken when it was opened, so that nothing slips in between). */
export const useChooser = create<{ open: { kind: Chooser; ids: readonly ConversationId[] } | null }>()(() => ({ open: null }))
export const choose = (kind: Chooser, ids: readonly ConversationId[]): void => useChooser.setState({ open: { kind, ids } })
export const closeChooser = (): void => useChooser.setState({ open: null })
