/**
 * A live query in two steps: `raw` runs inside Dexie and touches nothing else; `open` unseals outside of it.
 * While one result is being opened, only the newest of those that come meanwhile is opened next.
 */
import { liveQuery } from 'dexie'
import { useEffect, useRef, useState } from 'react'
import { useCache } from './CacheProvider'
import type { Cache } from './openCache'

export interface LiveSource<Raw, T> {
  raw(cache: Cache): Promise<Raw>
  open(cache: Cache, raw: Raw): Promise<T>
  /** What is known at once, before anything was read. */
  first?(cache: Cache): T | null
}

interface Held<T> {
  key: string
  value: T
}

/**
 * Follows one source, outside of React. `onValue` gets each result in order, never an older one after a newer.
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
  const subscription = liveQuery(() => source.raw(cache)).subscribe({ next: offer, error: () => undefined })
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

/** `key` names the question: equal keys ask the same. Null until the first answer to this very question. */
export const useLive = <Raw, T>(key: string, source: LiveSource<Raw, T>): T | null => {
  const cache = useCache()
  const [held, setHeld] = useState<Held<T> | null>(null)
  const current = useRef(source)
  current.current = source
  useEffect(() => follow(cache, current.current, (value) => setHeld((was) => keepSame(was, key, value))), [cache, key])
  const first = useRef<{ key: string; value: T | null } | null>(null)
  if (held?.key === key) return held.value
  if (first.current?.key !== key) first.current = { key, value: source.first?.(cache) ?? null }
  return first.current.value
}

const keepSame = <T>(was: Held<T> | null, key: string, value: T): Held<T> =>
  was?.key === key && sameList(was.value, value) ? was : { key, value }

/** Lists of equal members are one list: nothing needs to be drawn again. */
const sameList = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((member, at) => Object.is(member, b[at])))
