import type { RefObject } from 'react'
import { IconButton } from './Button'
import { Icon } from './Icon'
import styles from './SearchField.module.css'

interface Props {
  label: string
  placeholder: string
  text: string
  onText: (text: string) => void
  /** Down or Enter: to what was found. */
  onDown: () => void
  /** Its name, and what it does; null where there is nothing to clear. */
  clear: { label: string; onPress: () => void } | null
  field?: RefObject<HTMLInputElement | null>
}

/** Words that are looked for over a list. Escape empties it, and only an empty one lets Escape through. */
export function SearchField({ label, placeholder, text, onText, onDown, clear, field }: Props) {
  return (
    <div className={styles.box}>
      <Icon name="search" />
      <input
        ref={field}
        className={styles.input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onDown()
          } else if (event.key === 'Escape' && text !== '') {
            event.preventDefault()
            event.stopPropagation()
            onText('')
          }
        }}
      />
      {clear ? <IconButton icon="close" label={clear.label} onPress={clear.onPress} /> : null}
    </div>
  )
}
