import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/TextField'

/** A number in words' units; what is no number within its bounds stands until it is left, then the last right one comes back. */
export function NumberBox({
  label,
  hint,
  value,
  min,
  max,
  digits = 0,
  onChange,
  hideLabel = false,
}: {
  label: string
  hint?: string
  value: number
  min: number
  max: number
  digits?: number
  onChange: (value: number) => void
  hideLabel?: boolean
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    // A comma is a point where people write it so.
    const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))
    return Number.isFinite(number) && number >= min && number <= max ? Number(number.toFixed(digits)) : null
  }
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      hint={hint}
      error={typed !== null && read(typed) === null ? t('rotaPeople.bad.number', { min: String(min), max: String(max) }) : undefined}
      inputMode="decimal"
      value={typed ?? String(Number(value.toFixed(digits)))}
      onChange={(text) => {
        setTyped(text)
        const number = read(text)
        if (number !== null) onChange(number)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
