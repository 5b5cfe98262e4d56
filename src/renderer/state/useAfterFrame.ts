import { startTransition, useEffect, useState } from 'react'
import { afterFrame } from './afterFrame'

/** The value as it was when the last frame had been drawn, and `first` before any. Follows in slices that a key may interrupt. */
export const useAfterFrame = <T>(value: T, first: T): T => {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    if (Object.is(value, shown)) return
    return afterFrame(() => startTransition(() => setShown(value)))
  }, [value, shown])
  return shown
}
