/** Hook over `live.ts`: the answer to one question, from the first moment at which anything of it is known. */
import { useEffect, useRef, useState } from 'react'
import { useCache } from './CacheProvider'
import { answerOf, attend, type LiveSource } from './live'

interface Held<T> {
  key: string
  value: T | null
}

/** `key` names the question: equal keys ask the same, wherever on the screen. Null until the first answer to this very question. */
export const useLive = <Raw, T>(key: string, source: LiveSource<Raw, T>): T | null => {
  const cache = useCache()
  const [held, setHeld] = useState<Held<T> | null>(null)
  const current = useRef(source)
  current.current = source
  const first = useRef<Held<T> | null>(null)
  const shown = useRef<Held<T> | null>(null)
  useEffect(() => {
    let last = shown.current?.key === key ? shown.current.value : null
    const take = (value: T) => {
      if (sameList(last, value)) return
      last = value
      setHeld({ key, value })
    }
    return attend(cache, key, current.current, take, last !== null)
  }, [cache, key])
  if (held?.key !== key && first.current?.key !== key)
    first.current = { key, value: answerOf<T>(cache, key) ?? source.first?.(cache) ?? null }
  const now = held?.key === key ? held : first.current
  shown.current = now
  return now?.value ?? null
}

/** Lists of equal members are one list: nothing needs to be drawn again. */
const sameList = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((member, at) => Object.is(member, b[at])))
