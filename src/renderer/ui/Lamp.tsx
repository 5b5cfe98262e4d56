import { cx } from './classes'
import styles from './Lamp.module.css'

export type LampState = 'up' | 'down' | 'partly' | 'unknown'

/** A dot whose shape tells the state too: full, hollow, half; the word beside it always says it. */
export function Lamp({ state }: { state: LampState }) {
  return <span aria-hidden className={cx(styles.lamp, styles[state])} />
}
