/**
 * What this desk says of its agent: at start, on changes, and every few minutes while it is open. Beats that come in the same
 * moment are one, so that sixty desks write little. What is said is put into the rota like anything else: kept first, sent when the
 * team space answers. All `…At` are epoch ms (UTC).
 */
import type { PersonId } from '../../../shared/domain/ids'
import type { Presence } from '../../../shared/domain/rota/plan'
import type { Clock, Log } from '../../ports'

/** A colleague is called dark after a quarter of an hour: two beats may be lost. */
const BEAT_MS = 5 * 60_000
/** Changes within so long go as one. */
const CALM_MS = 15_000
const LOOK_MS = 30_000
/** Without a key or a hand on the mouse for so long she is away. */
const IDLE_MS = 10 * 60_000

export interface PresenceNeeds {
  clock: Clock
  log: Log
  /** The open profile's person; null: not chosen, then nothing is said. */
  me(): Promise<PersonId | null>
  /** Ms since the last input of anybody at this machine. */
  idleMs(): number
  /** What has not left, and since when the oldest of it waits. */
  waiting(): { count: number; oldestAt: number | null }
  /** Words in her name that this desk knows. */
  vouched(): Promise<readonly string[]>
  /** Durable when it answers. */
  put(presence: Presence): Promise<void>
}
export interface PresenceKeeper {
  /** A profile is open and unlocked: said at once. */
  open(): void
  /** Says that she is away, as nothing can be told while the desk is locked; then rests. */
  lock(): Promise<void>
  /** Says that she is off; then rests. */
  close(): Promise<void>
  /** Her own word; answers when it is kept. */
  say(state: Presence['state']): Promise<void>
  /** The outbox changed. */
  changed(): void
  /** She gave her word: colleagues' desks wait for this one to say that it knows it. */
  again(): void
}

type State = Presence['state']

export const createPresence = ({ clock, log, me, idleMs, waiting, vouched, put }: PresenceNeeds): PresenceKeeper => {
  let life: AbortController | null = null
  /** What she said; being idle lies over it. */
  let word: State = 'on'
  let said: Presence | null = null
  let calmUntil = 0
  let asked = false
  let last: Promise<void> = Promise.resolve()

  const stateNow = (): State => (word === 'on' && idleMs() >= IDLE_MS ? 'away' : word)

  const tell = async (state: State): Promise<void> => {
    const personId = await me()
    if (personId === null) return
    const now = clock.now()
    const { count, oldestAt } = waiting()
    // Idle since the last input, not since it was noticed; never before she said something else.
    const since =
      said?.personId === personId && said.state === state ? said.since : state === 'away' ? Math.max(now - idleMs(), said?.since ?? 0) : now
    const vouches = [...(await vouched())]
    const presence: Presence = {
      personId,
      at: now,
      state,
      since: Math.min(since, now),
      unsent: count,
      oldestUnsentAt: oldestAt,
      ...(vouches.length > 0 && { vouches }),
    }
    await put(presence)
    said = presence
  }
  /** One after the other: the later word is never overtaken by an earlier one. */
  const beat = (state: State): Promise<void> => {
    asked = false
    calmUntil = clock.monotonic() + CALM_MS
    const mine = last.then(() => tell(state))
    last = mine.catch(() => undefined)
    return mine
  }
  const quietly = (state: State): Promise<void> => beat(state).catch(() => log.warn('rota.presenceNotKept'))

  const due = (): boolean => {
    if (asked) return clock.monotonic() >= calmUntil
    return said === null || stateNow() !== said.state || clock.now() - said.at >= BEAT_MS || clock.now() < said.at
  }
  const watch = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      if (due()) await quietly(stateNow())
      const wait = asked ? Math.max(1_000, calmUntil - clock.monotonic()) : LOOK_MS
      await clock.sleep(Math.min(LOOK_MS, wait), signal).catch(() => undefined)
    }
  }
  const rest = async (state: State) => {
    if (!life) return
    life.abort()
    life = null
    // What she said herself (a break, off) stands: the lock of an idle desk does not overwrite it.
    await quietly(word === 'on' ? state : word === 'off' ? 'off' : state === 'off' ? 'off' : word)
  }

  return {
    open() {
      if (life) return
      life = new AbortController()
      said = null
      asked = false
      calmUntil = 0
      void watch(life.signal)
    },
    lock: () => rest('away'),
    async close() {
      await rest('off')
      word = 'on'
      said = null
    },
    async say(state) {
      word = state
      await beat(state)
    },
    again() {
      if (life) void quietly(stateNow())
    },
    changed() {
      const { count } = waiting()
      // How many wait matters to others only by whether any do, and how it grows: not each item of a batch.
      if (life && said && (count === 0) !== (said.unsent === 0)) asked = true
    },
  }
}
