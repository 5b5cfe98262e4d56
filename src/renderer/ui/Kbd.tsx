import { keyLabel } from '../commands/keyLabel'
import styles from './Kbd.module.css'

/** A key or chord, drawn the platform's way. `keys` is written as in the registry: `Mod+Shift+R`, `g d`. */
export function Kbd({ keys, tone }: { keys: string; tone?: 'onAccent' | undefined }) {
  return <kbd className={tone === 'onAccent' ? `${styles.kbd} ${styles.onAccent}` : styles.kbd}>{keyLabel(keys)}</kbd>
}
