/**
 * A clicked notice leads to what it is about: to the conversation's own window, else to an inbox, which fetches it. It
 * may be locked, or made only now, so the wish waits a while, for the same profile alone, and is handed out once.
 */
import type { DeskEvent } from '../../shared/contract'
import type { Wanted } from '../../shared/contract/desk'
import type { Clock, Windows } from '../ports'

/** Whoever unlocks later than this (ms) has come for something else. */
const KEPT_MS = 10 * 60_000

export interface WantedNeeds {
  clock: Pick<Clock, 'monotonic'>
  windows: Pick<Windows, 'front'>
  /** The open or locked profile. */
  profileId(): string | null
  emit(event: DeskEvent): void
}

export const createWanted = ({ clock, windows, profileId, emit }: WantedNeeds) => {
  let waiting: { wanted: Wanted; of: string; at: number } | null = null
  return {
    /** @param of the profile that was open when the notice was made */
    show(wanted: Wanted, of: string | null): void {
      const mine = of !== null && of === profileId()
      const where = windows.front(mine && wanted.type === 'conversation' ? wanted.conversationId : null)
      if (!mine || where === 'own') return
      waiting = { wanted, of, at: clock.monotonic() }
      emit({ type: 'wanted' })
    },
    take(): Wanted | null {
      const was = waiting
      waiting = null
      return was && was.of === profileId() && clock.monotonic() - was.at < KEPT_MS ? was.wanted : null
    },
  }
}
