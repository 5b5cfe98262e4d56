/** Parts of a plan in the words of the interface. */
import type { TFunction } from 'i18next'
import { writeSpans } from '../../../../shared/domain/clock/spanText'
import type { Calendar, ShopPlan, Target } from '../../../../shared/domain/clock/types'
import type { Format } from '../../../i18n/format'

/** Monday, 1 January 2024: the names of weekdays come from its week. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const weekdayName = (weekday: number, format: Format): string => format.weekday(MONDAY + (weekday - 1) * DAY, 'UTC')

export const whoWords = ({ classes, channels, regions, highValueOnly }: Target, t: TFunction, format: Format): string => {
  const parts = [
    ...classes.map((one) => t('clock.scope.class', { class: one })),
    ...channels.map((one) => t(`common.channel.${one}`)),
    ...regions.map((one) => t(`clock.region.${one}`)),
    ...(highValueOnly ? [t('clock.scope.highValue')] : []),
  ]
  return parts.length === 0 ? t('clock.scope.all') : format.list(parts)
}

export const hoursWords = ({ hours }: Target, plan: Pick<ShopPlan, 'calendars'>, t: TFunction): string => {
  if (hours.type === 'always') return t('clock.edit.always')
  if (hours.type === 'coverage') return t('clock.edit.coverage')
  return plan.calendars.find(({ id }) => id === hours.calendarId)?.name ?? t('clock.edit.calendarGone')
}

/** `Mon, Tue 09:00-17:00 · Sat 10:00-14:00`: days with the same hours together. */
export const weekWords = ({ week }: Calendar, t: TFunction, format: Format): string => {
  const byHours = new Map<string, string[]>()
  for (const weekday of WEEKDAYS) {
    const spans = week.filter((span) => span.weekday === weekday).sort((a, b) => (a.start < b.start ? -1 : 1))
    if (spans.length === 0) continue
    const hours = writeSpans(spans)
    byHours.set(hours, [...(byHours.get(hours) ?? []), weekdayName(weekday, format)])
  }
  return byHours.size === 0 ? t('clock.edit.closed') : [...byHours].map(([hours, days]) => `${days.join(', ')} ${hours}`).join(' · ')
}

export const zoneWords = ({ zone }: Calendar, t: TFunction): string =>
  zone === 'customer' ? t('clock.edit.customerZone') : zone.replaceAll('_', ' ')
