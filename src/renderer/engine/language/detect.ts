/**
 * Which language a text is in. The same reckoning as the eld package (its table, its cutting of words, its limits), over
 * flat arrays and without making strings: several times faster, which a first fetch of a million messages feels.
 * Differs in one thing: what says nothing of a language is left out here, letter by letter.
 */
import { type LanguageTable, slotOf, tailOf } from './table'

/** ISO 639-1 code, or null where the text is too short or too mixed to tell. */
export type Detect = (text: string) => string | null

/** Letters looked at: enough to tell, and a long mail costs no more than a short one. */
const longest = 600
/** As eld: bytes after which no new word begins, bytes after which a word ends, bytes of a word that count. */
const wordsUntil = 350
const bytesUntil = 380
const wordMost = 70
/** What eld subtracted from each weight to make its table smaller, and how it scales. */
const baseWeight = 53
const scale = 25
const reliablePart = 0.75
const leastGroups = 3

const apostrophes = new Set([0x27, 0x60, 0x2019])
/** From here on are scripts written without spaces: an order number does not take the sentence around it along. */
const unspaced = 0x0e00

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028

/** Which codes of the basic plane are letters, one byte each, filled as they are met: 0 unknown, 1 no, 2 yes. */
const letters = new Uint8Array(65_536)
const letter = /\p{L}/u
const isLetter = (code: number): boolean => {
  if (letters[code] === 0) letters[code] = letter.test(String.fromCharCode(code)) ? 2 : 1
  return letters[code] === 2
}

/**
 * Where the word-like run from `from` ends, and whether it is noise: links, addresses, order numbers and other words with
 * digits say nothing of a language. Returns the end, negative where the run is noise.
 */
const runFrom = (text: string, from: number): number => {
  let at = from
  let noise = false
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code) || code >= unspaced) break
    if (isDigit(code) || (code === 64 && at > from)) noise = true
    // «://»
    if (code === 58 && text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47) noise = true
  }
  return noise ? -at : at
}

export const makeDetect = ({ codes, averages, bytes, heads, tails, spans, votes }: LanguageTable): Detect => {
  const slots = heads.length
  const word = new Uint8Array(wordMost + 16)
  const scores = new Float64Array(codes.length)
  // Groups already counted in this text, found or not; a group counts once.
  const seenSlots = 1024
  const seenHeads = new Uint32Array(seenSlots)
  const seenTails = new Uint32Array(seenSlots)
  const seenIn = new Uint32Array(seenSlots)
  let turn = 0
  let groups = 0

  const vote = (head: number, tail: number): void => {
    let seen = slotOf(head, tail, seenSlots)
    while (seenIn[seen] === turn) {
      if (seenHeads[seen] === head && seenTails[seen] === tail) return
      seen = (seen + 1) & (seenSlots - 1)
    }
    seenIn[seen] = turn
    seenHeads[seen] = head
    seenTails[seen] = tail
    groups += 1
    let slot = slotOf(head, tail, slots)
    for (let span = spans[slot] ?? 0; span !== 0; span = spans[slot] ?? 0) {
      if (heads[slot] === head && tails[slot] === tail) {
        const from = Math.floor(span / 64)
        for (let at = from, end = from + (span & 63) * 2; at < end; at += 2) {
          const language = votes[at] ?? 0
          scores[language] = (scores[language] ?? 0) + (votes[at + 1] ?? 0) + baseWeight
        }
        return
      }
      slot = (slot + 1) & (slots - 1)
    }
  }
  const group = [0, 0, 0, 0, 0, 0]
  /** Bytes `from` to `to` of the word, a space before and after where it begins or ends there. */
  const voteFor = (from: number, to: number, before: boolean, after: boolean): void => {
    let length = 0
    if (before) group[length++] = 32
    for (let at = from; at < to; at++) group[length++] = word[at] ?? 0
    if (after) group[length++] = 32
    for (let at = length; at < 6; at++) group[at] = 0
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = group
    vote((a | (b << 8) | (c << 16) | (d << 24)) >>> 0, tailOf(e, f, length))
  }
  const endWord = (length: number): void => {
    const counted = Math.min(length, wordMost)
    let at = 0
    for (; at + 4 < counted; at += 3) voteFor(at, at + 4, at === 0, false)
    voteFor(counted === 3 ? 0 : Math.max(0, counted - 4), counted, at === 0, true)
  }

  const readWords = (text: string): void => {
    let length = 0
    let total = 0
    let run = 0
    const put = (value: number): void => {
      if (length < word.length) word[length] = value
      length += 1
    }
    const gap = (): boolean => {
      if (length > 0) {
        endWord(length)
        length = 0
        total += 1
      }
      return total > wordsUntil
    }
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (at >= run && code < unspaced && !isSpace(code)) {
        run = runFrom(text, at)
        if (run < 0) {
          run = -run
          at = run - 1
          if (gap()) return
          continue
        }
      }
      if (!isLetter(code)) {
        // An apostrophe stays with the letter that follows it, as in «don’t».
        if (apostrophes.has(code) && (at + 1 >= text.length || isLetter(text.charCodeAt(at + 1)))) {
          if (code < 0x80) put(code)
        } else {
          if (gap()) return
          continue
        }
        if (code < 0x80) {
          total += 1
          continue
        }
      }
      if (code < 0x80) {
        put(code)
        total += 1
      } else if (code < 0x800) {
        put(bytes[0xc0 | (code >> 6)] ?? 0)
        put(bytes[0x80 | (code & 0x3f)] ?? 0)
        total += 2
      } else {
        put(bytes[0xe0 | (code >> 12)] ?? 0)
        put(bytes[0x80 | ((code >> 6) & 0x3f)] ?? 0)
        put(bytes[0x80 | (code & 0x3f)] ?? 0)
        total += 3
      }
      if (total > bytesUntil) break
    }
    if (length > 0) endWord(length)
  }

  const part = (score: number): number => {
    const each = score / groups
    return each / (each + scale)
  }

  return (text) => {
    turn += 1
    groups = 0
    scores.fill(0)
    readWords(text.slice(0, longest).toLowerCase())
    let [best, first] = [-1, 0]
    for (let language = 0; language < scores.length; language++) {
      const score = scores[language] ?? 0
      if (score <= first) continue
      first = score
      best = language
    }
    if (best < 0 || groups < leastGroups || (averages[best] ?? 0) * reliablePart > part(first)) return null
    return codes[best] ?? null
  }
}
