import { useRef } from 'react'
import styles from './Plan.module.css'

const LEAST = 120
const STEP = 16

/** The line above a pane at the foot: dragged, or moved by the arrows (WAI-ARIA window splitter). */
export function HeightHandle({ label, size, onSize }: { label: string; size: number; onSize: (size: number) => void }) {
  const from = useRef<{ y: number; size: number } | null>(null)
  const most = () => Math.max(LEAST, window.innerHeight - 320)
  const clamp = (value: number) => Math.min(most(), Math.max(LEAST, Math.round(value)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot take focus and a value
    <div
      role="separator"
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuenow={size}
      aria-valuemin={LEAST}
      aria-valuemax={most()}
      tabIndex={0}
      className={styles.handle}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { y: event.clientY, size }
      }}
      onPointerMove={(event) => {
        if (from.current) onSize(clamp(from.current.size + from.current.y - event.clientY))
      }}
      onPointerUp={() => {
        from.current = null
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') onSize(clamp(size + STEP))
        else if (event.key === 'ArrowDown') onSize(clamp(size - STEP))
        else if (event.key === 'Home') onSize(LEAST)
        else if (event.key === 'End') onSize(most())
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
