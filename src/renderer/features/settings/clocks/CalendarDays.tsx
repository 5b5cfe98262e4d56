import { useTranslation } from 'react-i18next'
import { readSpans } from '../../../../shared/domain/clock/spanText'
import { now } from '../../../bridge/deskStore'
import { Button, IconButton } from '../../../ui/Button'
import { TextField } from '../../../ui/TextField'
import styles from './Clocks.module.css'

export interface DayText {
  key: string
  date: string
  name: string
  hours: string
}

/** Dates with hours of their own, or closed. */
export function CalendarDays({ days, onChange, tried }: { days: DayText[]; onChange: (days: DayText[]) => void; tried: boolean }) {
  const { t } = useTranslation()
  const change = (key: string, part: Partial<DayText>) => onChange(days.map((day) => (day.key === key ? { ...day, ...part } : day)))
  const add = () => onChange([...days, { key: crypto.randomUUID(), date: new Date(now()).toISOString().slice(0, 10), name: '', hours: '' }])
  return (
    <fieldset className={styles.plain}>
      <legend className={styles.title}>{t('clock.edit.exceptions')}</legend>
      <p className={styles.hint}>{t('clock.edit.exceptionsText')}</p>
      {days.map(({ key, date, name, hours }) => (
        <div key={key} className={styles.exception}>
          <TextField
            label={t('clock.edit.date')}
            type="date"
            value={date}
            onChange={(next) => change(key, { date: next })}
            error={tried && date === '' ? t('clock.edit.bad.date') : undefined}
          />
          <TextField label={t('clock.edit.exceptionName')} value={name} maxLength={80} onChange={(next) => change(key, { name: next })} />
          <TextField
            label={t('clock.edit.hoursOfDay')}
            value={hours}
            placeholder={t('clock.edit.closed')}
            hint={t('clock.edit.hoursHint')}
            onChange={(next) => change(key, { hours: next })}
            error={tried && readSpans(hours) === null ? t('clock.edit.bad.hours') : undefined}
          />
          <IconButton
            icon="trash"
            label={t('clock.edit.removeException', { date })}
            onPress={() => onChange(days.filter((day) => day.key !== key))}
          />
        </div>
      ))}
      <div>
        <Button icon="plus" onPress={add}>
          {t('clock.edit.addException')}
        </Button>
      </div>
    </fieldset>
  )
}
