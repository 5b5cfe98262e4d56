/** What the law of a person's country asks of her plan, each with its statute: why a rule is stricter than her contract. */
import { useTranslation } from 'react-i18next'
import { lawOf } from '../../../../shared/domain/rota/law/law'
import type { Law } from '../../../../shared/domain/rota/law/types'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { dateIn } from '../parts/days'
import styles from './LawFacts.module.css'

interface Fact {
  key: string
  values: Record<string, string>
  source: string
}

const factsOf = (law: Law, hours: (minutes: number) => string, share: (part: number) => string): Fact[] => {
  const facts: Fact[] = []
  const add = (key: string, values: Fact['values'], source: string) => facts.push({ key, values, source })
  const { night, normal, overtime } = law
  if (law.dailyRest) add('dailyRest', { hours: hours(law.dailyRest.minutes) }, law.dailyRest.source)
  if (law.weeklyRest) add('weeklyRest', { hours: hours(law.weeklyRest.minutes) }, law.weeklyRest.source)
  if (law.maxDay) add('maxDay', { hours: hours(law.maxDay.minutes) }, law.maxDay.source)
  if (law.maxWeek) {
    const { averageWeeks: weeks, minutes, source } = law.maxWeek
    add(weeks === 1 ? 'maxWeek' : 'maxWeekMean', { hours: hours(minutes), weeks: String(weeks) }, source)
  }
  // The smallest pause that can be planned stands for «any».
  for (const { beyond, minutes, source } of law.breaks)
    add(minutes <= 5 ? 'anyBreak' : 'breaks', { hours: hours(beyond), minutes: String(minutes) }, source)
  if (normal.week !== null) add('normalWeek', { hours: hours(normal.week) }, normal.source)
  if (overtime.premium > 0) add('overtime', { share: share(overtime.premium) }, overtime.source)
  if (night.source !== '')
    add(night.premium > 0 ? 'night' : 'nightPlain', { from: night.from, to: night.to, share: share(night.premium) }, night.source)
  if (law.holiday && law.holiday.premium > 0) add('holiday', { share: share(law.holiday.premium) }, law.holiday.source)
  if (law.restDay && law.restDay.premium > 0) add('restDay', { share: share(law.restDay.premium) }, law.restDay.source)
  return facts
}

export function LawFacts({ country }: { country: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const law = lawOf(country, dateIn(useMinute(), 'UTC'))
  const facts = factsOf(law, (minutes) => format.number(minutes / 60), format.percent)
  return (
    <section className={styles.law}>
      <h3>{country === null || law.country === '' ? t('rotaLaw.title') : t('rotaLaw.titleOf', { country: format.country(country) })}</h3>
      {facts.length === 0 ? (
        <p>{t(country === null ? 'rotaLaw.notSaid' : 'rotaLaw.notKnown')}</p>
      ) : (
        <>
          <ul>
            {facts.map(({ key, values, source }) => (
              <li key={`${key} ${values.hours ?? ''}`}>
                <span>{t(`rotaLaw.${key}`, values)}</span> <cite dir="auto">{source}</cite>
              </li>
            ))}
          </ul>
          <p>{t('rotaLaw.floor')}</p>
        </>
      )}
    </section>
  )
}
