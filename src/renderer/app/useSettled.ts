import { useEffect, useState } from 'react'
import { useListHasRows } from '../features/inbox'

/** Whether the list's first rows stand and the page has a moment to spare; at the latest a second after the beginning. */
export const useSettled = (): boolean => {
  const [settled, setSettled] = useState(false)
  const rows = useListHasRows()
  useEffect(() => {
    if (settled) return
    const settle = () => setSettled(true)
    if (!rows) {
      // The moment in which the cache is read is none to spare: the rows come next.
      const timer = setTimeout(settle, 1_000)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(settle, { timeout: 200 })
    return () => cancelIdleCallback(idle)
  }, [settled, rows])
  return settled
}
