/** The law that counts for a person on a day. */
import { americas } from './americas'
import { asiaAfrica } from './asiaAfrica'
import { europe } from './europe'
import type { Country, Law } from './types'

/** Where her country is not said or not known: nothing is asked but what her contract says, and a night is as the European directive has it. */
const unsaid: Law = {
  country: '',
  dailyRest: null,
  weeklyRest: null,
  maxDay: null,
  maxWeek: null,
  normal: { day: null, nightDay: null, week: null, source: '' },
  overtime: { premium: 0, night: null, source: '' },
  night: { from: '22:00', to: '06:00', premium: 0, atLeast: 0, hour: 60, source: '' },
  nightShift: { from: '22:00', to: '06:00', minutes: 180, source: 'Directive 2003/88/EC art. 2(4)' },
  holiday: null,
  restDay: null,
  breaks: [],
  stretch: null,
  unsure: '',
}

const countries: ReadonlyMap<string, Country> = new Map([...americas, ...europe, ...asiaAfrica].map((one) => [one.law.country, one]))
const amendedBy = new Map<string, Law>()

/** Law of a country (ISO 3166-1 alpha-2, null: not said) as it stands on a day (`YYYY-MM-DD`). Unknown countries ask for nothing. */
export const lawOf = (country: string | null, date: string): Law => {
  const known = country === null ? undefined : countries.get(country)
  if (!known) return unsaid
  let step = 0
  while (known.amended[step] && (known.amended[step]?.from ?? '') <= date) step++
  if (step === 0) return known.law
  const key = `${country}${step}`
  let law = amendedBy.get(key)
  if (!law) {
    law = Object.assign({}, known.law, ...known.amended.slice(0, step).map((one) => one.law)) as Law
    amendedBy.set(key, law)
  }
  return law
}

/** Countries whose law is known (ISO 3166-1 alpha-2), in alphabetical order. */
export const lawCountries: readonly string[] = [...countries.keys()].sort()
