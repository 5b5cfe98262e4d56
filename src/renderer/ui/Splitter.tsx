import { useRef } from 'react'
import styles from './Splitter.module.css'

export interface SplitterProps {
  /** What is resized, for screen readers. */
  label: string
  /** Width in px of the pane it governs. */
  size: number
  min: number
  max: number
  /** The governed pane lies before the line (`start`) or after it (`end`), in reading direction. */
  pane: 'start' | 'end'
  onSize: (size: number) => void
  /** Double click, or Enter. */
  onReset?: () => void
}

/** The WAI-ARIA window splitter: arrows move 8 px, with Shift 32, Home and End to the limits. */
export function Splitter({ label, size, min, max, pane, onSize, onReset }: SplitterProps) {
  const from = useRef<{ x: number; size: number } | null>(null)
  const clamp = (value: number) => Math.min(max, Math.max(min, Math.round(value)))
  const sign = (element: Element) => (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * (pane === 'start' ? 1 : -1)
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot take focus and a value
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.splitter}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, size }
      }}
      onPointerMove={(event) => {
        if (from.current) onSize(clamp(from.current.size + (event.clientX - from.current.x) * sign(event.currentTarget)))
      }}
      onPointerUp={() => {
        from.current = null
      }}
      onDoubleClick={onReset}
      onKeyDown={(event) => {
        const step = event.shiftKey ? 32 : 8
        const along = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
        if (along !== 0) onSize(clamp(size + along * sign(event.currentTarget)))
        else if (event.key === 'Home') onSize(min)
        else if (event.key === 'End') onSize(max)
        else if (event.key === 'Enter') onReset?.()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
