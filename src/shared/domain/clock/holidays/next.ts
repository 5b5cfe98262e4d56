import { dayAt, dayStartAt } from '../zoneDays'
import { isHoliday } from './holidays'

/** Far enough to plan a reply, near enough to matter. */
const AHEAD_DAYS = 14

/**
 * The public holiday of a country on the day of `now` in the zone, or the next within two weeks: when it begins there
 * (epoch ms UTC). Null where there is none, or the country is not in the table.
 */
export const nextHoliday = (country: string, zone: string, now: number): { at: number; today: boolean } | null => {
  const first = dayAt(zone, now)
  for (let day = first; day <= first + AHEAD_DAYS; day += 1)
    if (isHoliday(country, day)) return { at: dayStartAt(zone, day), today: day === first }
  return null
}
