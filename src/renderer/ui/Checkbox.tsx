import type { ReactNode } from 'react'
import { Checkbox as RacCheckbox, type CheckboxProps as RacProps } from 'react-aria-components'
import styles from './Field.module.css'
import { Icon } from './Icon'

export interface CheckboxProps extends Omit<RacProps, 'className' | 'style' | 'children'> {
  children?: ReactNode
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <RacCheckbox {...rest} className={styles.checkbox ?? ''}>
      <span className={styles.box}>
        <Icon name="check" size={12} />
      </span>
      {children ? <span>{children}</span> : null}
    </RacCheckbox>
  )
}
