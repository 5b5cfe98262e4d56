/**
 * Distinct words by number, and which of them hold a part. A search grows letter by letter: what holds the longer part held the
 * shorter one too, so the last answers are kept and the next letter looks only through them.
 */
import { distanceOf } from '../search/similar'

/** How a term holds a part. */
export const Way = { inside: 1, start: 2, whole: 3 } as const
export type Way = (typeof Way)[keyof typeof Way]

/** Terms in one text, so that a look inside all of them is one pass of the engine's own search. */
const CHUNK = 2_048
const BORDER = '\n'
/** Answers that are kept. Term by term costs more than the one pass, so only those that leave a few of all are worth it. */
const KEPT = 8
const KEPT_LENGTH = 4_096

/** A list of whole numbers that grows: 4 bytes each, however many. */
class Numbers {
  #list = new Int32Array(64)
  #length = 0
  push(value: number): void {
    if (this.#length === this.#list.length) {
      const larger = new Int32Array(this.#length * 2)
      larger.set(this.#list)
      this.#list = larger
    }
    this.#list[this.#length] = value
    this.#length += 1
  }
  get length(): number {
    return this.#length
  }
  /** The list itself, longer than it is filled; another one after the next `push`. */
  get list(): Int32Array {
    return this.#list
  }
  copy = (): Int32Array => this.#list.slice(0, this.#length)
}

/** One bit for each of 26 letters and one for all others. */
export const lettersOf = (term: string): number => {
  let mask = 0
  for (let at = 0; at < term.length; at += 1) {
    const letter = term.charCodeAt(at) - 97
    mask |= letter >= 0 && letter < 26 ? 1 << letter : 1 << 26
  }
  return mask
}
const moreBitsThan = (mask: number, most: number): boolean => {
  let left = mask
  for (let count = 0; count < most; count += 1) left &= left - 1
  return left !== 0
}

interface Answer {
  part: string
  startOnly: boolean
  /** How many terms there were. */
  of: number
  /** `number * 4 + way`, in the order of numbers. */
  found: Int32Array
}

export class Terms {
  readonly #numbers = new Map<string, number>()
  readonly #terms: string[] = []
  readonly #lengths = new Numbers()
  /** Enough to leave out nearly all that cannot be meant. */
  readonly #letters = new Numbers()
  readonly #chunks: { text: string; starts: Int32Array }[] = []
  /** The newest last. */
  #answers: Answer[] = []

  /** Its number; the same for the same term. */
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
  get size(): number {
    return this.#terms.length
  }
  at = (number: number): string => this.#terms[number] ?? ''
  lettersAt = (number: number): number => this.#letters.list[number] ?? 0

  #chunk(number: number): { text: string; starts: Int32Array } {
    const first = number * CHUNK
    const count = Math.min(CHUNK, this.#terms.length - first)
    const known = this.#chunks[number]
    if (known && known.starts.length === count) return known
    const terms = this.#terms.slice(first, first + CHUNK)
    const starts = new Int32Array(count)
    let at = 1
    terms.forEach((term, place) => {
      starts[place] = at
      at += term.length + 1
    })
    const made = { text: `${BORDER}${terms.join(BORDER)}${BORDER}`, starts }
    this.#chunks[number] = made
    return made
  }

  /** Every term that holds the part, as `number * 4 + way`; `startOnly`: those that begin with it. */
  inside(part: string, startOnly = false): Int32Array {
    // What lies between terms stands in none of them.
    if (part.includes(BORDER)) return new Int32Array(0)
    const of = this.#terms.length
    let from: Answer | null = null
    for (const answer of this.#answers) {
      if (answer.of !== of || (answer.startOnly && !startOnly)) continue
      if (!(answer.startOnly ? part.startsWith(answer.part) : part.includes(answer.part))) continue
      if (answer.part === part && answer.startOnly === startOnly) {
        from = answer
        break
      }
      if (!from || answer.found.length < from.found.length) from = answer
    }
    if (from?.part === part && from.startOnly === startOnly) {
      this.#keep(from)
      return from.found
    }
    const found = from ? this.#narrowed(from.found, part, startOnly) : this.#lookedThrough(part, startOnly)
    this.#keep({ part, startOnly, of, found })
    return found
  }

  #keep(answer: Answer): void {
    if (answer.found.length > KEPT_LENGTH) return
    this.#answers = [...this.#answers.filter((one) => one !== answer && one.of === answer.of), answer].slice(-KEPT)
  }

  #narrowed(among: Int32Array, part: string, startOnly: boolean): Int32Array {
    const found = new Numbers()
    for (const packed of among) {
      const number = packed >> 2
      const term = this.at(number)
      const at = startOnly ? (term.startsWith(part) ? 0 : -1) : term.indexOf(part)
      if (at >= 0) found.push(number * 4 + (at > 0 ? Way.inside : term.length > part.length ? Way.start : Way.whole))
    }
    return found.copy()
  }

  #lookedThrough(part: string, startOnly: boolean): Int32Array {
    const found = new Numbers()
    const sought = startOnly ? BORDER + part : part
    for (let number = 0; number * CHUNK < this.#terms.length; number += 1) {
      const { text, starts } = this.#chunk(number)
      let place = 0
      let from = 0
      for (;;) {
        const met = text.indexOf(sought, from)
        if (met < 0) break
        const at = startOnly ? met + 1 : met
        // Hits come in order: the term is the last that begins before it, first doubling the step, then halving it.
        let step = 1
        while ((starts[place + step] ?? text.length) <= at) step *= 2
        let end = Math.min(place + step, starts.length)
        place += step >> 1
        while (end - place > 1) {
          const middle = (place + end) >> 1
          if ((starts[middle] ?? 0) <= at) place = middle
          else end = middle
        }
        const start = starts[place] ?? 1
        const close = (starts[place + 1] ?? text.length) - 1
        found.push((number * CHUNK + place) * 4 + (at > start ? Way.inside : close - start > part.length ? Way.start : Way.whole))
        from = close
        place += 1
        if (place >= starts.length) break
      }
    }
    return found.copy()
  }

  /** Terms within so many mistakes of the word; of a longer term its beginning counts too, for words half typed. */
  similar(word: string, most: number, each: (number: number, distance: number) => void): void {
    const mask = lettersOf(word)
    const letters = this.#letters.list
    const lengths = this.#lengths.list
    const first = word.charCodeAt(0)
    // Many terms share a beginning (`damaged-1`, `damaged-2` …): it is compared once.
    const beginnings = new Map<string, number>()
    let beginning = ''
    let byBeginning = 0
    for (let number = 0; number < this.#terms.length; number += 1) {
      const length = lengths[number] ?? 0
      if (length < word.length - most) continue
      const held = letters[number] ?? 0
      // Each mistake brings or takes a letter at most.
      if (moreBitsThan(mask & ~held, most)) continue
      const near = length <= word.length + most && !moreBitsThan(held & ~mask, most)
      const term = this.at(number)
      if (!near && term.charCodeAt(0) !== first) continue
      let distance = near ? distanceOf(word, term, most) : most + 1
      if (length > word.length) {
        if (beginning === '' || !term.startsWith(beginning)) {
          beginning = term.slice(0, word.length)
          byBeginning = beginnings.get(beginning) ?? distanceOf(word, beginning, most)
          beginnings.set(beginning, byBeginning)
        }
        distance = Math.min(distance, byBeginning)
      }
      if (distance > 0 && distance <= most) each(number, distance)
    }
  }
}

/** For each number a list of whole numbers; most have one, which costs 4 bytes. */
export class Lists {
  readonly #first = new Numbers()
  readonly #more = new Map<number, number[]>()

  /** Numbers begin at 0, and each new one is the next. */
  add(number: number, value: number): void {
    if (number === this.#first.length) {
      this.#first.push(value)
      return
    }
    const more = this.#more.get(number)
    if (more) more.push(value)
    else this.#more.set(number, [value])
  }
  each(number: number, tell: (value: number) => void): void {
    if (number >= this.#first.length) return
    tell(this.#first.list[number] ?? 0)
    const more = this.#more.get(number)
    if (more) for (const value of more) tell(value)
  }
}
