import { Button, Label, ListBox, ListBoxItem, Popover, Select as RacSelect, SelectValue, Text } from 'react-aria-components'
import { cx } from './classes'
import styles from './Field.module.css'
import { Icon } from './Icon'
import menu from './Menu.module.css'

export interface SelectOption<T extends string> {
  id: T
  label: string
}
export interface SelectProps<T extends string> {
  label: string
  hideLabel?: boolean
  hint?: string | undefined
  options: readonly SelectOption<T>[]
  value: T | null
  onChange: (value: T) => void
  /** Shown where nothing is chosen. */
  placeholder?: string
  isDisabled?: boolean
}

export function Select<T extends string>({ label, hideLabel, hint, options, value, onChange, placeholder, isDisabled }: SelectProps<T>) {
  return (
    <RacSelect
      className={styles.field ?? ''}
      isDisabled={Boolean(isDisabled)}
      value={value}
      onChange={(key) => {
        const found = options.find((one) => one.id === key)
        if (found) onChange(found.id)
      }}
    >
      <Label className={hideLabel ? 'visuallyHidden' : (styles.label ?? '')}>{label}</Label>
      <Button className={styles.trigger ?? ''}>
        {/* The words alone: an option's own children hold a column for its tick. */}
        <SelectValue className={styles.value ?? ''}>{({ selectedText }) => selectedText || placeholder}</SelectValue>
        <Icon name="chevronDown" />
      </Button>
      {hint ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
      <Popover className={cx(menu.popover, menu.fits)} offset={4}>
        <ListBox className={menu.menu ?? ''} items={options}>
          {(one) => (
            <ListBoxItem id={one.id} textValue={one.label} className={menu.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={menu.tick}>{isSelected ? <Icon name="check" /> : null}</span>
                  <span className={menu.text}>{one.label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </RacSelect>
  )
}
