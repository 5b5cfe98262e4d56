/**
 * What differs in sense between two texts that ought to say the same: what was written and what comes back, or a source and its
 * translation. Few false alarms matter more than finding all: a tint that is wrong half the time is one nobody looks at.
 */
import { GuardText } from '../guard/text'
import type { Register } from '../template/types'
import { factsIn } from './facts'
import type { Known } from './facts/candidate'
import { keptIn } from './kept'
import { registerOf, registerPlace } from './register'
import { alignSentences, type Pair, type SentencePlace, sentencesWithPlaces } from './sense/align'
import { denialOf } from './sense/negation'
import { spokenIn } from './sense/numberWords'
import { primaryOf } from './sense/primary'
import type { Difference, FactKind } from './types'
import { numberReadings } from './values'

export interface Compared {
  /** What was written, or the source. */
  source: string
  /** What comes back, or the translation: places are in this one. */
  target: string
  /** BCP 47. The same primary language in both: a mirror. */
  from: string
  to: string
  known: Known
  /** As the reader is to be addressed; null: nobody said. Judged in the target. */
  register: Register | null
}

interface Place {
  from: number
  to: number
}
interface Told {
  difference: Difference
  source: SentencePlace[]
  target: SentencePlace[]
}

/** Differences in the order of the target's text. */
export const differencesBetween = (given: Compared): Difference[] => {
  if (given.source.trim() === '' || given.target.trim() === '') return []
  const mirror = primaryOf(given.from) === primaryOf(given.to)
  const pairs = mirror ? alignSentences(sentencesWithPlaces(given.source), sentencesWithPlaces(given.target)) : wholes(given)
  const gone = mirror ? goneAndNew(given, pairs) : []
  const found = [
    ...gone.map(({ difference }) => difference),
    ...numbers(
      given,
      mirror,
      gone.flatMap(({ source }) => source),
      gone.flatMap(({ target }) => target),
    ),
    ...denials(given, pairs, mirror),
    ...registers(given, mirror),
  ]
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}

const wholes = ({ source, target }: Compared): Pair[] => {
  const place = (text: string): SentencePlace => ({ text, from: 0, to: text.length })
  const [sources, targets] = [sentencesWithPlaces(source), sentencesWithPlaces(target)]
  // Translations keep their sentences: one for one where the counts agree, else nobody knows which is which.
  return sources.length === targets.length
    ? sources.map((one, at) => ({ source: [one], target: [targets[at] ?? one] }))
    : [{ source: [place(source)], target: [place(target)] }]
}

/** A sentence of the source that nothing says, shown at the place where it ought to stand; one of the target that nobody wrote. */
const goneAndNew = ({ target }: Compared, pairs: readonly Pair[]): Told[] => {
  let at = 0
  return pairs.flatMap((pair): Told[] => {
    const [gone] = pair.source
    const [added] = pair.target
    if (added) at = pair.target.at(-1)?.to ?? at
    if (gone && !added) {
      const before: Place = at > 0 ? { from: Math.max(0, at - 1), to: at } : { from: 0, to: Math.min(1, target.length) }
      return [{ difference: { type: 'missing', ...before, params: { text: gone.text.slice(0, 200) } }, source: [gone], target: [] }]
    }
    if (added && !gone) return [{ difference: { type: 'added', from: added.from, to: added.to, params: {} }, source: [], target: [added] }]
    return []
  })
}

const typeOf = (kind: FactKind): Difference['type'] =>
  kind === 'date' ? 'date' : kind === 'amount' || kind === 'number' || kind === 'time' ? 'number' : 'fact'
const inside = (one: Place, others: readonly Place[]): boolean => others.some((other) => other.from <= one.from && one.to <= other.to)

/** Facts and numbers, in digits and in words; those of a sentence that is gone or new are told with it. */
const numbers = (
  { source, target, from, to, known }: Compared,
  mirror: boolean,
  gone: readonly Place[],
  added: readonly Place[],
): Difference[] => {
  const wanted = factsIn(source, known).filter((fact) => !inside(fact, gone))
  const kept = keptIn(wanted, source, target, [], known)
  const found: Difference[] = []
  kept.troubles.forEach((trouble, index) => {
    const at = kept.at[index] ?? null
    if (trouble.type === 'invented' && at && inside(at, added)) return
    // In another language names are written anew, and addresses and codes are told by `troubles` of the placeholders.
    if (trouble.kind === 'name' && !mirror) return
    found.push({
      type: typeOf(trouble.kind),
      from: at?.from ?? 0,
      to: at?.to ?? target.length,
      params: { trouble: trouble.type, value: trouble.value.slice(0, 200) },
    })
  })
  return found.length > 0 ? found : numberWords(source, target, from, to, mirror)
}

/** «two lamps» and «three lamps»: only where one is missing and another new, since words for numbers are often something else. */
const numberWords = (source: string, target: string, from: string, to: string, mirror: boolean): Difference[] => {
  if (!mirror) return []
  const [a, b] = [new GuardText(source), new GuardText(target)]
  const [said, back] = [spokenIn(a.folded, primaryOf(from)), spokenIn(b.folded, primaryOf(to))]
  const digits = (text: string): Set<number> =>
    new Set(factsIn(text).flatMap(({ value }) => [...numberReadings(value), ...(value.match(/\d+/g) ?? []).map(Number)]))
  const [inSource, inTarget] = [digits(source), digits(target)]
  const lost = said.filter(({ value }) => !inTarget.has(value) && !back.some((one) => one.value === value))
  const fresh = back.filter(({ value }) => !inSource.has(value) && !said.some((one) => one.value === value))
  const [first] = fresh
  return lost.length > 0 && first
    ? [
        {
          type: 'number',
          from: b.place(first.from),
          to: b.end(first.to),
          params: { trouble: 'changed', value: a.written(lost[0]?.from ?? 0, lost[0]?.to ?? 0) },
        },
      ]
    : []
}

const denials = ({ from, to }: Compared, pairs: readonly Pair[], mirror: boolean): Difference[] =>
  pairs.flatMap(({ source, target }) => {
    const [first] = target
    const last = target.at(-1)
    if (!first || !last || source.length === 0) return []
    const text = new GuardText(target.map((one) => one.text).join(' '))
    const one = denialOf(new GuardText(source.map((each) => each.text).join(' ')).folded, primaryOf(from))
    const other = denialOf(text.folded, primaryOf(to))
    if (!one || !other || (one.at === null) === (other.at === null)) return []
    // A word that says no in both alike is no reason to keep silent; one that stands in one only may answer the denial.
    const alike = mirror ? one.soft.filter((word) => other.soft.includes(word)) : []
    if ([...one.soft, ...other.soft].some((word) => !alike.includes(word))) return []
    const whole = { from: first.from, to: last.to }
    const at =
      other.at && target.length === 1 ? { from: first.from + text.place(other.at.from), to: first.from + text.end(other.at.to) } : whole
    return [{ type: 'negation' as const, ...at, params: { says: other.at ? 'no' : 'yes' } }]
  })

const registers = ({ source, target, from, to, register }: Compared, mirror: boolean): Difference[] => {
  const found = registerOf(target, to)
  if (found === null) return []
  const wanted = mirror ? registerOf(source, from) : register
  // Between polite and humble is a shade; between either and familiar is an offence.
  if (wanted === null || (wanted === 'familiar') === (found === 'familiar')) return []
  const at = registerPlace(target, to, found) ?? { from: 0, to: target.length }
  return [{ type: 'register', ...at, params: { wanted, found } }]
}
