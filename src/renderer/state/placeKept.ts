/**
 * Where the agent was when the desk locked, so that she comes back to it: the view, the row under the cursor, the open conversation.
 * A lock reloads the page; what may outlive it are names of places, never what somebody wrote, so what was searched for is left out.
 * They stand with the page's own entry of the window's history: of this window alone, gone with it, never on the disk.
 */
import type { ConversationId, ProfileId } from '../../shared/domain/ids'
import type { View } from '../data/types'
import { beforeLeaving } from './leaving'
import { useNavigation } from './navigation'

export interface Place {
  view: View
  cursorId: ConversationId | null
  openId: ConversationId | null
}
interface Kept {
  profileId: ProfileId
  place: Place
}
/** The browser lets an entry be written so often and no more; whoever holds j moves faster. */
const AT_MOST_EVERY_MS = 500

const entry = (): { kept?: Kept } => (history.state as { kept?: Kept } | null) ?? {}
const write = (kept: Kept | undefined): void => history.replaceState({ ...entry(), kept }, '')

const placeNow = (): Place => {
  const { view, cursorId, openId } = useNavigation.getState()
  const { search: _words, ...plain } = view
  return { view: plain, cursorId, openId }
}

/** Keeps the place of this profile up to date until the answer is called. */
export const keepPlace = (profileId: ProfileId): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null
  const keep = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    write({ profileId, place: placeNow() })
  }
  const stop = useNavigation.subscribe((now, was) => {
    if (now.view === was.view && now.cursorId === was.cursorId && now.openId === was.openId) return
    timer ??= setTimeout(keep, AT_MOST_EVERY_MS)
  })
  const stayed = beforeLeaving(async () => keep())
  return () => {
    stop()
    stayed()
    if (timer !== null) keep()
  }
}

let locked: ProfileId | null = null
/** The desk of this profile is locked; null: nobody is signed in, and nobody comes back. */
export const deskLocked = (profileId: ProfileId | null): void => {
  locked = profileId
  if (profileId === null && entry().kept) write(undefined)
}

/** Handed out once, after a lock, to the one whose place it is. */
export const takePlace = (profileId: ProfileId): Place | null => {
  const { kept } = entry()
  const mine = locked === profileId && kept?.profileId === profileId
  locked = null
  return mine ? kept.place : null
}
