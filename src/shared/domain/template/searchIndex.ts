/**
 * Finds templates by what they are called and what they say, in any script. Terms are those of the desk's search
 * (`search/tokens.ts`); a word may stand inside one, Latin words may be mistyped. Built one template at a time, so that
 * whoever fills it can rest in between.
 */
import { fold } from '../conversation/fold'
import { bare, eachTerm, pairsOf, runsOf, wordsOf } from '../search/tokens'
import { Lists, Terms, Way } from './terms'

export interface IndexedText {
  title: string
  tags: readonly string[]
  texts: readonly string[]
}

/** Where a term stood: the best place counts. */
const Place = { text: 1, tag: 2, title: 3 } as const

/** How well a word is met, by place and by the way a term holds it. Only their order matters. */
const worth = (place: number, way: Way | 'similar'): number =>
  (place === Place.title ? 120 : place === Place.tag ? 60 : 20) *
  (way === Way.whole ? 1 : way === Way.start ? 0.8 : way === Way.inside ? 0.5 : 0.35)

const latin = /^[\p{Script=Latin}]{4,32}$/u
/** So many found are enough not to look for what was perhaps meant. */
const enough = 30
/** Mistakes a word may have: none up to three letters, one up to seven, two from eight on. */
const allowed = (word: string): number => (!latin.test(word) ? 0 : word.length >= 8 ? 2 : 1)

export class TemplateIndex {
  readonly #terms = new Terms()
  /** By term: `document * 4 + place`. */
  readonly #docs = new Lists()
  #next = 0

  /** How many numbers were given out; those of documents that are gone count. */
  get size(): number {
    return this.#next
  }

  /** Its number; a changed template gets another, the old one is the caller's to leave out. */
  add(entry: IndexedText): number {
    const doc = this.#next
    this.#next += 1
    const found = new Map<string, number>()
    const put = (text: string, place: number) =>
      eachTerm(text, '', (given) => {
        const term = given.charCodeAt(0) < 8 ? given.slice(1) : given
        if ((found.get(term) ?? 0) < place) found.set(term, place)
      })
    for (const text of entry.texts) put(text, Place.text)
    for (const tag of entry.tags) put(tag, Place.tag)
    put(entry.title, Place.title)
    for (const [term, place] of found) this.#docs.add(this.#terms.of(term), doc * 4 + place)
    return doc
  }

  /** For each document how well it meets every word; 0 where it misses one. Null for a search without words. */
  scores(search: string): Float32Array | null {
    const words = [
      ...new Set(
        wordsOf(search)
          .map(bare)
          .filter((word) => word !== ''),
      ),
    ].slice(0, 12)
    if (words.length === 0) return null
    let total: Float32Array | null = null
    for (const word of words)
      for (const run of runsOf(word))
        for (const part of run.dense ? pairsOf(run.text) : [run.text]) {
          const met = this.#met(part, run.dense)
          if (!total) total = met
          else for (let doc = 0; doc < met.length; doc += 1) total[doc] = met[doc] && total[doc] ? (total[doc] ?? 0) + (met[doc] ?? 0) : 0
        }
    return total
  }

  #met(part: string, dense: boolean): Float32Array {
    const met = new Float32Array(this.#next)
    let count = 0
    const take = (term: number, way: Way | 'similar', less = 1) => {
      const by = [0, worth(Place.text, way) * less, worth(Place.tag, way) * less, worth(Place.title, way) * less]
      this.#docs.each(term, (packed) => {
        const doc = packed >> 2
        const value = by[packed & 3] ?? 0
        const before = met[doc] ?? 0
        if (before === 0) count += 1
        if (before < value) met[doc] = value
      })
    }
    // One or two letters stand inside nearly everything: there only the beginning of a word counts.
    const short = !dense && part.length < 3
    for (const packed of this.#terms.inside(part, short)) take(packed >> 2, (packed & 3) as Way)
    // What is there as it was typed was hardly mistyped.
    if (!dense && count < enough) {
      const most = allowed(part)
      if (most > 0) this.#terms.similar(part, most, (term, distance) => take(term, 'similar', 1 / distance))
    }
    return met
  }
}

/** Where the words of a search stand in a title, pairs of UTF-16 places; nothing where folding changed its length. */
export const marksIn = (title: string, search: string): [number, number][] => {
  const folded = fold(title)
  if (folded.length !== title.length) return []
  const found: [number, number][] = []
  for (const word of wordsOf(search).map(bare)) {
    if (word === '') continue
    const at = folded.indexOf(word)
    if (at >= 0) found.push([at, at + word.length])
  }
  found.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of found) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
