import { useTranslation } from 'react-i18next'
import { holidayCountries, isHoliday } from '../../../../shared/domain/clock/holidays/holidays'
import { now } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { IconButton } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import styles from './Clocks.module.css'

const DAY = 86_400_000
const SHOWN = 4
const MOST = 20

const nextOf = (countries: readonly string[], from: number): number[] => {
  const days: number[] = []
  for (let day = from; day < from + 400 && days.length < SHOWN; day++) {
    if (countries.some((country) => isHoliday(country, day))) days.push(day)
  }
  return days
}

/** Countries whose public holidays close the calendar, and when they do next. */
export function CalendarHolidays({ holidays, onChange }: { holidays: readonly string[]; onChange: (holidays: string[]) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const others = holidayCountries
    .filter((country) => !holidays.includes(country))
    .map((id) => ({ id, label: format.country(id) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const next = nextOf(holidays, Math.floor(now() / DAY))
  return (
    <fieldset className={styles.plain}>
      <legend className={styles.title}>{t('clock.edit.holidays')}</legend>
      <p className={styles.hint}>{t('clock.edit.holidaysText')}</p>
      <ul className={styles.chips}>
        {holidays.map((country) => (
          <li key={country} className={styles.chip}>
            {format.country(country)}
            <IconButton
              icon="close"
              label={t('clock.edit.removeCountry', { country: format.country(country) })}
              onPress={() => onChange(holidays.filter((one) => one !== country))}
            />
          </li>
        ))}
      </ul>
      {holidays.length < MOST ? (
        <div className={styles.short}>
          <Select
            label={t('clock.edit.addCountry')}
            value={null}
            options={others}
            onChange={(country) => onChange([...holidays, country])}
          />
        </div>
      ) : null}
      {next.length > 0 ? (
        <p className={styles.hint}>
          {t('clock.edit.nextHolidays', { days: format.list(next.map((day) => format.date(day * DAY, 'UTC'))) })}
        </p>
      ) : null}
    </fieldset>
  )
}
