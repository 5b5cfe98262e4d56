/**
 * One question to the cache, followed for all who ask it: the same key is read once, however many parts of the screen
 * need it, and whoever comes later has the last answer at once.
 */
import { Dexie, liveQuery } from 'dexie'
import { afterFrame } from '../state/afterFrame'
import { noteReading } from '../state/rest'
import type { Cache } from './openCache'

/** `raw` runs inside Dexie and touches nothing else; `open` unseals outside of it. */
export interface LiveSource<Raw, T> {
  raw(cache: Cache): Promise<Raw>
  open(cache: Cache, raw: Raw): Promise<T>
  /** Least ms between two readings, for what is dear to read and not urgent; the last change is always read. */
  restMs?: number
  /** What is known at once, before anything was read. */
  first?(cache: Cache): T | null
}

/**
 * Follows one source. `onValue` gets each result in order, never an older one after a newer; while one result is being
 * opened, only the newest of those that come meanwhile is opened next.
 * @returns its end
 */
export const follow = <Raw, T>(cache: Cache, source: LiveSource<Raw, T>, onValue: (value: T) => void): (() => void) => {
  let over = false
  let waiting: { raw: Raw } | null = null
  let last: { raw: Raw } | null = null
  let opening = false
  const drain = async () => {
    if (opening) return
    opening = true
    while (waiting && !over) {
      const { raw } = waiting
      waiting = null
      try {
        const value = await source.open(cache, raw)
        if (!over) onValue(value)
      } catch {
        // The cache was shut meanwhile; the next one starts afresh.
      }
    }
    opening = false
  }
  const offer = (raw: Raw) => {
    last = { raw }
    waiting = last
    void drain()
  }
  let readAt = Number.NEGATIVE_INFINITY
  let latest = 0
  const read = () => {
    readAt = performance.now()
    noteReading()
    return source.raw(cache)
  }
  const rested = () => {
    const rest = readAt + (source.restMs ?? 0) - performance.now()
    latest += 1
    const mine = latest
    if (rest <= 0) return read()
    // Dexie's own promise, or it no longer knows that it is the live query which reads.
    return new Dexie.Promise<void>((done) => setTimeout(done, rest)).then(() => {
      // Dexie asks again at each change, also while one waits: only the last of them reads.
      if (mine !== latest) throw new Dexie.AbortError()
      return read()
    })
  }
  const subscription = liveQuery(rested).subscribe({ next: offer, error: () => undefined })
  const again = () => {
    if (last) offer(last.raw)
  }
  cache.keyListeners.add(again)
  return () => {
    over = true
    cache.keyListeners.delete(again)
    subscription.unsubscribe()
  }
}

/** Whoever leaves in one commit and comes again in the next finds what stood. */
const LINGER_MS = 100

export class Live {
  /** Null until the first answer. */
  answer: { value: unknown } | null = null
  readonly listeners = new Set<(value: unknown) => void>()
  end: () => void = () => undefined
  leaving: ReturnType<typeof setTimeout> | undefined
}

/** What the last answer to this question was, as long as somebody follows it. */
export const answerOf = <T>(cache: Cache, key: string): T | null => (cache.lives.get(key)?.answer?.value as T | undefined) ?? null

/**
 * Joins those who follow `key`, or begins. Equal keys must ask the same.
 * @param known something is shown already: the reading waits for the frame that shows it
 * @returns its end
 */
export const attend = <Raw, T>(
  cache: Cache,
  key: string,
  source: LiveSource<Raw, T>,
  onValue: (value: T) => void,
  known = false,
): (() => void) => {
  const found = cache.lives.get(key)
  const live = found ?? new Live()
  const listener = (value: unknown) => onValue(value as T)
  live.listeners.add(listener)
  clearTimeout(live.leaving)
  if (!found) {
    cache.lives.set(key, live)
    const begin = () => {
      live.end = follow(cache, source, (value) => {
        live.answer = { value }
        for (const listen of [...live.listeners]) listen(value)
      })
    }
    if (known) live.end = afterFrame(begin)
    else begin()
  }
  if (live.answer) listener(live.answer.value)
  return () => {
    live.listeners.delete(listener)
    if (live.listeners.size > 0) return
    clearTimeout(live.leaving)
    live.leaving = setTimeout(() => endLive(cache, key, live), LINGER_MS)
  }
}

const endLive = (cache: Cache, key: string, live: Live): void => {
  if (live.listeners.size > 0 || cache.lives.get(key) !== live) return
  cache.lives.delete(key)
  live.end()
}

/** On lock: nothing is followed any more, and no answer stays. */
export const endLives = (cache: Cache): void => {
  for (const live of cache.lives.values()) {
    clearTimeout(live.leaving)
    live.end()
    live.answer = null
    live.listeners.clear()
  }
  cache.lives.clear()
}
