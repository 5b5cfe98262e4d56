/** When the next answer is due, and the shape of every rule that says so. */
import type { Conversation } from '../conversation/types'

export interface Due {
  /** Epoch ms (UTC). */
  at: number
  /** The whole time allowed, ms. */
  targetMs: number
}

/** A clock: null means that nobody waits. `now` is epoch ms; without it a snooze counts as still running. */
export type DueRule = (conversation: Conversation, now?: number) => Due | null
