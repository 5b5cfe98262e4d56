import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/TextField'

/** «8», «8:30», «0830» and «08.30» are times as people type them; null: none that we know. */
export const readTime = (text: string): string | null => {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim())
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? '0')]
  if (!found || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** A time on the wall. `empty` allows none: then the value is null. */
export function TimeBox<Empty extends boolean = false>({
  label,
  hint,
  value,
  empty,
  hideLabel = false,
  onChange,
}: {
  label: string
  hint?: string
  value: string | null
  empty?: Empty
  hideLabel?: boolean
  onChange: (value: Empty extends true ? string | null : string) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const bad = typed !== null && readTime(typed) === null && !(empty && typed.trim() === '')
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      hint={hint}
      placeholder={empty ? '–' : '09:00'}
      error={bad ? t('rotaPeople.bad.time') : undefined}
      value={typed ?? value ?? ''}
      onChange={(text) => {
        setTyped(text)
        const time = readTime(text)
        if (time !== null) onChange(time)
        else if (empty && text.trim() === '') (onChange as (none: null) => void)(null)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
