import type { ReactNode } from 'react'
import { cx } from './classes'
import { Icon, type IconName } from './Icon'
import styles from './Pill.module.css'

export type Tone = 'calm' | 'soon' | 'late' | 'held' | 'good' | 'plain'

/** A word in a small frame: `outline` for facts (channel, language), filled for states. Never colour alone. */
export function Pill({
  tone = 'plain',
  icon,
  outline,
  children,
}: {
  tone?: Tone
  icon?: IconName | undefined
  outline?: boolean
  children: ReactNode
}) {
  return (
    <span className={cx(styles.pill, styles[tone], outline && styles.outline)}>
      {icon ? <Icon name={icon} size={12} /> : null}
      {children}
    </span>
  )
}
