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

/** Terms in one text, so that a look inside all of them is one pass of the engine's own search. */
const CHUNK = 2_048

class Terms {
  readonly #numbers = new Map<string, number>()
  readonly #terms: string[] = []
  readonly #chunks: { text: string; starts: Uint32Array }[] = []

  of(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.#terms.length
    this.#terms.push(term)
    this.#numbers.set(term, number)
    return number
  }
  at = (number: number): string => this.#terms[number] ?? ''
  exact = (term: string): number | undefined => this.#numbers.get(term)
  get size(): number {
    return this.#terms.length
  }

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
    const take = (term: number, way: Parameters<typeof worth>[1], less = 1) => {
      const docs = this.#docs[term] ?? []
      const places = this.#places[term] ?? []
      const by = [0, worth(1, way) * less, worth(2, way) * less, worth(3, way) * less]
      for (let at = 0; at < docs.length; at += 1) {
        const doc = docs[at] ?? 0
        const value = by[places[at] ?? 0] ?? 0
        if ((met[doc] ?? 0) < value) met[doc] = value
      }
    }
    // One or two letters stand inside nearly everything: there only the beginning of a word counts.
    const short = !dense && part.length < 3
    let any = false
    this.#terms.inside(short ? `\n${part}` : part, (term, at, length) => {
      any = true
      take(term, part.length === length ? 'whole' : at <= 0 ? 'start' : 'inside')
    })
    const most = dense ? 0 : allowed(part)
    if (most > 0 && (!any || part.length >= 5)) this.#similar(part, most, take)
    return met
  }

  /** With `most` mistakes, one of so many pieces and one more stands unchanged; a swap over a border changes two. */
  #similar(part: string, most: number, take: (term: number, way: 'similar', less: number) => void): void {
    const count = Math.min(most * 2 + 1, Math.floor(part.length / 2))
    const length = Math.floor(part.length / count)
    const seen = new Set<number>()
    for (let at = 0; at < count; at += 1) {
      const piece = part.slice(at * length, at === count - 1 ? undefined : (at + 1) * length)
      this.#terms.inside(piece, (term, _at, size) => {
        if (seen.has(term)) return
        seen.add(term)
        // The beginning of a longer word may be mistyped as well: `refudn` for `refunded`.
        const whole = this.#terms.at(term)
        const distance = Math.min(
          Math.abs(size - part.length) <= most ? distanceOf(part, whole, most) : most + 1,
          size > part.length ? distanceOf(part, whole.slice(0, part.length), most) : most + 1,
        )
        if (distance > 0 && distance <= most) take(term, 'similar', 1 / distance)
      })
    }
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
