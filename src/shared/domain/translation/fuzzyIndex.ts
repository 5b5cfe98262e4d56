/**
 * Finds the segments of one pair of languages that are like a given one. Documents are numbers given out in order; what is gone
 * stays in the lists until its owner builds a new index, and is left out by `accept`.
 *
 * Who is alike by `least` shares at least ⌈least × words⌉ stems with what is asked. So of the asked words all but that many,
 * the rarest ones, must hold at least one of the candidate's: only their lists are read (prefix filter, as in similarity joins;
 * measured against counting every list: docs/translation.md). Lengths and then the distance itself, bounded by the worst of the
 * best found so far, do the rest.
 */
import { fuzzyWords, scoreOfDistance, stemOf, surfaceOf, wordDistance } from './fuzzy'

class Growing {
  #numbers: Uint32Array
  length = 0
  constructor(room = 4) {
    this.#numbers = new Uint32Array(room)
  }
  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const more = new Uint32Array(this.length * 2)
      more.set(this.#numbers)
      this.#numbers = more
    }
    this.#numbers[this.length] = value
    this.length += 1
  }
  at = (place: number): number => this.#numbers[place] as number
  part = (from: number, to: number): Uint32Array => this.#numbers.subarray(from, to)
}

export interface FuzzyHit {
  doc: number
  /** 0 to 1. */
  score: number
}

export class FuzzyIndex {
  readonly #wordIds = new Map<string, number>()
  readonly #stemIds = new Map<string, number>()
  /** By word: its stem. */
  readonly #stemOfWord = new Growing(64)
  /** By stem: documents, ascending, each once. */
  readonly #lists: Growing[] = []
  /** Words of all documents, one behind the other, and where each begins. */
  readonly #words = new Growing(1_024)
  readonly #starts = new Growing(256)
  #seen = new Uint32Array(256)
  #turn = 0

  constructor() {
    this.#starts.push(0)
  }

  get size(): number {
    return this.#starts.length - 1
  }

  #stemId(stem: string): number {
    const known = this.#stemIds.get(stem)
    if (known !== undefined) return known
    const id = this.#lists.length
    this.#stemIds.set(stem, id)
    this.#lists.push(new Growing())
    return id
  }
  #wordId(word: string): number {
    const known = this.#wordIds.get(word)
    if (known !== undefined) return known
    const id = this.#stemOfWord.length
    this.#wordIds.set(word, id)
    this.#stemOfWord.push(this.#stemId(stemOf(word)))
    return id
  }

  /** The number of the document. */
  add(text: string): number {
    const doc = this.size
    for (const word of fuzzyWords(text)) {
      const id = this.#wordId(word)
      this.#words.push(id)
      const list = this.#lists[this.#stemOfWord.at(id)] as Growing
      if (list.length === 0 || list.at(list.length - 1) !== doc) list.push(doc)
    }
    this.#starts.push(this.#words.length)
    return doc
  }

  /**
   * The best, best first. `accept` leaves documents out; `surface` is asked only of those that are alike to the last word.
   * @param least 0 to 1; below 0.3 it is taken for 0.3, where likeness ends
   */
  search(text: string, least: number, limit: number, accept: (doc: number) => boolean, surface: (doc: number) => string): FuzzyHit[] {
    const asked = fuzzyWords(text)
    const n = asked.length
    const floor = Math.max(0.3, Math.min(1, least))
    if (n === 0 || limit < 1) return []
    // Words that nobody has get numbers below zero: they are like no other, but like their own stem's.
    const strangers = new Map<string, number>()
    const strangeStems = new Map<number, number>()
    const ids = asked.map((word) => {
      const known = this.#wordIds.get(word)
      if (known !== undefined) return known
      const id = strangers.get(word) ?? -2 - strangers.size
      strangers.set(word, id)
      strangeStems.set(id, this.#stemIds.get(stemOf(word)) ?? id)
      return id
    })
    const stem = (word: number): number => (word < 0 ? (strangeStems.get(word) ?? word) : this.#stemOfWord.at(word))
    const stems = ids.map(stem)
    const sizeOf = (one: number) => (one < 0 ? 0 : (this.#lists[one]?.length ?? 0))
    const rarest = [...stems].sort((a, b) => sizeOf(a) - sizeOf(b))
    const probed = new Set(rarest.slice(0, n - Math.ceil(floor * n - 1e-9) + 1))

    if (this.#seen.length < this.size) this.#seen = new Uint32Array(Math.max(this.size, this.#seen.length * 2))
    if (this.#turn === 0xffffffff) this.#seen.fill(0)
    this.#turn = (this.#turn % 0xffffffff) + 1
    const turn = this.#turn
    const seen = this.#seen
    const longest = Math.floor(n / floor + 1e-9)
    const shortest = Math.ceil(n * floor - 1e-9)
    const rows = { last: new Float64Array(longest + 1), next: new Float64Array(longest + 1) }
    const plain = surfaceOf(text)
    const best: FuzzyHit[] = []
    for (const one of probed) {
      const list = one < 0 ? undefined : this.#lists[one]
      if (!list) continue
      // Newest first: of equals the newest is met first, and stays.
      for (let place = list.length - 1; place >= 0; place -= 1) {
        const doc = list.at(place)
        if (seen[doc] === turn) continue
        seen[doc] = turn
        const from = this.#starts.at(doc)
        const to = this.#starts.at(doc + 1)
        const m = to - from
        if (m < shortest || m > longest) continue
        const needed = best.length < limit ? floor : Math.max(floor, best[best.length - 1]?.score ?? 0)
        const longer = Math.max(n, m)
        const most = (1 - Math.min(needed, 0.99)) * longer + 1e-9
        if (longer - Math.min(n, m) > most) continue
        const distance = wordDistance(ids, this.#words.part(from, to), Math.min(most, longer), stem, rows)
        if (distance === Number.POSITIVE_INFINITY || !accept(doc)) continue
        const score = scoreOfDistance(distance, longer, distance === 0 && surfaceOf(surface(doc)) === plain)
        if (score < floor || (best.length >= limit && score <= (best[best.length - 1]?.score ?? 0))) continue
        let at = best.length
        while (
          at > 0 &&
          ((best[at - 1] as FuzzyHit).score < score || ((best[at - 1] as FuzzyHit).score === score && (best[at - 1] as FuzzyHit).doc < doc))
        )
          at -= 1
        best.splice(at, 0, { doc, score })
        if (best.length > limit) best.pop()
      }
    }
    return best
  }
}
