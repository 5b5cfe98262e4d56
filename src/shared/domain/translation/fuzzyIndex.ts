/**
 * Finds the segments of one pair of languages that are like a given one. Documents are numbers given out in order; what is gone
 * stays in the lists until its owner builds a new index, and is left out by `accept`.
 *
 * Who is alike by `least` shares at least ⌈least × words of the longer⌉ stems with what is asked. So only documents of the rarest
 * words' lists can be meant (prefix filter, as in similarity joins); where those are many, all lists are counted, and only who
 * shares enough is compared, the most promising first, until none can be better than the worst of the best. Measured against
 * the one without the other and against a look at every segment: `npm run memory:bench`, docs/translation.md.
 */
import { fuzzyWords, scoreOfDistance, stemOf, surfaceOf, wordDistance } from './fuzzy'

/** Fewer candidates than this are compared at once: counting would cost more than it saves. */
const few = 48

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
  all = (): Uint32Array => this.#numbers.subarray(0, this.length)
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
  #counts = new Uint16Array(256)

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

    const longest = Math.floor(n / floor + 1e-9)
    const shortest = Math.ceil(n * floor - 1e-9)
    const lengthOf = (doc: number) => this.#starts.at(doc + 1) - this.#starts.at(doc)
    const candidates = this.#candidates(probed, (doc) => {
      const m = lengthOf(doc)
      return m >= shortest && m <= longest
    })
    const shared = candidates.length > few ? this.#shared(stems) : null
    const boundOf = (doc: number): number => (shared ? Math.min(1, (shared[doc] as number) / Math.max(n, lengthOf(doc))) : 1)
    const promising = shared
      ? candidates
          .map((doc) => ({ doc, bound: boundOf(doc) }))
          .filter(({ bound }) => bound >= floor - 1e-9)
          .sort((a, b) => b.bound - a.bound || b.doc - a.doc)
      : candidates.map((doc) => ({ doc, bound: 1 })).sort((a, b) => b.doc - a.doc)

    const rows = { last: new Float64Array(longest + 1), next: new Float64Array(longest + 1) }
    const plain = surfaceOf(text)
    const best: FuzzyHit[] = []
    const better = (a: FuzzyHit, b: FuzzyHit) => a.score > b.score || (a.score === b.score && a.doc > b.doc)
    for (const { doc, bound } of promising) {
      const full = best.length >= limit
      const worst = best[best.length - 1]?.score ?? 0
      // A score of 0.99 may still be 1: only the surface tells.
      if (full && bound < Math.min(worst, 0.99) - 1e-9) break
      const needed = full ? Math.max(floor, worst) : floor
      const longer = Math.max(n, lengthOf(doc))
      const most = (1 - Math.min(needed, 0.99)) * longer + 1e-9
      if (longer - Math.min(n, lengthOf(doc)) > most) continue
      const words = this.#words.part(this.#starts.at(doc), this.#starts.at(doc + 1))
      const distance = wordDistance(ids, words, Math.min(most, longer), stem, rows)
      if (distance === Number.POSITIVE_INFINITY || !accept(doc)) continue
      const hit = { doc, score: scoreOfDistance(distance, longer, distance === 0 && surfaceOf(surface(doc)) === plain) }
      if (hit.score < floor || (full && !better(hit, best[best.length - 1] as FuzzyHit))) continue
      let at = best.length
      while (at > 0 && better(hit, best[at - 1] as FuzzyHit)) at -= 1
      best.splice(at, 0, hit)
      if (best.length > limit) best.pop()
    }
    return best
  }

  /** Documents of these stems' lists, each once. */
  #candidates(stems: Iterable<number>, fits: (doc: number) => boolean): number[] {
    if (this.#seen.length < this.size) this.#seen = new Uint32Array(Math.max(this.size, this.#seen.length * 2))
    if (this.#turn === 0xffffffff) this.#seen.fill(0)
    this.#turn = (this.#turn % 0xffffffff) + 1
    const found: number[] = []
    for (const stem of stems) {
      const list = stem < 0 ? undefined : this.#lists[stem]
      if (!list) continue
      for (let place = 0; place < list.length; place += 1) {
        const doc = list.at(place)
        if (this.#seen[doc] === this.#turn) continue
        this.#seen[doc] = this.#turn
        if (fits(doc)) found.push(doc)
      }
    }
    return found
  }

  /** By document: how many of the asked words' stems it holds at most. */
  #shared(stems: readonly number[]): Uint16Array {
    if (this.#counts.length < this.size) this.#counts = new Uint16Array(Math.max(this.size, this.#counts.length * 2))
    const counts = this.#counts.fill(0)
    const times = new Map<number, number>()
    for (const stem of stems) if (stem >= 0) times.set(stem, (times.get(stem) ?? 0) + 1)
    for (const [stem, count] of times) {
      const docs = this.#lists[stem]?.all()
      if (docs)
        for (let place = 0; place < docs.length; place += 1)
          counts[docs[place] as number] = (counts[docs[place] as number] as number) + count
    }
    return counts
  }
}
