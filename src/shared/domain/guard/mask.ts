/** Numbers of cards in a text: where they stand, and the text with all but their last four digits hidden. */
import { issuerOf, luhn } from './numbers'
import { GuardText } from './text'
import { cardWord, otherNumber } from './words/labels'

/** Where a card number stands, in UTF-16 places of the text as it was written. */
export interface CardPlace {
  from: number
  to: number
  issuer: string
}

/** Groups of digits with at most two signs between them. */
const digitGroups = /\d+(?:[ \t.,·•・/_|-]{1,3}\d+)*/g
const gap = /[ \t.,·•・/_|-]{1,3}/
/** As cards are printed and typed; all digits in one group, or each for itself, besides. */
const printed =
  /^(?:4 4 4 4(?: [1-3])?|4 6 5|4 6 4|4 4 4 3|4 4 4 2|4 4 4 4 3|6 10|8 8|4 12|4 4 8|8 4 4|5 5 6|6 4 6|4 4 5|6 13|4 5 6|4 8 4|4 11)$/

interface Group {
  digits: string
  from: number
  to: number
}
const groupsOf = (text: string, base: number): Group[] => {
  const groups: Group[] = []
  let at = 0
  for (const digits of text.split(gap)) {
    const from = text.indexOf(digits, at)
    groups.push({ digits, from: base + from, to: base + from + digits.length })
    at = from + digits.length
  }
  return groups
}
const usual = (groups: readonly Group[], near: boolean): boolean => {
  if (groups.length === 1) return true
  const lengths = groups.map(({ digits }) => digits.length)
  return lengths.every((length) => length === 1) || printed.test(lengths.join(' ')) || (near && lengths.length <= 6)
}

/**
 * The payment card numbers of a text, told from order, parcel, phone and article numbers by grouping, issuer range, length,
 * check digit and the words beside them.
 * @param known digits of numbers that are something else
 */
export const cardsIn = (text: GuardText, known: ReadonlySet<string> = new Set()): CardPlace[] => {
  const found: CardPlace[] = []
  const folded = text.folded
  const anyCard = cardWord.test(folded)
  for (const run of folded.matchAll(digitGroups)) {
    if (run[0].length < 12) continue
    // A phone number has at most fifteen digits (ITU-T E.164).
    if (/\+ ?$/.test(folded.slice(Math.max(0, run.index - 2), run.index)) && run[0].replace(/\D/g, '').length <= 15) continue
    const groups = groupsOf(run[0], run.index)
    for (let first = 0; first < groups.length; first += 1) {
      const place = cardFrom(groups, first, folded, anyCard, known)
      if (!place) continue
      found.push({ from: text.place(place.from), to: text.end(place.to), issuer: place.issuer })
      first = place.last
    }
  }
  return found
}

const cardFrom = (
  groups: readonly Group[],
  first: number,
  folded: string,
  anyCard: boolean,
  known: ReadonlySet<string>,
): { from: number; to: number; issuer: string; last: number } | null => {
  const begin = groups[first]
  if (!begin) return null
  const before = folded.slice(Math.max(0, begin.from - 60), begin.from)
  // Part of a longer name: «NL4111…», «DE89 …», «+49 …», «#4111…».
  if (
    first === 0 &&
    /(?:[a-z]|[a-z]\d*[-_]|\+ ?|#)$/.test(before) &&
    !/(?:^|[^a-z])(?:no|nr|n|x)$|(?:visa|card|karte|carte|amex)#?$/.test(before)
  )
    return null
  let digits = ''
  let best: { from: number; to: number; issuer: string; last: number } | null = null
  for (let last = first; last < groups.length && digits.length < 20; last += 1) {
    const group = groups[last]
    if (!group) break
    digits += group.digits
    if (digits.length < 12 || digits.length > 19) continue
    const issuer = issuerOf(digits)
    if (!issuer || !luhn(digits) || known.has(digits) || /^(\d)\1+$/.test(digits)) continue
    const nearBefore = before.slice(before.search(/[^.!?\n]*$/))
    const near = cardWord.test(nearBefore) || cardWord.test(folded.slice(group.to, group.to + 40))
    if (!usual(groups.slice(first, last + 1), near || anyCard)) continue
    // Old and short lengths are those of article numbers as well: a card must be spoken of.
    if (digits.length < 14 && !near && !anyCard) continue
    if (last === first && digits.length === 14 && !anyCard && !near) continue
    if (otherNumber.test(before) && !cardWord.test(nearBefore)) continue
    if (/^[a-z]/.test(folded.slice(group.to, group.to + 1)) && /[a-z]/.test(folded.slice(group.to, group.to + 1))) continue
    best = { from: begin.from, to: group.to, issuer, last }
  }
  return best
}

/** The digits of a card number as they may stand in a text: all but the last four hidden, its grouping kept. */
export const maskOf = (written: string): string => {
  const digits = [...written].filter((letter) => /\p{Nd}/u.test(letter)).length
  let at = 0
  return [...written].map((letter) => (/\p{Nd}/u.test(letter) && at++ < digits - 4 ? '•' : letter)).join('')
}

/**
 * Hides card numbers in what a customer sent. `masks` are the places in the text that comes back, in order.
 * @example maskCards('Visa 4111 1111 1111 1111') → { text: 'Visa •••• •••• •••• 1111', masks: [{ from: 5, to: 24 }] }
 */
export const maskCards = (text: string): { text: string; masks: { from: number; to: number }[] } => {
  // Nearly all texts hold no long number; they cost one look.
  if (!/(?:\p{Nd}[^\p{L}\p{Nd}\n]{0,3}){12}/u.test(text)) return { text, masks: [] }
  let masked = ''
  let at = 0
  const masks: { from: number; to: number }[] = []
  for (const { from, to } of cardsIn(new GuardText(text))) {
    masked += text.slice(at, from)
    const hidden = maskOf(text.slice(from, to))
    masks.push({ from: masked.length, to: masked.length + hidden.length })
    masked += hidden
    at = to
  }
  return { text: masked + text.slice(at), masks }
}
