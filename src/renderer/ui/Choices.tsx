import { useId } from 'react'
import styles from './Choices.module.css'
import { cx } from './classes'
import { Icon } from './Icon'

interface Props<T extends string> {
  label: string
  hint?: string
  options: readonly { id: T; label: string }[]
  value: readonly T[]
  onChange: (value: T[]) => void
}

/** Several of a few: each a switch in the tab order, told apart by its tick and not by colour alone. */
export function Choices<T extends string>({ label, hint, options, value, onChange }: Props<T>) {
  const id = useId()
  return (
    <fieldset className={styles.choices} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.chips}>
        {options.map((option) => {
          const on = value.includes(option.id)
          return (
            <button
              key={option.id}
              type="button"
              aria-pressed={on}
              className={cx(styles.chip, on && styles.chosen)}
              onClick={() => onChange(on ? value.filter((one) => one !== option.id) : [...value, option.id])}
            >
              {on ? <Icon name="check" size={12} /> : null}
              <bdi>{option.label}</bdi>
            </button>
          )
        })}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  )
}
