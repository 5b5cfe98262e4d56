/** The lamps: what the last answers say about each backend and each live feed. Pure; time comes in. */
import type { Lamps, LineState } from '../../../shared/domain/backend/types'
import type { BackendId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'

export type Lamp = Lamps['backends'][number]

export const newLamp = (backendId: BackendId, paused: boolean, at: number): Lamp => ({
  backendId,
  state: paused ? 'paused' : 'unknown',
  since: at,
  why: null,
  live: 'none',
  liveSince: at,
  answeredAt: null,
})

/** What a failed call says of the line; null: nothing. `answered`: the server itself spoke. */
const verdicts: Record<Problem['code'], { state: LineState; answered: boolean } | null> = {
  offline: { state: 'down', answered: false },
  unreachable: { state: 'down', answered: false },
  timeout: { state: 'down', answered: false },
  tls: { state: 'down', answered: false },
  portal: { state: 'down', answered: false },
  proxy: { state: 'down', answered: false },
  signIn: { state: 'signInNeeded', answered: true },
  serverError: { state: 'down', answered: true },
  badAnswer: { state: 'down', answered: true },
  notChatwoot: { state: 'down', answered: true },
  notMail: { state: 'down', answered: true },
  rateLimited: { state: 'limited', answered: true },
  // The server understood and said no to this one thing: the line is fine.
  forbidden: { state: 'up', answered: true },
  notFound: { state: 'up', answered: true },
  rejected: { state: 'up', answered: true },
  windowClosed: { state: 'up', answered: true },
  addressRefused: { state: 'up', answered: true },
  // Found out on this side, so nothing is known.
  tooLarge: null,
  unsupported: null,
  paused: null,
  locked: null,
  diskFull: null,
  legalHold: null,
  fileMissing: null,
  changedMeanwhile: null,
  busy: null,
  shortcutTaken: null,
  notYours: null,
  badItem: null,
  noEngine: null,
  budgetUsed: null,
  factsAltered: null,
  notTranslated: null,
  accountUsed: null,
  cancelled: null,
  signInDenied: null,
  signInBroken: null,
  unexpected: null,
}

/** The lamp after a call: `problem` null means that it worked. The same state keeps its `since`. */
export const afterCall = (lamp: Lamp, problem: Problem | null, at: number): Lamp => {
  const verdict = problem ? verdicts[problem.code] : { state: 'up' as const, answered: true }
  if (!verdict || lamp.state === 'paused') return lamp
  return {
    ...lamp,
    state: verdict.state,
    since: verdict.state === lamp.state ? lamp.since : at,
    why: verdict.state === 'up' ? null : problem,
    answeredAt: verdict.answered ? at : lamp.answeredAt,
  }
}

export const afterPause = (lamp: Lamp, paused: boolean, at: number): Lamp => ({
  ...newLamp(lamp.backendId, paused, at),
  answeredAt: lamp.answeredAt,
})

export const afterLive = (lamp: Lamp, live: Lamp['live'], at: number): Lamp =>
  live === lamp.live ? lamp : { ...lamp, live, liveSince: at }

/** True where the agent would see a difference; `answeredAt` alone is worth a word every 15 s. */
export const worthTelling = (told: Lamp, now: Lamp): boolean =>
  told.state !== now.state ||
  told.live !== now.live ||
  told.why?.code !== now.why?.code ||
  told.why?.params.context !== now.why?.params.context ||
  (now.answeredAt ?? 0) - (told.answeredAt ?? 0) >= 15_000

/** Whether a failed call says anything of the server: one that nobody answered may be this side's own doing. */
export const unanswered = (problem: Problem | null): boolean => problem !== null && verdicts[problem.code]?.answered === false
