/** What would mend a finding: small changes, each tried by running the rules again. */

import { findingsOfPerson, type PlanToCheck } from './findings'
import { lawfulBreaks } from './law/lawfulBreaks'
import type { RotaPerson } from './person'
import type { Finding, Mend, RotaShift } from './plan'
import { dayAfter, minutesOf, spanOf, wallMinutesOf } from './when'

const STEP = 15
/** A day more or less is no small change of hours. */
const FARTHEST = 6 * 60
const MOST_COLLEAGUES = 12
const GIVE_COST = 10_000
const REMOVE_COST = 20_000

/** The shift as the mend leaves it; null: taken away. Another shift's mend leaves it as it is. */
export const mended = (shift: RotaShift, mend: Mend): RotaShift | null => {
  if (mend.shiftId !== shift.id) return shift
  switch (mend.do) {
    case 'remove':
      return null
    case 'move':
      return { ...shift, date: mend.date, start: mend.start, end: mend.end }
    case 'give':
      return { ...shift, personId: mend.personId as RotaShift['personId'] }
    case 'breaks':
      return { ...shift, breaks: [...mend.breaks] }
  }
}

const wallAt = (date: string, minute: number): { date: string; time: string } => {
  const days = Math.floor(minute / 1_440)
  const within = minute - days * 1_440
  const two = (value: number) => String(value).padStart(2, '0')
  return { date: days === 0 ? date : dayAfter(date, days), time: `${two(Math.floor(within / 60))}:${two(within % 60)}` }
}
/** The shift with its ends put by so many minutes of the wall; null where nothing (or a day and more) would be left of it. */
const moved = (shift: RotaShift, startBy: number, endBy: number): Mend | null => {
  const start = Number(shift.start.slice(0, 2)) * 60 + Number(shift.start.slice(3))
  const length = wallMinutesOf(shift) + endBy - startBy
  if (length < 60 || length >= 1_440) return null
  const from = wallAt(shift.date, start + startBy)
  return { do: 'move', shiftId: shift.id, date: from.date, start: from.time, end: wallAt(shift.date, start + startBy + length).time }
}

/** By how many minutes a change of hours would have to go at least; 0: hours do not mend it. */
const missing = ({ rule, figures }: Finding): number => {
  const of = (name: string) => Number(figures[name] ?? 0)
  switch (rule) {
    case 'overlap':
    case 'leave':
    case 'hours':
      return of('minutes')
    case 'rest':
    case 'weeklyRest':
      return of('needed') - of('minutes')
    case 'maxDay':
    case 'maxWeek':
      return of('minutes') - of('most')
    case 'underWeek':
      return of('agreed') - of('minutes')
    default:
      return 0
  }
}

interface Candidate {
  mend: Mend
  cost: number
}

const hoursFor = (finding: Finding, shift: RotaShift): Candidate[] => {
  const exact = missing(finding)
  if (exact <= 0 || exact > FARTHEST) return []
  const by = Math.ceil(exact / STEP) * STEP
  const ends =
    finding.rule === 'underWeek'
      ? [
          [0, by],
          [-by, 0],
        ]
      : [
          [by, by],
          [-by, -by],
          [by, 0],
          [0, -by],
        ]
  return ends.flatMap(([startBy = 0, endBy = 0]) => {
    const mend = moved(shift, startBy, endBy)
    // Hours kept are better than hours cut, if as far.
    return mend ? [{ mend, cost: by + (startBy === endBy ? 0 : 1) }] : []
  })
}

const spoken = (person: RotaPerson): Set<string> =>
  new Set(person.languages.filter(({ level }) => level !== 'basic').map(({ code }) => code.split('-')[0] ?? code))

/** Colleagues who speak all she speaks first, then of her region, then by name's id; those who have left, never. */
const colleagues = (plan: PlanToCheck, person: RotaPerson | undefined): RotaPerson[] => {
  const wanted = person ? spoken(person) : new Set<string>()
  const rank = (one: RotaPerson): number => {
    const has = spoken(one)
    const lacks = [...wanted].filter((code) => !has.has(code)).length
    return lacks * 2 + (one.region === person?.region ? 0 : 1)
  }
  return plan.people
    .filter((one) => !one.left && one.id !== person?.id)
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank || (a.one.id < b.one.id ? -1 : 1))
    .slice(0, MOST_COLLEAGUES)
    .map(({ one }) => one)
}

const candidates = (plan: PlanToCheck, finding: Finding): Candidate[] => {
  const ids = new Set(finding.shiftIds)
  const shifts = plan.shifts.filter(({ id }) => ids.has(id))
  const person = plan.people.find(({ id }) => id === finding.personId)
  // The clock goes as it goes: whoever wants other hours sets them.
  if (finding.rule === 'clockChange') return []
  if (finding.rule === 'breaks' || finding.rule === 'stretch')
    return shifts.flatMap((shift) => {
      const span = spanOf(shift)
      const lessons = shift.breaks.filter(({ kind }) => kind === 'training')
      const breaks = span ? [...lawfulBreaks(person?.country ?? null, shift.date, minutesOf(span)), ...lessons] : []
      return breaks.length > 0 ? [{ mend: { do: 'breaks' as const, shiftId: shift.id, breaks }, cost: 0 }] : []
    })
  const found = shifts.flatMap((shift) => hoursFor(finding, shift))
  // Too little work is not mended by less of it.
  if (finding.rule === 'underWeek') return found
  const others = finding.rule === 'zone' ? [] : colleagues(plan, person)
  for (const shift of shifts) {
    others.forEach((one, rank) => {
      found.push({ mend: { do: 'give', shiftId: shift.id, personId: one.id }, cost: GIVE_COST + rank })
    })
    // What only is to be known is not worth a shift.
    if (finding.weight === 'hard') found.push({ mend: { do: 'remove', shiftId: shift.id }, cost: REMOVE_COST })
  }
  return found.sort((a, b) => a.cost - b.cost)
}

/** Those of two shifts are other findings when one of them is another; runs and weeks are the same as long as they share a shift. */
const same = (a: Finding, b: Finding): boolean => {
  if (a.rule !== b.rule) return false
  const shared = a.shiftIds.filter((id) => b.shiftIds.includes(id)).length
  return a.rule === 'rest' || a.rule === 'overlap' ? shared === a.shiftIds.length : shared > 0 || a.startAt === b.startAt
}
const hard = (findings: readonly Finding[]): number => findings.filter(({ weight }) => weight === 'hard').length

/**
 * Changes that mend a finding of the plan, the smallest first, at most `most`: other pauses, hours moved or cut in steps of 15 minutes
 * (at most six hours), the shift given to a colleague (those who speak her languages first), the shift taken away. Each is tried: run
 * again over the same span, the rules no longer find it, and nobody concerned has more hard findings than before.
 * Empty: nothing of that kind helps, or the finding is not of this plan.
 */
export const mendsFor = (plan: PlanToCheck, finding: Finding, most = 1): Mend[] => {
  const shiftsBy = new Map<string, RotaShift[]>()
  const shiftsOf = (personId: string): RotaShift[] => {
    let shifts = shiftsBy.get(personId)
    if (!shifts) {
      shifts = plan.shifts.filter((shift) => shift.personId === personId)
      shiftsBy.set(personId, shifts)
    }
    return shifts
  }
  const known = new Map<string, Finding[]>()
  const before = (personId: string): Finding[] => {
    let findings = known.get(personId)
    if (!findings) {
      findings = findingsOfPerson({ ...plan, shifts: shiftsOf(personId) }, personId)
      known.set(personId, findings)
    }
    return findings
  }
  const inPlan = plan.people.some(({ id }) => id === finding.personId)
  if (inPlan && !before(finding.personId).some((one) => same(finding, one))) return []
  const mends: Mend[] = []
  for (const { mend } of candidates(plan, finding)) {
    if (mends.length >= most) break
    const concerned = new Set<string>(mend.do === 'give' ? [finding.personId, mend.personId] : [finding.personId])
    const shifts = [...concerned].flatMap(shiftsOf).flatMap((shift) => {
      if (shift.id !== mend.shiftId) return [shift]
      const after = mended(shift, mend)
      return after ? [after] : []
    })
    const good = [...concerned].every((personId) => {
      const after = findingsOfPerson({ ...plan, shifts }, personId)
      // Of a stranger nothing is known but that her shifts may be somebody else's, or nobody's.
      if (personId !== finding.personId || !inPlan) return hard(after) <= hard(before(personId))
      const fewer = finding.weight === 'hard' ? 1 : 0
      return !after.some((one) => same(finding, one)) && hard(after) <= hard(before(personId)) - fewer
    })
    if (good) mends.push(mend)
  }
  return mends
}

/** The finding with the smallest change that would do. */
export const withMend = (plan: PlanToCheck, finding: Finding): Finding => ({ ...finding, mend: mendsFor(plan, finding)[0] ?? null })
