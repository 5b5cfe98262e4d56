import { useCallback, useEffect, useRef } from 'react'
import type { ConversationId } from '../../../shared/domain/ids'
import { calls } from '../../bridge/deskStore'

const AGAIN_MS = 4_000
const IDLE_MS = 8_000

/** Tells the backend that the agent types a reply: at most every 4 s, and off after 8 s of rest, on blur and on leaving. */
export const useTyping = (conversationId: ConversationId, able: boolean): { typed: () => void; rested: () => void } => {
  const told = useRef(0)
  const idle = useRef<number | undefined>(undefined)
  const tell = useCallback(
    (on: boolean) => {
      // A notice for others only: nothing is lost where it fails.
      void calls()
        .backends.typing({ conversationId, on })
        .catch(() => undefined)
    },
    [conversationId],
  )
  const rested = useCallback(() => {
    window.clearTimeout(idle.current)
    if (told.current === 0) return
    told.current = 0
    tell(false)
  }, [tell])
  const typed = useCallback(() => {
    if (!able) return
    const at = performance.now()
    if (told.current === 0 || at - told.current > AGAIN_MS) {
      told.current = at
      tell(true)
    }
    window.clearTimeout(idle.current)
    idle.current = window.setTimeout(rested, IDLE_MS)
  }, [able, tell, rested])
  useEffect(() => rested, [rested])
  return { typed, rested }
}
