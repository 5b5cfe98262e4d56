/**
 * Facts that stand in a translation in its own language's writing: found again, or told. Judged are numbers that were let out
 * to an engine, and every fact of a translation that a person wrote or changed.
 */
import { fold } from '../conversation/fold'
import { bareNumber } from '../guard/known'
import { factsIn } from './facts'
import type { Known } from './facts/candidate'
import { even } from './facts/even'
import { spoken } from './sense/numberWords'
import type { Fact, FactKind, FactTrouble } from './types'
import { numberReadings, sameFact, valueOfFact } from './values'

export interface Kept {
  /** Places in the target. */
  facts: Fact[]
  troubles: FactTrouble[]
  /** Where each trouble shows in the target; null for what is not in it. */
  at: ({ from: number; to: number } | null)[]
}

const counted: ReadonlySet<FactKind> = new Set(['amount', 'number', 'date', 'time'])
/** Up to here a language may say it by an article or a dual: «un colis», «يومين». */
const articles = 2

/**
 * @param wanted facts of the source that must stand in the target
 * @param placed facts that are known to stand in the target already
 */
export const keptIn = (wanted: readonly Fact[], source: string, target: string, placed: readonly Fact[], known?: Known): Kept => {
  const found: Kept = { facts: [], troubles: [], at: [] }
  if (wanted.length === 0 && !/\p{Nd}/u.test(target)) return found
  const free = factsIn(target, known).filter((one) => !placed.some((fact) => fact.from < one.to && one.from < fact.to))
  const missing: Fact[] = []
  for (const fact of wanted) {
    const at = free.findIndex((one) => sameFact(fact, one))
    const [match] = at >= 0 ? free.splice(at, 1) : []
    if (match) found.facts.push({ ...match, kind: fact.kind })
    else missing.push(fact)
  }
  const targetSays = spoken(fold(target), null)
  const sourceSays = spoken(fold(source), null)
  const bareTarget = bareNumber(target)
  for (const fact of missing) {
    if (fact.kind === 'name' ? named(fact, target) : !counted.has(fact.kind) && stands(fact, target, bareTarget)) continue
    // Left in figures as it was: whatever a finder makes of it there, it stands.
    if (fact.kind === 'date' && standsInFigures(fact, target)) continue
    const values = numberReadings(fact.value)
    if (fact.kind === 'number' && values.some((value) => value <= articles || targetSays.has(value))) continue
    // A span of numbers is one fact in one language and two in the other.
    if ((fact.kind === 'number' || fact.kind === 'time') && inPieces(fact, free)) continue
    const other = free.findIndex((one) => family(one.kind) === family(fact.kind))
    const [instead] = other >= 0 ? free.splice(other, 1) : []
    found.at.push(instead ? { from: instead.from, to: instead.to } : null)
    found.troubles.push({ type: instead ? 'changed' : 'lost', kind: fact.kind, value: fact.value.slice(0, 2_000) })
  }
  for (const fact of free) {
    if (fact.kind === 'name' || sourceSaysIt(fact, sourceSays, source)) continue
    found.troubles.push({ type: 'invented', kind: fact.kind, value: fact.value.slice(0, 2_000) })
    found.at.push({ from: fact.from, to: fact.to })
  }
  return found
}

/** Every trouble of a translation that was made or changed by hand. */
export const troublesBetween = (source: string, target: string, known: Known): Kept =>
  keptIn(factsIn(source, known), source, target, [], known)

/** Kinds that may be taken for one another when a number changed. */
const family = (kind: FactKind): string =>
  kind === 'amount' || kind === 'number' || kind === 'time' || kind === 'date'
    ? 'count'
    : kind === 'order' || kind === 'tracking' || kind === 'code' || kind === 'phone'
      ? 'id'
      : kind

/** Whether the source holds a number of the target after all: in words, or inside a fact that was cut otherwise. */
const sourceSaysIt = (fact: Fact, sourceSays: ReadonlySet<number>, source: string): boolean => {
  const { numbers, dates, minutes } = valueOfFact(fact)
  const said = [...numbers, ...dates.flatMap(({ day }) => (day === null ? [] : [day])), ...minutes.map((minute) => minute / 60)]
  if (said.some((value) => value <= articles || sourceSays.has(value))) return true
  const digits = even(fact.value).replace(/\D/g, '')
  return digits !== '' && even(source).replace(/\D/g, '').includes(digits)
}

/** Numbers, codes and links are the same letters in every language; of an address the numbers are. */
const stands = (fact: Fact, target: string, bareTarget: string): boolean => {
  if (fact.kind === 'address') {
    const all = even(target)
    return (even(fact.value).match(/\d+/g) ?? []).every((number) => all.includes(number))
  }
  const bare = bareNumber(fact.value)
  return bare !== '' && bareTarget.includes(bare)
}
const standsInFigures = ({ value }: Fact, target: string): boolean => {
  const text = even(value).replace(/\.$/, '')
  const all = even(target)
  const at = /^[\d./-]+$/.test(text) ? all.indexOf(text) : -1
  return at >= 0 && !/\d$/.test(all.slice(0, at)) && !/^\d/.test(all.slice(at + text.length))
}
/** Names are written in the other script, and bent: nobody can tell there; in the same script their beginning stays. */
const named = (fact: Fact, target: string): boolean => {
  const latin = /\p{Script=Latin}/u
  if (!latin.test(fact.value) || (target.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 < (target.match(/\p{L}/gu)?.length ?? 0)) return true
  const text = fold(target)
  return fold(fact.value)
    .split(/\s+/)
    .some((part) => part.length >= 2 && text.includes(part.slice(0, Math.max(3, part.length - 2))))
}
const inPieces = (fact: Fact, free: Fact[]): boolean => {
  const wanted = (even(fact.value).match(/\d+/g) ?? []).map(Number)
  const places = wanted.map((number) => free.findIndex((one) => numberReadings(one.value).includes(number)))
  if (wanted.length < 2 || places.some((at) => at < 0)) return false
  for (const at of [...new Set(places)].sort((a, b) => b - a)) free.splice(at, 1)
  return true
}
