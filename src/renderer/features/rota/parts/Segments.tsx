import { Radio, RadioGroup } from 'react-aria-components'
import styles from './Parts.module.css'

/** One of a few, side by side. */
export function Segments<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { id: T; label: string }[]
  value: T
  onChange: (value: T) => void
}) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      className={styles.segments ?? ''}
      value={value}
      onChange={(next) => {
        const found = options.find(({ id }) => id === next)
        if (found) onChange(found.id)
      }}
    >
      {options.map((one) => (
        <Radio key={one.id} value={one.id} className={styles.segment ?? ''}>
          {one.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
