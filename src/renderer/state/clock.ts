import { useSyncExternalStore } from 'react'
import { now } from '../bridge/deskStore'

/** One timer for the whole window; every reader sees the same instant, rounded down to its step. */
const listeners = new Set<() => void>()
let timer: number | undefined
const tick = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  timer ??= window.setInterval(tick, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      window.clearInterval(timer)
      timer = undefined
    }
  }
}

/** Now, in epoch ms, renewed once a minute (whole minutes of the UTC clock). */
export const useMinute = (): number => useSyncExternalStore(subscribe, () => Math.floor(now() / 60_000) * 60_000)
/** Now, renewed each second: only for the last two minutes of a countdown. */
export const useSecond = (): number => useSyncExternalStore(subscribe, () => Math.floor(now() / 1_000) * 1_000)
/** Renewed each second where an instant is less than two minutes away on either side, else each minute. */
export const useNear = (at: number | null): number =>
  useSyncExternalStore(subscribe, () => {
    const step = at !== null && Math.abs(at - now()) < 120_000 ? 1_000 : 60_000
    return Math.floor(now() / step) * step
  })
/**
 * The time by which a row is worded: each minute where it is pointed at, as it is then read out; elsewhere only once its
 * deadline has passed, for a dozen words in every row of the list are not for each minute.
 */
export const useRowTime = (dueAt: number | null, pointedAt: boolean): { minute: number; late: boolean } => {
  const late = useSyncExternalStore(subscribe, () => dueAt !== null && now() >= dueAt)
  useSyncExternalStore(subscribe, () => (pointedAt ? Math.floor(now() / 60_000) : 0))
  return { minute: Math.floor(now() / 60_000), late }
}
