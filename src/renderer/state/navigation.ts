/** Which screen, view and conversation stand; the whole of our routing. Nothing here must survive a restart. */
import { create } from 'zustand'
import type { ConversationId, DisputeId } from '../../shared/domain/ids'
import type { View } from '../data/types'
import { moveWindowTo, ownConversation } from './ownConversation'

export type Screen = 'inbox' | 'queue' | 'library' | 'memory' | 'balance' | 'settings' | 'disputes' | 'rota'
/** Of the rota's screen, in their order. */
export const RotaTabs = ['plan', 'requests', 'people', 'handOver', 'mine', 'settings'] as const
export type RotaTab = (typeof RotaTabs)[number]
export const PanelTabs = ['customer', 'translate', 'templates', 'case'] as const
export type PanelTab = (typeof PanelTabs)[number]

interface Navigation {
  screen: Screen
  /** Page of the settings, such as `shops`; null for the first. */
  settingsPage: string | null
  view: View
  /** The row under the list's cursor. */
  cursorId: ConversationId | null
  /** The conversation in the thread pane. */
  openId: ConversationId | null
  checked: ReadonlySet<ConversationId>
  panelTab: PanelTab
  /** The tab that was asked for by key, and is to take the focus once it stands. */
  panelFocus: PanelTab | null
  /** In a window too narrow for all of them: the pane that was asked for, in the place of the list (in a conversation's own window: of the messages). */
  inPlace: 'panel' | 'views' | null
  palette: boolean
  cheatSheet: boolean
  /** The dispute whose room is shown; null for the nearest deadline. */
  disputeId: DisputeId | null
  /** Null: where this person begins (an agent with her own shifts, a lead with the plan). */
  rotaTab: RotaTab | null
}

export const firstView: View = { kind: 'due' }

export const useNavigation = create<Navigation>()(() => ({
  screen: 'inbox',
  settingsPage: null,
  view: firstView,
  cursorId: null,
  openId: ownConversation(),
  checked: new Set(),
  panelTab: 'customer',
  panelFocus: null,
  inPlace: null,
  palette: false,
  cheatSheet: false,
  disputeId: null,
  rotaTab: null,
}))

const set = useNavigation.setState

export const goTo = (screen: Screen, page: string | null = null): void => set({ screen, settingsPage: page })
export const showDispute = (disputeId: DisputeId | null): void => set({ screen: 'disputes', disputeId })
/** @param rotaTab null: the one that stood there last */
export const showRota = (rotaTab: RotaTab | null = null): void => set(rotaTab ? { screen: 'rota', rotaTab } : { screen: 'rota' })
export const showView = (view: View): void => {
  const same = JSON.stringify(useNavigation.getState().view) === JSON.stringify(view)
  set({ screen: 'inbox', inPlace: null, view, ...(same ? {} : { checked: new Set(), cursorId: null }) })
}
/** Changes the search text only; an empty one ends the search. */
export const searchFor = (text: string): void => {
  const { view } = useNavigation.getState()
  const { search: _old, ...rest } = view
  set({ screen: 'inbox', inPlace: null, view: text.trim() === '' ? rest : { ...rest, search: text }, cursorId: null })
}
export const moveCursor = (id: ConversationId | null): void => set({ cursorId: id })
export const standInPlace = (inPlace: 'panel' | 'views'): void => set({ inPlace })
/** @returns whether another pane stood there: what it hid can take the focus a frame later */
export const endInPlace = (): boolean => {
  const was = useNavigation.getState().inPlace !== null
  if (was) set({ inPlace: null })
  return was
}
/** Opens a conversation in the thread pane; from anywhere (deep link, notification, other conversations). */
export const openConversation = (id: ConversationId): void => {
  if (ownConversation() !== null) moveWindowTo(id)
  set({ screen: 'inbox', openId: id, cursorId: id })
}
/** A window of one conversation has nothing else to show. */
export const closeConversation = (): void => set({ openId: ownConversation() })
export const check = (ids: Iterable<ConversationId>): void => set({ checked: new Set(ids) })
/** @param focus the tab takes the focus: it was asked for in order to type there */
export const showPanelTab = (panelTab: PanelTab, focus = false): void => set({ panelTab, panelFocus: focus ? panelTab : null })
export const panelFocusTaken = (): void => set({ panelFocus: null })
export const togglePalette = (on: boolean): void => set({ palette: on })
export const toggleCheatSheet = (on: boolean): void => set({ cheatSheet: on })
/** When the desk locks or another profile opens. */
export const resetNavigation = (): void =>
  set({
    screen: 'inbox',
    settingsPage: null,
    view: firstView,
    cursorId: null,
    openId: ownConversation(),
    checked: new Set(),
    inPlace: null,
    palette: false,
    cheatSheet: false,
    disputeId: null,
    rotaTab: null,
  })
