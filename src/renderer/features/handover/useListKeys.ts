/** One stop of Tab for a list, arrows and letters within: rows carry `data-row`. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity }

/** @param act what other keys do to the row; true: it was one of them */
export const useListKeys = <E extends HTMLElement>(ids: readonly string[], act: (id: string, event: KeyboardEvent) => boolean) => {
  const list = useRef<E>(null)
  const [currentId, setCurrent] = useState<string | null>(null)
  const wanted = useRef(false)
  const at = Math.max(0, currentId === null ? 0 : ids.indexOf(currentId))
  const current = ids[at] ?? null
  useEffect(() => {
    if (!wanted.current || current === null) return
    wanted.current = false
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(current)}"]`)?.focus()
  }, [current])
  const onKeyDown = (event: KeyboardEvent) => {
    // A field or button within the row has keys of its own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined || current === null) return
    const step = STEPS[event.key]
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (step !== undefined && plain) {
      wanted.current = true
      const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null
      setCurrent(next)
      if (next === current) wanted.current = false
    } else if (!act(current, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { list, current, setCurrent, onKeyDown }
}
