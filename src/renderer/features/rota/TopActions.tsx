import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

export const ACTIONS_ID = 'rota-actions'

/** What a tab may do as a whole stands at the end of the row of tabs. */
export function TopActions({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(ACTIONS_ID)), [])
  return place ? createPortal(children, place) : null
}
