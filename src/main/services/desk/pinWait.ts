/**
 * How long a person waits after wrong PINs. Counted on disk before each try, so that ending the program
 * does not buy more tries.
 */
import { z } from 'zod'

const freeTries = 5
const firstWaitMs = 5_000
const longestWaitMs = 15 * 60_000

export const Tries = z.object({ failed: z.number().int().min(0), lastAt: z.number() })
export type Tries = z.infer<typeof Tries>
export const noTries: Tries = { failed: 0, lastAt: 0 }

/** Ms from now (epoch ms) until the next try is taken; 0: now. A clock set back never makes the wait longer than its step. */
export const waitBefore = (tries: Tries, now: number): number => {
  if (tries.failed < freeTries) return 0
  const step = Math.min(firstWaitMs * 2 ** Math.min(tries.failed - freeTries, 20), longestWaitMs)
  return Math.max(0, Math.min(tries.lastAt, now) + step - now)
}
