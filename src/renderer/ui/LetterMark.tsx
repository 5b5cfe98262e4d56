import type { CSSProperties } from 'react'
import type { ShopColour } from '../../shared/domain/backend/types'
import styles from './LetterMark.module.css'

/** Custom property that paints a shop's bar or mark; identity only, never a state. */
export const shopColour = (colour: ShopColour): CSSProperties => ({ '--shop': `var(--shop-${colour})` }) as CSSProperties

export function LetterMark({ code, colour, size = 20 }: { code: string; colour: ShopColour; size?: 16 | 20 }) {
  return (
    <span className={size === 16 ? `${styles.mark} ${styles.small}` : styles.mark} style={shopColour(colour)} aria-hidden>
      {[...code][0] ?? ''}
    </span>
  )
}
