/** How the desk is left: nobody at it, the system's screen locked, the machine put to sleep. Every window has a moment to keep what was typed in it last. */
import type { Clock, Log } from '../ports'
import type { Desk } from '../services/desk/desk'
import type { EventHub } from './eventHub'

/** Longer than a text takes into the journal (250 ms). */
const LEAVING_MS = 400

export interface LeavingNeeds {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'idle' | 'isOpen' | 'settings'>
  hub: Pick<EventHub, 'emit' | 'windows'>
}

export const createLeaving = ({ clock, log, desk, hub }: LeavingNeeds) => {
  let idleMs = 0
  const warnPages = async () => {
    hub.emit({ type: 'leaving' })
    await clock.sleep(LEAVING_MS)
  }
  const tellDesk = (seconds: number): Promise<void> =>
    desk.idle(seconds).catch((error: unknown) => log.warn('desk.idleFailed', { error: String((error as Error).name) }))

  return {
    /** Ms since the last input at this machine. */
    idleMs: () => idleMs,
    /** Before one window's word shuts the desk: that window has kept its own texts already. */
    warnOthers: async () => {
      if (hub.windows() > 1) await warnPages()
    },
    /** Seconds without input, as the system tells; infinite when its screen is locked. */
    idle: (seconds: number) => {
      idleMs = seconds * 1000
      void tellDesk(seconds)
    },
    /** The system's screen was locked, or the machine goes to sleep: pages have a moment to keep their texts, then the desk locks. */
    hostLeaves: async (why: 'screen' | 'sleep') => {
      if (!desk.isOpen()) return
      const settings = desk.settings()
      if (why === 'screen' ? !settings.lockWithScreen : !settings.lockOnSleep) return
      await warnPages()
      await tellDesk(Number.POSITIVE_INFINITY)
    },
  }
}
