/** A finding in the reader's words: which rule, and by how much it is broken. */
import type { TFunction } from 'i18next'
import type { Finding, Mend, RuleCode } from '../../../../shared/domain/rota/plan'
import type { Format } from '../../../i18n/format'
import type { Plan } from '../current'
import { itemOf } from '../current'

/** Figures by their name: minutes as hours, instants as times, days as dates; everything else as it is. */
const said = (t: TFunction, format: Format, { figures }: Finding, zone: string): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]): [string, string | number] => {
      if (typeof value === 'string')
        return /^\d{4}-\d\d-\d\d$/.test(value)
          ? [name, format.date(Date.parse(`${value}T12:00:00Z`), 'UTC')]
          : [name, name === 'kind' ? t(`rota.leave.${value}`, { defaultValue: value }) : value]
      if (name.endsWith('At')) return [name, format.time(value, zone)]
      return [name, value]
    }),
  )
/** Rules whose figures are minutes; those of the others are counts. */
const inMinutes = new Set<RuleCode>([
  'overlap',
  'rest',
  'maxDay',
  'maxWeek',
  'underWeek',
  'weeklyRest',
  'leave',
  'breaks',
  'stretch',
  'hours',
  'holiday',
  'clockChange',
])
const lengths = new Set(['minutes', 'needed', 'most', 'wall', 'agreed', 'beyond'])

export const findingWords = (t: TFunction, format: Format, finding: Finding, zone: string): string => {
  const values = said(t, format, finding, zone)
  const { figures } = finding
  if (inMinutes.has(finding.rule))
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'number' && lengths.has(name)) values[name] = spanOfMinutes(t, value)
  const count = figures.days ?? figures.nights
  return t(`rota.rule.${finding.rule}`, typeof count === 'number' ? { ...values, count } : values)
}
/**
 * `2 h 15`, also for no time at all. Working time and rest are counted in hours wherever law and contracts speak of them:
 * 49 h of a week, not two days and an hour. Never broken over two lines.
 */
export const spanOfMinutes = (t: TFunction, minutes: number): string => {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  const words =
    h === 0
      ? t('common.span.minutes', { m })
      : m === 0
        ? t('common.span.hours', { h })
        : t('common.span.hoursMinutes', { h, m: String(m).padStart(2, '0') })
  return words.replaceAll(' ', '\u00a0')
}

export const findingShort = (t: TFunction, rule: RuleCode): string => t(`rota.ruleShort.${rule}`)

/** What would mend it, as a sentence; null where what it is about is no more. */
export const mendWords = (t: TFunction, format: Format, mend: Mend, plan: Plan): string | null => {
  const found = itemOf(plan, mend.shiftId)
  if (!found) return null
  const { shift, startAt } = found.item
  const which = { date: format.date(startAt, shift.zone), hours: `${shift.start}–${shift.end}` }
  switch (mend.do) {
    case 'remove':
      return t('rota.mend.remove', which)
    case 'move':
      return t(mend.date === shift.date ? 'rota.mend.move' : 'rota.mend.moveDay', {
        ...which,
        to: `${mend.start}–${mend.end}`,
        day: format.date(Date.parse(`${mend.date}T12:00:00Z`), 'UTC'),
      })
    case 'give':
      return t('rota.mend.give', { ...which, name: plan.rowOf.get(mend.personId)?.person.name ?? '' })
    case 'breaks':
      return t('rota.mend.breaks', { ...which, count: mend.breaks.length })
  }
}
