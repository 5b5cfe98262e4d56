/**
 * Finds a sentence among sentences with slots. What comes in may have holes itself: facts that the product hid, which stand for
 * text of the sentence or for a slot. Never guesses: every slot must look like what it stands for, and all other signs must agree.
 */

/** A sentence in signs and slots. */
export type Pattern = readonly (string | { slot: string })[]
/** A text in signs and holes; a hole is named by its markup. */
export type Incoming = readonly (string | { hole: string })[]

const SLOT = /\{\{\s*([a-zA-Z]\w*)\s*\}\}/g

/** Signs that writers and keyboards change freely count as one. */
const same: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '，': ',',
  '！': '!',
  '？': '?',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '　': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '–': '-',
  '—': '-',
  '～': '~',
  '。': '.',
}
const folded = (sign: string): string => same[sign] ?? (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)

export const patternOf = (text: string): Pattern => {
  const parts: (string | { slot: string })[] = []
  let at = 0
  for (const match of text.matchAll(SLOT)) {
    parts.push(...text.slice(at, match.index))
    parts.push({ slot: match[1] ?? '' })
    at = match.index + match[0].length
  }
  parts.push(...text.slice(at))
  return parts
}

/** A pattern as it is written. */
export const textOf = (pattern: readonly unknown[]): string =>
  pattern.map((item) => (typeof item === 'string' ? item : `{{${(item as { slot?: string }).slot ?? ''}}}`)).join('')

/** What a slot may hold (with holes left out): a number, a number of an order or parcel, money, a name or a place. */
const looksLike = (slot: string, text: string, holes: number): boolean => {
  if (/^\s|\s$/.test(text) || text.length > 80 || (text === '' && holes === 0)) return false
  if (/Url$/.test(slot)) return holes > 0 ? text === '' : /^https?:\/\/\S+$/.test(text)
  if (holes > 0 && text.trim() === '') return true
  if (slot === 'days' || /Days$/.test(slot)) return /^\p{Nd}{1,3}$/u.test(text)
  if (/^(amount|price|partial)$/.test(slot)) return /\p{Nd}/u.test(text) && text.length < 24 && !/\p{L}{6}/u.test(text)
  if (/^(order|tracking|sku|coupon)$|Number$/.test(slot)) return /^[\w#/-]+$/.test(text) && /\d/.test(text)
  if (/^date$|At$/.test(slot)) return /\p{Nd}/u.test(text) && text.split(/\s+/).length <= 5
  // Names, products, places, sizes: few words, no sentence.
  return !/[.!?。！？؟;\n]\s/u.test(`${text} `.replace(/\b\p{L}{1,3}\.\s/gu, '')) && text.split(/\s+/).length <= 6
}

export interface Match {
  slots: Record<string, Incoming>
  /** Text of the sentence, slots and all, that a hole took the place of. */
  swallowed: { hole: string; text: string }[]
  /** Of the sentence's own signs: how many there are, and how many were there. */
  own: number
  agreed: number
}

/** Ways through both: signs agree, a slot takes any run, a hole takes any run. The way with most agreeing signs wins. */
export const matchPattern = (incoming: Incoming, pattern: Pattern): Match | null => {
  const [n, m] = [incoming.length, pattern.length]
  const width = m + 1
  const best = new Int32Array((n + 1) * width).fill(-1)
  const move = new Uint8Array((n + 1) * width)
  best[0] = 0
  const offer = (i: number, j: number, score: number, how: number) => {
    const at = i * width + j
    if (score > (best[at] ?? -1)) {
      best[at] = score
      move[at] = how
    }
  }
  for (let i = 0; i <= n; i += 1)
    for (let j = 0; j <= m; j += 1) {
      const score = best[i * width + j] ?? -1
      if (score < 0) continue
      const [one, other] = [incoming[i], pattern[j]]
      if (one !== undefined && other !== undefined) {
        if (typeof one === 'string' && typeof other === 'string') {
          if (folded(one) === folded(other)) offer(i + 1, j + 1, score + 2, 1)
        } else offer(i + 1, j + 1, score, 1)
      }
      // A slot, or a hole, that was entered goes on; it takes one item of the other side each time.
      const [lastIn, lastOut] = [incoming[i - 1], pattern[j - 1]]
      if (one !== undefined && j > 0 && typeof lastOut === 'object' && i > 0) offer(i + 1, j, score, 2)
      if (other !== undefined && i > 0 && typeof lastIn === 'object' && j > 0) offer(i, j + 1, score, 3)
    }
  if ((best[n * width + m] ?? -1) < 0) return null
  return readBack(incoming, pattern, move, width)
}

const readBack = (incoming: Incoming, pattern: Pattern, move: Uint8Array, width: number): Match | null => {
  let [i, j] = [incoming.length, pattern.length]
  let agreed = 0
  /** The step just read (further right) was a hole going on. */
  let open = false
  const slots: Record<string, (string | { hole: string })[]> = {}
  const holes: { hole: string; run: Pattern[number][] }[] = []
  while (i > 0 || j > 0) {
    const how = move[i * width + j] ?? 0
    const [one, other] = [incoming[i - 1], pattern[j - 1]]
    if (how === 0 || one === undefined || other === undefined) return null
    const before = holes[0]
    if (how === 3 && typeof one === 'object') {
      // The hole goes on to the left: what is here belongs to its run.
      if (before?.hole === one.hole && open) before.run.unshift(other)
      else holes.unshift({ hole: one.hole, run: [other] })
    } else if (typeof one === 'object' && open && before?.hole === one.hole) before.run.unshift(other)
    else if (typeof other === 'object') slots[other.slot] = [one, ...(slots[other.slot] ?? [])]
    else if (typeof one === 'object') holes.unshift({ hole: one.hole, run: [other] })
    else agreed += 1
    open = how === 3
    if (how !== 3) i -= 1
    if (how !== 2) j -= 1
  }
  for (const [name, value] of Object.entries(slots)) {
    const text = value.map((item) => (typeof item === 'string' ? item : '')).join('')
    if (!looksLike(name, text, value.filter((item) => typeof item !== 'string').length)) return null
  }
  const own = pattern.filter((item) => typeof item === 'string').length
  const swallowed = holes.map(({ hole, run }) => ({ hole, text: textOf(run) }))
  return { slots, swallowed, own, agreed }
}
