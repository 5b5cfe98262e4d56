/**
 * Writes src/shared/domain/clock/holidays/table.ts: nationwide public holidays by country, one word a year, each
 * day of the year as two places in base 36. From date-holidays (data CC BY 3.0, its authors), which is too large to ship (1.5 MB),
 * with corrections where a country's own law or proclamation says otherwise. Feasts by the moon in Islamic countries are
 * reckoned, the real ones are announced days before: a shop mends them by an exception in its calendar.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Holidays from 'date-holidays'

const COUNTRIES =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB UA RS TR US CA MX BR AR CL CO PE CR PA DO JP CN HK TW KR PH ID MY SG TH VN AU NZ ZA EG MA TN AE SA QA KW JO'.split(
    ' ',
  )
const FIRST = 2024
const LAST = 2036
const DAY = 86_400_000

/** Where the whole country shares fewer days than nine of ten people have: England and Wales.
 * @type {Record<string, string>} */
const PART = { GB: 'ENG' }
/** Days that are in the list by mistake or are no holiday of everybody, by country and English or own name. */
/** @type {Record<string, RegExp[]>} */
const NOT = {
  BR: [/Eleição/],
  AE: [/الإسراء/, /رمضان/],
  // Presidential Decree 2021-223: the revolution is remembered on 17 December, no longer on 14 January.
  TN: [/الثورة/],
}
/** Days that the list lacks: source beside each. */
/** @param {number} year */
const newYearOfChina = (year) => {
  const found = new Holidays('CN').getHolidays(year).filter(({ name }) => /春节/.test(name))
  return found.map(({ date }) => date.slice(0, 10)).sort()[1] ?? ''
}
/** @param {string} date @param {number} days */
const plus = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
/** @type {Record<string, (year: number) => string[]>} */
const ALSO = {
  // State Council, holiday regulations as amended on 2024-11-10, in force from 2025: New Year's Eve to the third day; 1 and 2 May.
  CN: (year) => [plus(newYearOfChina(year), 2), ...(year >= 2025 ? [`${year}-05-02`] : [])],
  // Republic Act 9849: All Saints' Day and the last day of the year are special non-working days, as is 21 August (RA 9256) and 8 December (RA 10966).
  PH: (year) => [`${year}-11-01`, `${year}-12-31`, `${year}-08-21`, `${year}-12-08`],
  // UAE Cabinet resolution 27 of 2024: National Day is 2 and 3 December.
  AE: (year) => [`${year}-12-02`, `${year}-12-03`],
  TN: (year) => [`${year}-12-17`],
}

const lines = []
for (const country of COUNTRIES) {
  const calendar = PART[country] ? new Holidays(country, PART[country]) : new Holidays(country)
  const years = []
  for (let year = FIRST; year <= LAST; year++) {
    const days = /** @type {Set<number>} */ (new Set())
    /** @param {string} date */
    const add = (date) => {
      if (date.startsWith(String(year))) days.add((Date.parse(`${date}T00:00:00Z`) - Date.UTC(year, 0, 1)) / DAY)
    }
    // A feast of several days may begin in the year before.
    for (const of of [year - 1, year]) {
      for (const { date, start, end, type, name } of calendar.getHolidays(of)) {
        const lasts = (end.getTime() - start.getTime()) / DAY
        const length = Math.round(lasts)
        if (type !== 'public' || lasts < 0.9 || NOT[country]?.some((not) => not.test(name))) continue
        for (let day = 0; day < length; day++) add(plus(date.slice(0, 10), day))
      }
    }
    for (const date of ALSO[country]?.(year) ?? []) add(date)
    years.push(
      [...days]
        .sort((a, b) => a - b)
        .map((day) => day.toString(36).padStart(2, '0'))
        .join(''),
    )
  }
  lines.push(`  ${country}: '${years.join(' ')}',`)
}
const path = join(import.meta.dirname, '../src/shared/domain/clock/holidays/table.ts')
writeFileSync(
  path,
  `/** Written by \`node scripts/holidays.mjs\`: days of the year in base 36, a word a year. Data: date-holidays and its authors, CC BY 3.0, corrected as the script says. */
export const FIRST_YEAR = ${FIRST}
export const table: Record<string, string> = {
${lines.join('\n')}
}
`,
)
console.log(`${COUNTRIES.length} countries, ${FIRST} to ${LAST}: ${path}`)
