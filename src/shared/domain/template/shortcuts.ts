/** Finds by what stands behind `;`: how a shortcut meets what was typed, whole, its beginning, inside, its letters in their order. */
import { Lists, lettersOf, Terms, Way } from './terms'

const BY_LETTERS = 80
/** `longer`: by how many letters the shortcut is. */
const metScore = (way: Way, longer: number): number => (way === Way.whole ? 1_000 : way === Way.start ? 500 - Math.min(100, longer) : 120)

const isSubsequence = (part: string, of: string): boolean => {
  let at = 0
  for (let place = 0; place < of.length && at < part.length; place += 1) if (of.charCodeAt(place) === part.charCodeAt(at)) at += 1
  return at === part.length
}

export class Shortcuts {
  readonly #terms = new Terms()
  readonly #docs = new Lists()
  /** Of terms, by the first letter: an abbreviation begins with it. */
  readonly #initials = new Map<string, number[]>()

  /** Folded; '' is none. */
  add(shortcut: string, doc: number): void {
    if (shortcut === '') return
    const before = this.#terms.size
    const number = this.#terms.of(shortcut)
    this.#docs.add(number, doc)
    if (number < before) return
    const initial = shortcut.charAt(0)
    const terms = this.#initials.get(initial)
    if (terms) terms.push(number)
    else this.#initials.set(initial, [number])
  }

  /** By document: how its shortcut meets what was typed; 0: not at all. `size`: how many documents there are. */
  scores(typed: string, size: number): Int16Array {
    const scores = new Int16Array(size)
    const take = (number: number, score: number) => this.#docs.each(number, (doc) => (scores[doc] = score))
    const met = new Uint8Array(this.#terms.size)
    for (const packed of this.#terms.inside(typed)) {
      const number = packed >> 2
      met[number] = 1
      take(number, metScore((packed & 3) as Way, this.#terms.at(number).length - typed.length))
    }
    if (typed.length < 2) return scores
    const letters = lettersOf(typed)
    for (const number of this.#initials.get(typed.charAt(0)) ?? [])
      if (met[number] === 0 && (letters & ~this.#terms.lettersAt(number)) === 0 && isSubsequence(typed, this.#terms.at(number)))
        take(number, BY_LETTERS)
    return scores
  }
}
