/**
 * Time as the simulation has it: the world's own (servers, network), the desk's monotonic clock, which stands still
 * while the machine sleeps, and its wall clock, which anybody may set. Nothing passes unless `next` is called.
 */
import type { Clock } from '../../../src/main/ports'

interface Timer {
  at: number
  fire: () => void
}

/** Lets everything run that needs no time. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** `alive` turns false when the process of that life ended: nothing of it wakes again. */
export interface Life {
  alive: boolean
  timers: Set<Timer>
}

/** No run needs so many; one that does waits for nothing, again and again. */
const MOST_TURNS = 60_000

export const createTime = (startAt: number) => {
  let world = 0
  let slept = 0
  let skew = startAt
  let turns = 0
  const worldTimers = new Set<Timer>()
  const lives = new Set<Life>()
  const mono = () => world - slept

  const soonest = (): number => {
    let at = Number.POSITIVE_INFINITY
    for (const timer of worldTimers) if (timer.at < at) at = timer.at
    for (const life of lives) for (const timer of life.timers) if (timer.at + slept < at) at = timer.at + slept
    return at
  }
  const fireDue = (desk: boolean): number => {
    const due: Timer[] = []
    for (const timer of worldTimers)
      if (timer.at <= world) {
        due.push(timer)
        worldTimers.delete(timer)
      }
    if (desk)
      for (const life of lives)
        for (const timer of life.timers)
          if (timer.at <= mono()) {
            due.push(timer)
            life.timers.delete(timer)
          }
    for (const timer of due) timer.fire()
    return due.length
  }

  return {
    /** Ms since the run began, by the world. */
    now: () => world,
    mono,
    /** The server's clock, epoch ms. */
    serverNow: () => Math.floor(startAt + world),
    deskNow: () => Math.floor(skew + world),
    jump(ms: number): void {
      skew += ms
    },
    /** Calls back in world time. */
    after(ms: number, fire: () => void): void {
      worldTimers.add({ at: world + Math.max(0, Math.ceil(ms)), fire })
    },
    begin(): Life {
      const life = { alive: true, timers: new Set<Timer>() }
      lives.add(life)
      return life
    },
    end(life: Life): void {
      life.alive = false
      life.timers.clear()
      lives.delete(life)
    },
    clockOf: (life: Life): Clock => ({
      now: () => Math.floor(skew + world),
      monotonic: mono,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason)
          if (!life.alive) return
          const stop = () => {
            life.timers.delete(timer)
            reject(signal?.reason)
          }
          const timer: Timer = {
            at: mono() + Math.max(0, Math.ceil(ms)),
            fire: () => {
              signal?.removeEventListener('abort', stop)
              resolve()
            },
          }
          life.timers.add(timer)
          signal?.addEventListener('abort', stop, { once: true })
        }),
    }),
    /** Moves on to the next timer within `mostMs`. */
    /** Whole ms throughout: a remainder too small for a double would never be reached. */
    async next(mostMs: number): Promise<void> {
      turns += 1
      if (turns > MOST_TURNS) throw new Error(`spins: ${turns} turns and no end`)
      await settle()
      world += Math.min(mostMs, Math.max(0, soonest() - world))
      fireDue(true)
      await settle()
    },
    /** The lid is closed: the world goes on, the desk does not. */
    async sleep(ms: number): Promise<void> {
      const until = world + ms
      while (world < until) {
        let at = until
        for (const timer of worldTimers) if (timer.at < at) at = timer.at
        slept += Math.max(0, at - world)
        world = Math.max(world, at)
        fireDue(false)
        await settle()
      }
    },
  }
}
export type Time = ReturnType<typeof createTime>
