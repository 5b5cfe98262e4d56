import type { ReactNode } from 'react'
import { cx } from './classes'
import styles from './ListSide.module.css'

/** The side of a screen on which things are found: what is looked for, how many there are, the list. What is told stands over it. */
export function ListSide({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={cx(styles.side, wide && styles.wide)}>{children}</div>
}

/** The search, and behind a line that says how many count the `choices`, and what else narrows the list. */
export function ListFilters({
  search,
  on,
  summary,
  choices,
  children,
}: {
  search: ReactNode
  /** How many filters count. */
  on: number
  summary: string
  choices: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={styles.filters}>
      {search}
      <details className={styles.more} open={on > 0 || undefined}>
        <summary>{summary}</summary>
        <div className={styles.choices}>{choices}</div>
        {children}
      </details>
    </div>
  )
}

/** How many there are, and what can be done with those that are marked. */
export function ListCounts({ text, checked }: { text: string; checked?: ReactNode }) {
  return (
    <div className={styles.counts} role="status">
      {text}
      {checked ? <span className={styles.checked}>{checked}</span> : null}
    </div>
  )
}
