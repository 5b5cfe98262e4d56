import { type Check, finding } from '../finding'
import { bareNumber, digitsOf } from '../known'
import { orderLabel } from '../words/labels'

interface Shape {
  pattern: RegExp
  /** Digits alone: a price or a year has the same form, so the word «order» must stand before it. */
  bare: boolean
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** The form of a shop's order numbers, read from this customer's: the same letters, as many digits, give or take one. */
const shapeOf = (number: string): Shape | null => {
  const folded = number.trim().toLowerCase()
  if (!/\d/.test(folded) || folded.length < 3) return null
  const source = [...folded.matchAll(/[a-z]+|\d+|[^a-z\d]+/g)]
    .map(([piece]) => {
      if (!/\d/.test(piece)) return /[a-z]/.test(piece) ? escaped(piece) : `[\\s${escaped(piece.trim())}]{0,2}`
      return `\\d{${Math.max(1, piece.length - 1)},${piece.length + 1}}`
    })
    .join('')
  const bare = !/[a-z]/.test(folded)
  return { pattern: new RegExp(`(?<![a-z0-9-])(?<!\\d[.,])${source}(?![a-z0-9]|[.,:/-]\\d)`, 'g'), bare: bare && !folded.startsWith('#') }
}
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length] ?? 0
}
/** The only number, or the one that is clearly nearest: a guess between two equals would be another mistake. */
const closest = (written: string, numbers: readonly string[]): string | null => {
  if (numbers.length === 1) return numbers[0] ?? null
  const ranked = numbers.map((number) => ({ number, far: distance(bareNumber(written), bareNumber(number)) })).sort((a, b) => a.far - b.far)
  const [first, second] = ranked
  return first && second && first.far < second.far && first.far <= 2 ? first.number : null
}

/** A number of the shop's form that is none of this customer's orders. Silent where her orders are not known. */
export const wrongOrder: Check = ({ text, context }) => {
  const { orderNumbers, knownNumbers } = context
  if (orderNumbers.length === 0 || !/\d{2}/.test(text.folded)) return []
  const own = new Set(orderNumbers.map(bareNumber))
  const ownDigits = new Set(orderNumbers.map(digitsOf))
  const known = [...knownNumbers].map(bareNumber)
  const found = new Map<number, { from: number; to: number; written: string }>()
  const consider = (from: number, to: number, labelled: boolean): void => {
    const written = text.folded.slice(from, to)
    const bare = bareNumber(written)
    if (own.has(bare) || known.some((number) => number.includes(bare))) return
    // «order 1042» for NL-1042.
    if (labelled && ownDigits.has(digitsOf(written)) && !/[a-z]/.test(bare)) return
    found.set(from, { from, to, written })
  }
  for (const shape of orderNumbers.map(shapeOf)) {
    if (!shape) continue
    for (const match of text.folded.matchAll(shape.pattern)) {
      const from = match.index + (match[0].length - match[0].trimStart().length)
      const labelled = orderLabel.test(text.folded.slice(Math.max(0, from - 40), from))
      if (shape.bare && !labelled) continue
      consider(from, match.index + match[0].length, labelled)
    }
  }
  const least = Math.min(...orderNumbers.map((number) => digitsOf(number).length))
  for (const match of text.folded.matchAll(
    /(?<![a-z0-9])#?(?:[a-z]{1,5}[- ]?)?\d[\d-]{2,14}\d(?![a-z0-9]|[.,:]\d| ?(?:eur|usd|gbp|chf|pln|brl|€|\$|£|zl|元|円|¥|%|₹|r\$|ريال|درهم))/g,
  )) {
    const from = match.index
    if (found.has(from) || !orderLabel.test(text.folded.slice(Math.max(0, from - 40), from))) continue
    const digits = digitsOf(match[0])
    if (digits.length < Math.max(4, least - 1) || (/^(?:19|20)\d\d$/.test(match[0]) && least !== 4)) continue
    if ([...found.values()].some((other) => other.from < from + match[0].length && from < other.to)) continue
    consider(from, from + match[0].length, true)
  }
  return [...found.values()].map(({ from, to, written }) => {
    const right = closest(written, orderNumbers)
    return finding(
      'wrongOrder',
      'wrongOrder',
      text.place(from),
      text.end(to),
      { number: text.written(from, to), right: right ?? orderNumbers.slice(0, 3).join(', ') },
      right === null ? [] : [{ kind: 'replace', text: right }],
    )
  })
}
