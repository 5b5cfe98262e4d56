import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/TextField'

const split = /[,;،、，；\n]/

/** Several words in one field, parted by commas of any script. What is being typed stays as typed until the field is left. */
export function Words({
  label,
  hint,
  value,
  max,
  onChange,
}: {
  label: string
  hint?: string
  value: readonly string[]
  max: number
  onChange: (value: string[]) => void
}) {
  const { i18n } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const comma = i18n.language.startsWith('ar') ? '، ' : i18n.language.startsWith('zh') ? '、' : ', '
  return (
    <TextField
      label={label}
      hint={hint}
      value={typed ?? value.join(comma)}
      onChange={(text) => {
        setTyped(text)
        const words = text.split(split).map((one) => one.trim().slice(0, 60))
        onChange([...new Set(words.filter(Boolean))].slice(0, max))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
