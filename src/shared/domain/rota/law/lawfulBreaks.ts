/** Pauses placed as a country's law asks for them. */
import type { Break } from '../plan'
import { lawOf } from './law'

const STEP = 5
const LUNCH = 30

/**
 * The least pauses that the law of a country (ISO 3166-1 alpha-2, null: not said) on a day (`YYYY-MM-DD`) asks for in a shift of so many
 * elapsed minutes: evenly placed, as many as keep each stretch of work within the law's, paid where the law counts them as work. None
 * where it asks for none. One of half an hour and more is called lunch.
 */
export const lawfulBreaks = (country: string | null, date: string, minutes: number): Break[] => {
  const law = lawOf(country, date)
  let needed = 0
  let paid = false
  // A longer pause is less work, and may be all that is needed; a rule that it satisfies is asked no more.
  for (const rule of [...law.breaks].sort((a, b) => a.minutes - b.minutes))
    if (minutes - needed > rule.beyond && needed < rule.minutes) {
      needed = rule.minutes
      paid = rule.paid
    }
  const most = law.stretch?.minutes ?? minutes
  let parts = needed > 0 ? 1 : 0
  while ((minutes - needed) / (parts + 1) > most && parts < 12) parts++
  if (parts === 0) return []
  const each = Math.max(STEP, Math.ceil(needed / parts / STEP) * STEP)
  const work = (minutes - each * parts) / (parts + 1)
  return Array.from({ length: parts }, (_, part) => ({
    kind: each >= LUNCH ? ('lunch' as const) : ('break' as const),
    afterMinutes: Math.max(0, Math.floor((work * (part + 1)) / STEP) * STEP + each * part),
    minutes: each,
    paid,
  }))
}
