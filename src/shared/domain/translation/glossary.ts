/**
 * Terms of the glossary in a text and in its translation. Words are known again in their forms (`inflection.ts`), in scripts
 * without spaces as parts of the text. Only what is surely right is mended; all else is a finding for the agent.
 */
import { fold } from '../conversation/fold'
import { dense } from '../search/tokens'
import { languageOf, scriptOf } from '../template/choose'
import { isFormOf } from './inflection'
import type { GlossaryTerm, TermFinding } from './memoryTypes'

interface Word {
  folded: string
  from: number
  to: number
}
export interface Place {
  from: number
  to: number
}
/** What one term says of one direction. */
export interface DirectedTerm {
  term: GlossaryTerm
  source: string
  targets: { text: string; use: 'preferred' | 'allowed' | 'forbidden' }[]
}

/** Words of scripts with spaces; an elided article («l’adresse») is a word of its own, Latin letters end where Japanese ones begin. */
const words = new RegExp(`(?:(?!${dense.source})[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const wordsIn = (text: string): Word[] =>
  [...text.matchAll(words)].map((one) => ({ folded: fold(one[0]), from: one.index, to: one.index + one[0].length }))
const speaks = (one: string, other: string): boolean => languageOf(one) === languageOf(other) && scriptOf(one) === scriptOf(other)

/** The terms that have a say when `from` is put into `to`; those written for the other direction are turned round. */
export const directed = (terms: readonly GlossaryTerm[], from: string, to: string): DirectedTerm[] =>
  terms.flatMap((term): DirectedTerm[] => {
    if (term.never) return [{ term, source: term.source, targets: [] }]
    if (speaks(term.from, from)) {
      const targets = term.targets.filter((target) => speaks(target.to, to))
      return targets.length > 0 ? [{ term, source: term.source, targets }] : []
    }
    if (!speaks(term.from, to)) return []
    return term.targets
      .filter((target) => speaks(target.to, from) && target.use !== 'forbidden')
      .map(({ text }) => ({ term, source: text, targets: [{ text: term.source, use: 'preferred' as const }] }))
  })

/** For engines that take a glossary: what is to be said, and names that stay. */
export const pairsOf = (terms: readonly GlossaryTerm[], from: string, to: string): { source: string; target: string }[] =>
  directed(terms, from, to).flatMap(({ term, source, targets }) => {
    const target = term.never ? source : targets.find(({ use }) => use === 'preferred')?.text
    return target === undefined ? [] : [{ source, target }]
  })

/** Names that are to stay as they are: hidden from engines as facts of kind `term`. */
export const namesThatStay = (terms: readonly GlossaryTerm[]): string[] => terms.filter(({ never }) => never).map(({ source }) => source)

/** NFKC in lower case, and for each of its letters where it stood: half-width kana are two signs for one. */
const flat = (text: string): { text: string; places: number[] } => {
  let out = ''
  const places: number[] = []
  for (const one of text.matchAll(/.[\uff9e\uff9f]?/gsu)) {
    const letter = one[0].normalize('NFKC').toLowerCase()
    for (let at = 0; at < letter.length; at += 1) places.push(one.index)
    out += letter
  }
  places.push(text.length)
  return { text: out, places }
}
const katakana = /[\p{Script=Katakana}ー]/u
/** A foreign word in katakana ends where its script ends, or it is another one («パン», «パンフレット»). */
const standsAlone = (text: string, from: number, to: number): boolean =>
  !(katakana.test(text[from] ?? '') && katakana.test(text[from - 1] ?? '')) &&
  !(katakana.test(text[to - 1] ?? '') && katakana.test(text[to] ?? ''))

/** Where a phrase stands in a text, in any of its forms where `forms`, else letter for letter. UTF-16 places, in order, apart from one another. */
export const placesOf = (text: string, phrase: string, language: string, { caseSensitive = false, forms = true } = {}): Place[] => {
  const exact = phrase.trim()
  if (exact === '') return []
  if (dense.test(exact)) {
    const hay = caseSensitive ? { text, places: null } : flat(text)
    const needle = caseSensitive ? exact : flat(exact).text
    const found: Place[] = []
    const placeAt = (at: number) => (hay.places ? (hay.places[at] ?? text.length) : at)
    for (let at = hay.text.indexOf(needle); at >= 0; at = hay.text.indexOf(needle, at + needle.length))
      if (standsAlone(hay.text, at, at + needle.length)) found.push({ from: placeAt(at), to: placeAt(at + needle.length) })
    return found
  }
  const wanted = wordsIn(exact)
  if (wanted.length === 0) return []
  const there = wordsIn(text)
  const found: Place[] = []
  for (let at = 0; at + wanted.length <= there.length; at += 1) {
    const is = wanted.every((word, i) => {
      const other = there[at + i] as Word
      if (word.folded !== other.folded && !(forms && isFormOf(other.folded, word.folded, language))) return false
      if (!caseSensitive) return true
      const [mine, theirs] = [exact.slice(word.from, word.to), text.slice(other.from, other.to)]
      return mine === theirs || (forms && theirs.includes(mine.slice(0, Math.max(2, mine.length - 3))))
    })
    if (!is) continue
    found.push({ from: (there[at] as Word).from, to: (there[at + wanted.length - 1] as Word).to })
    at += wanted.length - 1
  }
  return found
}

const overlaps = (a: Place, b: Place): boolean => a.from < b.to && b.from < a.to
/** A longer term takes the words of a shorter one inside it. */
const longestFirst = <T extends Place>(found: T[]): T[] => {
  const kept: T[] = []
  for (const one of [...found].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (!kept.some((other) => overlaps(one, other))) kept.push(one)
  return kept.sort((a, b) => a.from - b.from)
}

export interface TermInText extends Place {
  directed: DirectedTerm
}
/** Terms that stand in a text to be translated; what stands inside a longer one is not named. */
export const termsIn = (source: string, terms: readonly GlossaryTerm[], from: string, to: string): TermInText[] =>
  longestFirst(
    directed(terms, from, to).flatMap((one) =>
      placesOf(source, one.source, one.term.never ? '' : from, { caseSensitive: one.term.caseSensitive, forms: !one.term.never }).map(
        (place) => ({ ...place, directed: one }),
      ),
    ),
  )

/**
 * What the translation did with the terms of the source. Places of `kept` and `forbidden` are in the target, those of `missing`
 * and `translated` in the source.
 */
export const termFindings = (source: string, target: string, terms: readonly GlossaryTerm[], from: string, to: string): TermFinding[] => {
  const findings: TermFinding[] = []
  const done = new Set<DirectedTerm>()
  for (const { directed: one, ...place } of termsIn(source, terms, from, to)) {
    if (done.has(one)) continue
    done.add(one)
    const { term, targets } = one
    if (term.never) {
      const name = source.slice(place.from, place.to)
      const at = target.indexOf(name)
      findings.push(
        at >= 0
          ? { termId: term.id, type: 'kept', from: at, to: at + name.length, wanted: name }
          : { termId: term.id, type: 'translated', ...place, wanted: name },
      )
      continue
    }
    const wanted = targets.find(({ use }) => use === 'preferred') ?? targets.find(({ use }) => use === 'allowed')
    const options = { caseSensitive: term.caseSensitive }
    const good = targets.filter(({ use }) => use !== 'forbidden').flatMap(({ text }) => placesOf(target, text, to, options))
    const bad = targets
      .filter(({ use }) => use === 'forbidden')
      .flatMap(({ text }) => placesOf(target, text, to, options))
      // «Rücksendeetikett» may hold the forbidden «Etikett» in a phrase that is wanted.
      .filter((one) => !good.some((other) => overlaps(one, other) && other.to - other.from >= one.to - one.from))
    for (const at of longestFirst(bad)) findings.push({ termId: term.id, type: 'forbidden', ...at, wanted: wanted?.text ?? '' })
    for (const at of longestFirst(good)) findings.push({ termId: term.id, type: 'kept', ...at, wanted: target.slice(at.from, at.to) })
    if (wanted && good.length === 0 && bad.length === 0) findings.push({ termId: term.id, type: 'missing', ...place, wanted: wanted.text })
  }
  return findings
}

const upperFirst = (text: string) => text.slice(0, 1) !== text.slice(0, 1).toLowerCase()
const like = (word: string, example: string): string =>
  upperFirst(example) && !upperFirst(word) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word

/**
 * The target with what is surely wrong made right: a forbidden word in its plain form becomes the preferred one, a name that
 * stays gets its own letters back. What would need another form, and what is missing, stays a finding.
 */
export const enforce = (
  source: string,
  target: string,
  terms: readonly GlossaryTerm[],
  from: string,
  to: string,
): { text: string; repaired: number; findings: TermFinding[] } => {
  const changes: (Place & { text: string })[] = []
  for (const { directed: one, ...place } of termsIn(source, terms, from, to)) {
    if (one.term.never) {
      const name = source.slice(place.from, place.to)
      if (target.includes(name)) continue
      for (const at of placesOf(target, name, '', { forms: false })) changes.push({ ...at, text: name })
      continue
    }
    const preferred = one.targets.find(({ use }) => use === 'preferred')
    if (!preferred) continue
    for (const { text, use } of one.targets)
      if (use === 'forbidden')
        for (const at of placesOf(target, text, to, { caseSensitive: one.term.caseSensitive, forms: false })) {
          const wanted = placesOf(target, preferred.text, to, { caseSensitive: one.term.caseSensitive })
          if (!wanted.some((other) => overlaps(at, other)))
            changes.push({ ...at, text: like(preferred.text, target.slice(at.from, at.to)) })
        }
  }
  let text = target
  const apart = longestFirst(changes)
  for (const change of apart.reverse()) text = text.slice(0, change.from) + change.text + text.slice(change.to)
  return { text, repaired: apart.length, findings: termFindings(source, text, terms, from, to) }
}
