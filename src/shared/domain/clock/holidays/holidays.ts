/** Public holidays of countries, nationwide ones only. */
import type { DayNumber } from '../zoneDays'
import { dayNumber } from '../zoneDays'
import { FIRST_YEAR, table } from './table'

const BASE = 36
const years = new Map<string, Set<DayNumber>>()

const daysOf = (country: string, year: number): Set<DayNumber> => {
  const key = `${country}${year}`
  let days = years.get(key)
  if (!days) {
    days = new Set()
    const first = dayNumber(`${year}-01-01`)
    const packed = table[country]?.split(' ')[year - FIRST_YEAR] ?? ''
    for (let place = 0; place < packed.length; place += 2) days.add(first + Number.parseInt(packed.slice(place, place + 2), BASE))
    years.set(key, days)
  }
  return days
}

/** Whether the day is a public holiday of the country (ISO 3166-1 alpha-2). Countries and years the table lacks have none. */
export const isHoliday = (country: string, day: DayNumber): boolean => daysOf(country, new Date(day * 86_400_000).getUTCFullYear()).has(day)

/** Countries whose holidays are known (ISO 3166-1 alpha-2). */
export const holidayCountries: readonly string[] = Object.keys(table)
