/** Who works by keys stays on the board: what goes from under the focus (handed over, taken back) leaves it with the part that is shown. */
import { type FocusEvent, useLayoutEffect, useRef } from 'react'

export const useFocusStays = (instead: string) => {
  const board = useRef<HTMLDivElement>(null)
  const inside = useRef(false)
  // Each time: what was removed under the focus is told by no event.
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body) board.current?.querySelector<HTMLElement>(instead)?.focus()
  })
  return {
    ref: board,
    onFocus: () => {
      inside.current = true
    },
    onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => {
      inside.current = relatedTarget instanceof Node && board.current?.contains(relatedTarget) === true
    },
  }
}
