import type { CSSProperties } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import styles from './Progress.module.css'

/** `value` null where the end is not known: then a calm bar without a claim. */
export function Progress({ label, value, max, words }: { label: string; value: number | null; max: number; words?: string | undefined }) {
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      isIndeterminate={value === null}
      value={value ?? 0}
      maxValue={max || 1}
      {...(words ? { valueLabel: words } : {})}
    >
      {({ percentage, valueText }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            <span>{words ?? valueText}</span>
          </span>
          <span className={styles.track}>
            <span
              className={value === null ? `${styles.fill} ${styles.open}` : styles.fill}
              style={{ '--part': `${percentage ?? 30}%` } as CSSProperties}
            />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
