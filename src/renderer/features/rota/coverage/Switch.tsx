import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './Coverage.module.css'

interface Props<T extends string> {
  label: string
  options: readonly { id: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, side by side. */
export function Switch<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <ToggleButtonGroup
      className={styles.switch ?? ''}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const found = options.find(({ id }) => keys.has(id))
        if (found) onChange(found.id)
      }}
    >
      {options.map(({ id, label: text }) => (
        <ToggleButton key={id} id={id} className={styles.option ?? ''}>
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
