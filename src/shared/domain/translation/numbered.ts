/**
 * The form in which segments are remembered: facts stand as `{1}`, `{2}` … in the order of the source, the same fact always
 * under the same number. What is remembered thus holds no name, number or address, and serves every customer.
 */
import { fold } from '../conversation/fold'
import { factsIn } from './facts'
import type { Fact, KnownFacts } from './types'

const literal = /\{\d{1,3}\}/g
/** A text's own `{1}` is a fact like others, or it would be filled. */
const withLiterals = (text: string, facts: readonly Fact[]): Fact[] => {
  const own = [...text.matchAll(literal)].map(
    (one): Fact => ({ kind: 'code', value: one[0], from: one.index, to: one.index + one[0].length }),
  )
  if (own.length === 0) return [...facts]
  const rest = facts.filter((fact) => !own.some((one) => one.from < fact.to && fact.from < one.to))
  return [...rest, ...own].sort((a, b) => a.from - b.from)
}
const written = (value: string): string => fold(value).replace(/\s+/gu, ' ').trim()
/** Its groups of digits, whatever signs stand between and in whatever order: a date or an amount as two languages write it. */
const groupsOf = (value: string): string[] => (fold(value).match(/\d+/g) ?? []).map((one) => one.replace(/^0+(?=\d)/, '')).sort()
const digits = (value: string): string => groupsOf(value).join(' ')
/** One has a month by its name where the other has its number. */
const mayBeSame = (a: string, b: string): boolean => {
  const [few = [], many = []] = [groupsOf(a), groupsOf(b)].sort((one, other) => one.length - other.length)
  return few.every((group) => many.includes(group))
}
const amountOf = (value: string): string =>
  fold(value)
    .replace(/[.,]0+(?!\d)/g, '')
    .replace(/\D/g, '')

const put = (text: string, facts: readonly Fact[], numbers: readonly number[]): string => {
  let out = ''
  let at = 0
  facts.forEach((fact, place) => {
    out += `${text.slice(at, fact.from)}{${numbers[place]}}`
    at = fact.to
  })
  return out + text.slice(at)
}

export interface NumberedForm {
  text: string
  /** By number − 1: what each stands for. */
  values: string[]
}

/** @param known what the desk knows of the conversation; names are found only through it */
export const numberedForm = (text: string, known: KnownFacts): NumberedForm => {
  const facts = withLiterals(text, factsIn(text, known))
  const values: string[] = []
  const seen = new Map<string, number>()
  const numbers = facts.map(({ value }) => {
    const key = written(value)
    const number = seen.get(key) ?? values.push(value)
    seen.set(key, number)
    return number
  })
  return { text: put(text, facts, numbers), values }
}

/** With the facts of another text in their places; a number that it has not is left standing, for the agent to see. */
export const fillNumbered = (target: string, values: readonly string[]): string =>
  target.replace(literal, (all) => values[Number(all.slice(1, -1)) - 1] ?? all)

/**
 * Both texts of a pair in the form that is kept; null where they have not the same facts: what the target says would then be
 * said to the next customer, or be missing.
 */
export const numberedPair = (source: string, target: string, known: KnownFacts): { source: string; target: string } | null => {
  const one = numberedForm(source, known)
  const facts = withLiterals(target, factsIn(target, known))
  const kinds = withLiterals(source, factsIn(source, known))
  const free = new Set(one.values.keys())
  const numbers: (number | null)[] = facts.map(() => null)
  const seen = new Map<string, number>()
  const pair = (same: (value: string, place: number) => boolean) =>
    facts.forEach(({ value }, place) => {
      if (numbers[place] !== null) return
      const at = seen.get(written(value)) ?? [...free].find((each) => same(one.values[each] ?? '', place))
      if (at === undefined) return
      free.delete(at)
      seen.set(written(value), at)
      numbers[place] = at + 1
    })
  pair((value, place) => written(value) === written(facts[place]?.value ?? ''))
  pair((value, place) => digits(value) !== '' && digits(value) === digits(facts[place]?.value ?? ''))
  pair((value, place) => amountOf(value) !== '' && amountOf(value) === amountOf(facts[place]?.value ?? ''))
  // A month by its name, an hour by «am»: sure where one is left of its kind on either side.
  for (const [place, fact] of facts.entries()) {
    if (numbers[place] !== null || (fact.kind !== 'date' && fact.kind !== 'time')) continue
    const left = [...free].filter((at) => kinds.find(({ value }) => value === one.values[at])?.kind === fact.kind)
    const others = facts.filter((other, at) => numbers[at] === null && other.kind === fact.kind)
    if (left.length !== 1 || new Set(others.map(({ value }) => written(value))).size !== 1) continue
    const at = left[0] as number
    if (!mayBeSame(one.values[at] ?? '', fact.value)) continue
    free.delete(at)
    facts.forEach((other, each) => {
      if (numbers[each] === null && other.kind === fact.kind) numbers[each] = at + 1
    })
  }
  if (free.size > 0 || numbers.some((number) => number === null)) return null
  return { source: one.text, target: put(target, facts, numbers as number[]) }
}
