import { keyLabel } from '../commands/keyLabel'
import styles from './Kbd.module.css'

/** A key or chord, drawn the platform's way. `keys` is written as in the registry: `Mod+Shift+R`; of `g d` each stroke has its own cap. */
export function Kbd({ keys, tone }: { keys: string; tone?: 'onAccent' | undefined }) {
  const look = tone === 'onAccent' ? `${styles.kbd} ${styles.onAccent}` : styles.kbd
  const strokes = keys.split(' ').map((stroke, place) => ({ stroke, id: `${place} ${stroke}` }))
  // Keys are named in the order in which they are pressed, in every script.
  return (
    <span className={styles.strokes} dir="ltr">
      {strokes.map(({ stroke, id }) => (
        <kbd key={id} className={look}>
          {keyLabel(stroke)}
        </kbd>
      ))}
    </span>
  )
}
