import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat'
import { IconButton } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { isoWeekdays, weekdayName } from '../parts/days'
import { TimeBox } from '../parts/TimeBox'
import styles from './People.module.css'
import type { PersonFieldsProps } from './PersonDialog'

/** The usual week, on her own clock: what stands in for a week that nobody has planned. */
export function WeekFields({ person, set, faults }: PersonFieldsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = (at: number, part: Partial<(typeof person.week)[number]>) =>
    set({ week: person.week.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  return (
    <div className={styles.form}>
      <p className={styles.weak}>{t('rotaPeople.week.hint', { city: person.city })}</p>
      {faults.includes('week') ? <ErrorNote title={t('rotaPeople.bad.week')} /> : null}
      {isoWeekdays.map((weekday) => {
        const name = weekdayName(weekday, format)
        const mine = person.week.flatMap((one, at) => (one.weekday === weekday ? [{ ...one, at }] : []))
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
          <div key={weekday} role="group" aria-label={name} className={styles.line}>
            <span className={styles.day}>{name}</span>
            <div className={styles.spans}>
              {mine.length === 0 ? <span className={styles.weak}>{t('rotaPeople.week.off')}</span> : null}
              {mine.map((one) => (
                <div key={one.at} className={styles.span}>
                  <TimeBox
                    hideLabel
                    label={t('rotaPeople.field.start')}
                    value={one.start}
                    onChange={(start) => change(one.at, { start })}
                  />
                  <span aria-hidden>–</span>
                  <TimeBox hideLabel label={t('rotaPeople.field.end')} value={one.end} onChange={(end) => change(one.at, { end })} />
                  <span className={styles.weak}>{one.end <= one.start ? t('rotaPeople.week.nextDay') : null}</span>
                  <IconButton
                    icon="close"
                    label={t('rotaPeople.week.drop', { day: name })}
                    onPress={() => set({ week: person.week.filter((_, place) => place !== one.at) })}
                  />
                </div>
              ))}
            </div>
            <IconButton
              icon="plus"
              label={t('rotaPeople.week.add', { day: name })}
              onPress={() => {
                const last = person.week.at(-1)
                set({ week: [...person.week, { weekday, start: last?.start ?? '09:00', end: last?.end ?? '17:30' }] })
              }}
            />
          </div>
        )
      })}
    </div>
  )
}
