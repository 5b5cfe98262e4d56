import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A whole window that says one thing. */
export function Notice({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <main className={styles.notice}>
      <h1 className={styles.title}>{title}</h1>
      {text ? <p className={styles.text}>{text}</p> : null}
      {action}
    </main>
  )
}
