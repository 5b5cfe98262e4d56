/**
 * Which groups of terms may hold a part: a set of bits a group, one for each kind of three neighbouring letters (several kinds
 * share a bit), so that a look inside all terms passes over those alone. Never misses; names some groups for nothing.
 */

/** Kinds that are told apart. Measured: `docs/search.md`. */
const kindBits = 10
const kinds = 2 ** kindBits

const kindOf = (a: number, b: number, c: number): number => {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) + b, 0x85ebca6b) + c
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> (32 - kindBits)
}
/** Stand for «a word begins here» and «this letter alone»; no text holds them. */
const begins = 1
const alone = 2

/** From here on are all scripts without spaces, in which single characters are asked for. */
const firstDense = 0x0e00

const letter = /[\p{L}\p{N}]/u
const narrowLetter = Uint8Array.from({ length: 256 }, (_none, code) => (letter.test(String.fromCharCode(code)) ? 1 : 0))
const letterRanges = [
  [0x100, 0x17f],
  [0x3b1, 0x3c9],
  [0x430, 0x45f],
  [0x5d0, 0x5ea],
  [0x621, 0x63a],
  [0x641, 0x64a],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
] as const
/** Never true of what is no letter; the rarer letters are left out. */
const surelyLetter = (code: number): boolean =>
  code < 256 ? narrowLetter[code] === 1 : letterRanges.some(([first, last]) => code >= first && code <= last)

/** Whether a unit of a text is a letter or a digit. */
export const isLetter = (code: number): boolean => surelyLetter(code) || (code > 255 && letter.test(String.fromCharCode(code)))

/** @param wordBegins whether a word begins where `from` stands */
const eachKind = (text: string, from: number, to: number, wordBegins: boolean, each: (kind: number) => void): void => {
  let before = 0
  let last = 0
  let lastBegins = false
  let begun = wordBegins
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 32) {
      before = 0
      last = 0
      begun = true
      continue
    }
    if (begun) each(kindOf(begins, begins, code))
    if (last !== 0) {
      if (lastBegins) each(kindOf(begins, last, code))
      if (before !== 0) each(kindOf(before, last, code))
    }
    if (code >= firstDense) each(kindOf(alone, alone, code))
    lastBegins = begun
    begun = !surelyLetter(code)
    before = last
    last = code
  }
}

export class Grams {
  /** Bits of all groups for the first kind, then for the next. */
  readonly #rows: Uint32Array
  /** Of a row. */
  readonly #words: number

  /** @param starts where each group begins in the text; one more at the end */
  constructor(text: string, starts: Uint32Array) {
    const groups = starts.length - 1
    const words = (groups + 31) >>> 5
    const rows = new Uint32Array(kinds * words)
    for (let group = 0; group < groups; group += 1) {
      const bit = 1 << (group & 31)
      const word = group >>> 5
      eachKind(text, starts[group] ?? 0, starts[group + 1] ?? 0, true, (kind) => {
        const place = kind * words + word
        rows[place] = (rows[place] ?? 0) | bit
      })
    }
    this.#rows = rows
    this.#words = words
  }

  /** Bytes that `groups` groups take. */
  static weight(groups: number): number {
    return kinds * ((groups + 31) >>> 5) * 4
  }

  /** One bit a group; null where the part is too short to tell: any may hold it. */
  groupsFor(part: string, onlyStart: boolean): Uint32Array | null {
    let bits: Uint32Array | null = null
    const words = this.#words
    eachKind(part, 0, part.length, onlyStart, (kind) => {
      const from = kind * words
      if (bits === null) bits = this.#rows.slice(from, from + words)
      else for (let at = 0; at < words; at += 1) bits[at] = (bits[at] ?? 0) & (this.#rows[from + at] ?? 0)
    })
    return bits
  }
}
