import type { ReactElement, ReactNode } from 'react'
import { Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './Kbd'
import styles from './Tooltip.module.css'

/** Wraps one focusable React Aria element; shows on hover and on keyboard focus. */
export function Tooltip({ text, keys, children }: { text: ReactNode; keys?: string | undefined; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <RacTooltip offset={6} className={styles.tooltip ?? ''}>
        <span>{text}</span>
        {keys ? <Kbd keys={keys} /> : null}
      </RacTooltip>
    </TooltipTrigger>
  )
}
