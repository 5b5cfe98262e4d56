import { useEffect, useState } from 'react'
import { TextField } from '../../ui/TextField'

interface Props {
  label: string
  /** Null: none. */
  value: number | null
  onChange: (value: number | null) => void
  /** Digits after the point that count; what is kept is the whole number of the last of them. */
  digits?: number
}

const written = (value: number | null, digits: number): string => (value === null ? '' : String(value / 10 ** digits))
/** NaN where it is no figure. A comma is a point. */
const read = (text: string, digits: number): number | null => {
  if (text.trim() === '') return null
  const value = Number(text.trim().replace(',', '.'))
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 10 ** digits) : Number.NaN
}

/** A figure that is typed. What cannot be read is not kept: the field stays as it was written and the value is none. */
export function FigureField({ label, value, onChange, digits = 0 }: Props) {
  const [text, setText] = useState(written(value, digits))
  useEffect(() => {
    setText((before) => {
      const figure = read(before, digits)
      return figure === value || (Number.isNaN(figure) && value === null) ? before : written(value, digits)
    })
  }, [value, digits])
  return (
    <TextField
      label={label}
      value={text}
      inputMode="decimal"
      onChange={(next) => {
        if (!/^[\d.,]*$/.test(next)) return
        setText(next)
        const figure = read(next, digits)
        onChange(Number.isNaN(figure) ? null : figure)
      }}
    />
  )
}
