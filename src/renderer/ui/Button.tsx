import type { ReactNode } from 'react'
import { Button as RacButton, type ButtonProps as RacButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { cx } from './classes'
import { Icon, type IconName } from './Icon'
import { Kbd } from './Kbd'
import { Tooltip } from './Tooltip'

export interface ButtonProps extends Omit<RacButtonProps, 'className' | 'style' | 'children'> {
  children: ReactNode
  /** `primary` once a screen; `quiet` has no border; `danger` for what asks first. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  /** Key hint inside the button, written as in the registry. */
  keys?: string | undefined
  wide?: boolean
}

export function Button({ children, kind = 'plain', icon, keys, wide, ...rest }: ButtonProps) {
  return (
    <RacButton {...rest} className={cx(styles.button, styles[kind], wide && styles.wide)}>
      {icon ? <Icon name={icon} /> : null}
      <span className={styles.label}>{children}</span>
      {keys ? <Kbd keys={keys} tone={kind === 'primary' ? 'onAccent' : undefined} /> : null}
    </RacButton>
  )
}

export interface IconButtonProps extends Omit<RacButtonProps, 'className' | 'style' | 'children'> {
  icon: IconName
  /** Name for screen readers and the tooltip. */
  label: string
  keys?: string | undefined
  on?: boolean
}

export function IconButton({ icon, label, keys, on, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <RacButton {...rest} aria-label={label} className={cx(styles.button, styles.iconOnly, on && styles.on)}>
        <Icon name={icon} />
      </RacButton>
    </Tooltip>
  )
}
