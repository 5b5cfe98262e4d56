import { useTranslation } from 'react-i18next'
import { readSpans } from '../../../../shared/domain/clock/spanText'
import { useFormat } from '../../../i18n/useFormat'
import { IconButton } from '../../../ui/Button'
import { TextField } from '../../../ui/TextField'
import styles from './Clocks.module.css'
import { WEEKDAYS, weekdayName } from './planWords'

export type WeekText = { key: string; weekday: number; start: string; end: string }[]

/** Seven days, any number of hours in each. */
export function CalendarWeek({ week, onChange, tried }: { week: WeekText; onChange: (week: WeekText) => void; tried: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = (key: string, part: Partial<WeekText[number]>) =>
    onChange(week.map((span) => (span.key === key ? { ...span, ...part } : span)))
  const add = (weekday: number) => {
    const last = week.findLast((span) => span.weekday === weekday)
    const hours = last ? { start: '', end: '' } : { start: '09:00', end: '17:00' }
    onChange([...week, { key: crypto.randomUUID(), weekday, ...hours }])
  }
  const copy = (weekday: number) => {
    const model = week.filter((span) => span.weekday === weekday)
    const others = week.filter((span) => span.weekday > 5 || span.weekday === weekday)
    const copies = WEEKDAYS.filter((one) => one <= 5 && one !== weekday).flatMap((one) =>
      model.map((span) => ({ ...span, key: crypto.randomUUID(), weekday: one })),
    )
    onChange([...others, ...copies])
  }
  return (
    <fieldset className={styles.plain}>
      <legend className={styles.title}>{t('clock.edit.week')}</legend>
      <p className={styles.hint}>{t('clock.edit.timeHint')}</p>
      {WEEKDAYS.map((weekday) => {
        const day = weekdayName(weekday, format)
        const spans = week.filter((span) => span.weekday === weekday)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of the grid
          <div key={weekday} className={styles.day} role="group" aria-label={day}>
            <span className={styles.dayName}>{day}</span>
            <div className={styles.spans}>
              {spans.length === 0 ? <span className={styles.hint}>{t('clock.edit.closed')}</span> : null}
              {spans.map((span) => {
                const bad = tried && readSpans(`${span.start}-${span.end}`)?.length !== 1
                return (
                  <div key={span.key} className={styles.span}>
                    <TextField
                      label={t('clock.edit.from')}
                      hideLabel
                      value={span.start}
                      placeholder="09:00"
                      onChange={(start) => change(span.key, { start })}
                    />
                    <span aria-hidden>–</span>
                    <TextField
                      label={t('clock.edit.to')}
                      hideLabel
                      value={span.end}
                      placeholder="17:00"
                      onChange={(end) => change(span.key, { end })}
                      error={bad ? t('clock.edit.bad.span') : undefined}
                    />
                    <IconButton
                      icon="close"
                      label={t('clock.edit.removeSpan', { day })}
                      onPress={() => onChange(week.filter(({ key }) => key !== span.key))}
                    />
                  </div>
                )
              })}
            </div>
            <IconButton icon="plus" label={t('clock.edit.addSpan', { day })} onPress={() => add(weekday)} />
            <IconButton icon="copy" label={t('clock.edit.copyDay', { day })} onPress={() => copy(weekday)} />
          </div>
        )
      })}
    </fieldset>
  )
}
