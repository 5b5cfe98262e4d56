/** What the list shows right now, for its commands: outside React, so that j and k draw two rows and nothing else. */
import { create } from 'zustand'
import type { ConversationId } from '../../../shared/domain/ids'
import { check, endInPlace, moveCursor, openConversation, useNavigation } from '../../state/navigation'
import { focusSoon } from '../../ui/focusSoon'

interface List {
  ids: readonly ConversationId[]
  moved: number
  /** Rows of the whole view, loaded or not. */
  total: number
  /** Raised to let the fresh order through. */
  releases: number
}
export const useList = create<List>()(() => ({ ids: [], moved: 0, total: 0, releases: 0 }))

/** Whether there is anything to move over. */
export const useListHasRows = (): boolean => useList((list) => list.ids.length > 0)

export const releaseOrder = (): void => useList.setState(({ releases }) => ({ releases: releases + 1 }))

export const LIST_ID = 'conversation-list'
export const focusList = (): void => {
  // In a narrow window another pane may stand in its place.
  if (endInPlace()) focusSoon(focusList)
  else document.getElementById(LIST_ID)?.focus()
}
/** The focus comes by itself, at the start: the order goes on filling until the agent does something in the list. */
let quietly = false
export const cameQuietly = (): boolean => quietly
export const focusListQuietly = (): void => {
  quietly = true
  focusList()
  quietly = false
}
export const optionId = (id: ConversationId): string => `row-${id}`

const place = (): number => {
  const { cursorId } = useNavigation.getState()
  return cursorId ? useList.getState().ids.indexOf(cursorId) : -1
}

/** Moves the cursor by rows; from nowhere it goes to the first. */
export const stepCursor = (by: number): void => {
  const { ids } = useList.getState()
  if (ids.length === 0) return
  const at = place()
  const to = at < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, at + by))
  moveCursor(ids[to] ?? null)
}
export const cursorTo = (end: 'first' | 'last'): void => {
  const { ids } = useList.getState()
  moveCursor((end === 'first' ? ids[0] : ids.at(-1)) ?? null)
}
/** Opens the conversation that lies `by` rows from the opened one. */
export const stepOpen = (by: number): void => {
  const { ids } = useList.getState()
  const { openId } = useNavigation.getState()
  const at = openId ? ids.indexOf(openId) : -1
  const next = ids[at < 0 ? 0 : at + by]
  if (next) openConversation(next)
}

export const toggleCheck = (id: ConversationId): void => {
  const { checked } = useNavigation.getState()
  const next = new Set(checked)
  if (!next.delete(id)) next.add(id)
  check(next)
}
/** Shift J/K: takes the row under the cursor and the one it moves to. */
export const extendCheck = (by: 1 | -1): void => {
  const { cursorId, checked } = useNavigation.getState()
  const next = new Set(checked)
  if (cursorId) next.add(cursorId)
  stepCursor(by)
  const now = useNavigation.getState().cursorId
  if (now) next.add(now)
  check(next)
}
/** Shift click: from the cursor to the row. */
export const checkRange = (to: ConversationId): void => {
  const { ids } = useList.getState()
  const { checked } = useNavigation.getState()
  const from = Math.max(0, place())
  const end = ids.indexOf(to)
  if (end < 0) return
  check(new Set([...checked, ...ids.slice(Math.min(from, end), Math.max(from, end) + 1)]))
  moveCursor(to)
}
export const checkAll = (): void => check(useList.getState().ids)
