import type { ReactNode } from 'react'
import styles from './Marked.module.css'

/** A text with what was found in it marked: for the eye by colour and line, for others as `mark`. */
export function Marked({ text, marks }: { text: string; marks: readonly (readonly [from: number, to: number])[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    if (from > at) parts.push(text.slice(at, from))
    parts.push(
      <mark key={from} className={styles.mark}>
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
