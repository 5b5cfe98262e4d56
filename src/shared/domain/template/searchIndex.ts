/**
 * Finds templates by what they are called and what they say, in any script. Terms are those of the desk's search
 * (`search/tokens.ts`); a word may stand inside one, Latin words may be mistyped. Built one template at a time, so that
 * whoever fills it can rest in between.
 */
import { fold } from '../conversation/fold'
import { distanceOf } from '../search/similar'
import { bare, eachTerm, pairsOf, runsOf, wordsOf } from '../search/tokens'

export interface IndexedText {
  title: string
  tags: readonly string[]
  texts: readonly string[]
}

/** Where a term stood: the best place counts. */
const Place = { text: 1, tag: 2, title: 3 } as const

/** How well a word is met, by place and by the way a term holds it. Only their order matters. */
const worth = (place: number, way: 'whole' | 'start' | 'inside' | 'similar'): number =>
  (place === Place.title ? 120 : place === Place.tag ? 60 : 20) *
  (way === 'whole' ? 1 : way === 'start' ? 0.8 : way === 'inside' ? 0.5 : 0.35)

const lettersOf = (term: string): number => {
  let mask = 0
  for (let at = 0; at < term.length; at += 1) {
    const letter = term.charCodeAt(at) - 97
    mask |= letter >= 0 && letter < 26 ? 1 << letter : 1 << 26
  }
  return mask
}
const bitsOf = (mask: number): number => {
  let left = mask
  let count = 0
  while (left !== 0) {
    left &= left - 1
    count += 1
  }
  return count
}

/** Terms in one text, so that a look inside all of them is one pass of the engine's own search. */
const CHUNK = 2_048

class Terms {
  readonly #numbers = new Map<string, number>()
  readonly #terms: string[] = []
  readonly #lengths: number[] = []
  /** Which letters each holds, one bit for each of 26 and one for all others: enough to leave out nearly all that cannot be meant. */
  readonly #letters: number[] = []
  readonly #chunks: { text: string; starts: Uint32Array }[] = []

  of(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.#terms.length
    this.#terms.push(term)
    this.#numbers.set(term, number)
    this.#lengths.push(term.length)
    this.#letters.push(lettersOf(term))
    return number
  }
  at = (number: number): string => this.#terms[number] ?? ''

  #chunk(number: number): { text: string; starts: Uint32Array } {
    const first = number * CHUNK
    const terms = this.#terms.slice(first, first + CHUNK)
    const known = this.#chunks[number]
    if (known && known.starts.length === terms.length) return known
    const starts = new Uint32Array(terms.length)
    let at = 1
    terms.forEach((term, place) => {
      starts[place] = at
      at += term.length + 1
    })
    const made = { text: `\n${terms.join('\n')}\n`, starts }
    this.#chunks[number] = made
    return made
  }

  /** Terms within so many mistakes of the word; of a longer term its beginning counts too, for words half typed. */
  similar(word: string, most: number, each: (number: number, distance: number) => void): void {
    const mask = lettersOf(word)
    for (let number = 0; number < this.#terms.length; number += 1) {
      const length = this.#lengths[number] ?? 0
      if (length < word.length - most) continue
      const letters = this.#letters[number] ?? 0
      // Each mistake brings or takes a letter at most.
      if (bitsOf(mask & ~letters) > most) continue
      const near = length <= word.length + most && bitsOf(letters & ~mask) <= most
      const term = this.at(number)
      if (!near && term.charCodeAt(0) !== word.charCodeAt(0)) continue
      let distance = near ? distanceOf(word, term, most) : most + 1
      if (length > word.length) distance = Math.min(distance, distanceOf(word, term.slice(0, word.length), most))
      if (distance > 0 && distance <= most) each(number, distance)
    }
  }

  /** Every term that holds the part, each once. */
  inside(part: string, each: (number: number, at: number, length: number) => void): void {
    for (let number = 0; number * CHUNK < this.#terms.length; number += 1) {
      const { text, starts } = this.#chunk(number)
      let from = 0
      for (;;) {
        const met = text.indexOf(part, from)
        if (met < 0) break
        // The line break of «begins with» belongs to the term behind it.
        const found = part.startsWith('\n') ? met + 1 : met
        let low = 0
        let high = starts.length - 1
        while (low < high) {
          const middle = (low + high + 1) >> 1
          if ((starts[middle] ?? 0) <= found) low = middle
          else high = middle - 1
        }
        const start = starts[low] ?? 1
        const end = (starts[low + 1] ?? text.length) - 1
        each(number * CHUNK + low, found - start, end - start)
        from = end
      }
    }
  }
}

const latin = /^[\p{Script=Latin}]{4,32}$/u
/** So many found are enough not to look for what was perhaps meant. */
const enough = 30
/** Mistakes a word may have: none up to three letters, one up to seven, two from eight on. */
const allowed = (word: string): number => (!latin.test(word) ? 0 : word.length >= 8 ? 2 : 1)

export class TemplateIndex {
  readonly #terms = new Terms()
  /** By term: the documents, and in the same order where in each. */
  readonly #docs: number[][] = []
  readonly #places: number[][] = []
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
    for (const [term, place] of found) {
      const number = this.#terms.of(term)
      const docs = this.#docs[number]
      if (docs) {
        docs.push(doc)
        this.#places[number]?.push(place)
      } else {
        this.#docs[number] = [doc]
        this.#places[number] = [place]
      }
    }
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
    const take = (term: number, way: Parameters<typeof worth>[1], less = 1) => {
      const docs = this.#docs[term] ?? []
      const places = this.#places[term] ?? []
      const by = [0, worth(1, way) * less, worth(2, way) * less, worth(3, way) * less]
      for (let at = 0; at < docs.length; at += 1) {
        const doc = docs[at] ?? 0
        const value = by[places[at] ?? 0] ?? 0
        const before = met[doc] ?? 0
        if (before === 0) count += 1
        if (before < value) met[doc] = value
      }
    }
    // One or two letters stand inside nearly everything: there only the beginning of a word counts.
    const short = !dense && part.length < 3
    this.#terms.inside(short ? `\n${part}` : part, (term, at, length) => {
      take(term, part.length === length ? 'whole' : at <= 0 ? 'start' : 'inside')
    })
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
