import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/domain/rules/types'
import { useFormat, useZone } from '../../i18n/useFormat'
import { Choices } from '../../ui/Choices'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Rules.module.css'

type TimeCondition = Extract<Condition, { type: 'time' }>
/** 2024-01-01 was a Monday. */
const monday = Date.UTC(2024, 0, 1, 12)
const dayMs = 86_400_000

/** Hours of the day on the customer's, the shop's or a named clock. */
export function TimeFields({ value, onChange }: { value: TimeCondition; onChange: (condition: Condition) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const own = useZone()
  const named = value.zone !== 'customer' && value.zone !== 'shop'
  const [zone, setZone] = useState(named ? value.zone : own)
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('rule.zone')}
          value={named ? 'other' : (value.zone as 'customer' | 'shop')}
          options={(['customer', 'shop', 'other'] as const).map((id) => ({ id, label: t(`rule.zoneOf.${id}`) }))}
          onChange={(id) => onChange({ ...value, zone: id === 'other' ? zone : id })}
        />
        {named ? (
          <TextField
            label={t('rule.zoneName')}
            value={value.zone}
            dir="ltr"
            onChange={(text) => {
              setZone(text)
              onChange({ ...value, zone: text })
            }}
          />
        ) : null}
      </div>
      <div className={styles.pair}>
        <TextField label={t('rule.from')} value={value.start} onChange={(start) => onChange({ ...value, start })} />
        <TextField label={t('rule.to')} value={value.end} onChange={(end) => onChange({ ...value, end })} />
      </div>
      <Choices
        label={t('rule.weekdays')}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ id: String(day), label: format.weekday(monday + (day - 1) * dayMs, 'UTC') }))}
        value={value.weekdays.map(String)}
        onChange={(days) => onChange({ ...value, weekdays: days.map(Number).sort() })}
      />
    </>
  )
}
