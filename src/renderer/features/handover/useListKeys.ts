/** One stop of Tab for a list, arrows and letters within: rows carry `data-row`. */
import { type KeyboardEvent, useRef, useState } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity }

/** @param act what other keys do to the row; true: it was one of them */
export const useListKeys = <E extends HTMLElement>(ids: readonly string[], act: (id: string, event: KeyboardEvent) => boolean) => {
  const list = useRef<E>(null)
  const [currentId, setCurrent] = useState<string | null>(null)
  const current = currentId !== null && ids.includes(currentId) ? currentId : (ids[0] ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    // A field or button within the row has keys of its own.
    const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
    if (id === undefined) return
    const step = STEPS[event.key]
    if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(id) + step))]
      // The focus goes first and at once, so that keys which follow fast find it there.
      if (next !== undefined) list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)?.focus()
    } else if (!act(id, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { list, current, setCurrent, onKeyDown }
}
