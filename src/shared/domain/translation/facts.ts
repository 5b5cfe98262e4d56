/**
 * What must not change in a translation: order and tracking numbers, amounts, dates, addresses, names and the like. Found by
 * their form and by the words beside them, in all of the desk's languages at once.
 */
import { addresses } from './facts/addresses'
import { type Candidate, type Finder, factText, type Known } from './facts/candidate'
import { cards, emails, ibans, links, speltSign } from './facts/links'
import { amounts } from './facts/money'
import { names, terms } from './facts/names'
import { identifiers, numbers, phones } from './facts/numbers'
import { dates, times } from './facts/times'
import type { Fact, FactKind } from './types'

const finders: readonly Finder[] = [
  links,
  emails,
  ibans,
  cards,
  names,
  terms,
  identifiers,
  phones,
  addresses,
  amounts,
  dates,
  times,
  numbers,
]

/** Where two readings are equally long, the one that says more, or hides more. */
const rank: Readonly<Record<FactKind, number>> = {
  link: 0,
  email: 1,
  iban: 2,
  card: 3,
  address: 4,
  amount: 5,
  tracking: 6,
  order: 7,
  date: 8,
  time: 9,
  code: 10,
  phone: 11,
  name: 12,
  term: 13,
  number: 14,
}

/** Texts longer than this are read in pieces of this length: patterns that look far must not stop a page. UTF-16. */
const atOnce = 12_000

const candidatesIn = (text: string, known: Known): Candidate[] => {
  if (
    !/[\p{N}@＠一二三四五六七八九十百]|\p{Lu}{4}|www\.|\.\p{L}{2}/u.test(text) &&
    !speltSign.test(text) &&
    known.names.length === 0 &&
    (known.terms ?? []).length === 0
  )
    return []
  const given = factText(text, known)
  return finders.flatMap((finder) => finder(given))
}

/**
 * Facts of a text in their order, not overlapping: of two readings of one place the longer stands.
 * @param known what the desk knows of the conversation; names are found only through it
 */
export const factsIn = (text: string, known: Known = { names: [], numbers: [] }): Fact[] => {
  const found: Candidate[] = []
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + atOnce)
    if (to < text.length) {
      const line = text.lastIndexOf('\n', to)
      to = line > from + atOnce / 2 ? line : Math.max(from + atOnce / 2, text.lastIndexOf(' ', to))
    }
    for (const { kind, from: start, to: end } of candidatesIn(text.slice(from, to), known))
      found.push({ kind, from: from + start, to: from + end })
    from = to
  }
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || rank[a.kind] - rank[b.kind])
  const taken: Candidate[] = []
  for (const candidate of found)
    if (candidate.to > candidate.from && !taken.some((other) => other.from < candidate.to && candidate.from < other.to))
      taken.push(candidate)
  return taken.sort((a, b) => a.from - b.from).map(({ kind, from, to }) => ({ kind, value: text.slice(from, to), from, to }))
}
