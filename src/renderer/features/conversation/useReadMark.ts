import { useEffect, useRef } from 'react'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { commitEffects } from '../../state/acts'

/** Long enough to have been looked at, so that stepping through with j marks nothing. */
const LOOKED_MS = 600

/** Marks as read what is seen: once for each newest message, never again after the agent has marked it unread. */
export const useReadMark = (conversation: Conversation, able: boolean, atEnd: boolean): void => {
  const done = useRef('')
  const { id, unreadCount, lastMessageId, lastIncomingAt } = conversation
  const state = `${id}|${lastIncomingAt}|${lastMessageId}`
  useEffect(() => {
    if (!able || !atEnd || unreadCount === 0 || done.current === state) return
    let timer: number | undefined
    const look = () => {
      window.clearTimeout(timer)
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return
      timer = window.setTimeout(() => {
        done.current = state
        // It comes again with the next fetch where this fails: nothing to tell.
        commitEffects([id], [{ type: 'read', unread: false }], null).catch(() => undefined)
      }, LOOKED_MS)
    }
    look()
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [able, atEnd, unreadCount, state, id])
}
