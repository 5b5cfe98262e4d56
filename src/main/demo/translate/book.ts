/**
 * The demo engine's knowledge: sentences of the demo shops with what they are in English. It knows these and nothing else; a
 * sentence it does not know is refused, never made up.
 */
import { type Incoming, type Match, matchPattern, type Pattern, patternOf } from './match'

export interface TranslationPair {
  text: string
  en: string
}
interface Form {
  text: string
  pattern: Pattern
  words: readonly string[]
  /** Sentences in English (itself, for English). */
  en: string
}

/**
 * Least part of a sentence's own signs that must be there; holes may stand for the rest. What a hole took that stands word for
 * word in the other language (an address, a number) is left out of the count.
 */
const CERTAIN = 0.5

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\{\{.*?\}\}/g, ' ')
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu) ??
  []
const plainOf = (items: Incoming): string => items.map((item) => (typeof item === 'string' ? item : ' ')).join('')
const formOf = (text: string, en: string): Form => ({ text, en, pattern: patternOf(text.replace(/\.$|。$/, '')), words: wordsOf(text) })

/** Items of a text without white space at its ends and without its last full stop. */
const trimmed = (items: Incoming): Incoming => {
  let [from, to] = [0, items.length]
  const blank = (item: Incoming[number] | undefined) => typeof item === 'string' && /\s/.test(item)
  while (from < to && blank(items[from])) from += 1
  while (to > from && blank(items[to - 1])) to -= 1
  if (to > from + 1 && (items[to - 1] === '.' || items[to - 1] === '。')) to -= 1
  return items.slice(from, to)
}

/** The sentences of a text, each with the white space behind it. */
const sentences = (items: Incoming): Incoming[] => {
  const parts: Incoming[] = []
  let from = 0
  items.forEach((item, at) => {
    const next = items[at + 1]
    const ends =
      typeof item === 'string' &&
      (/[。！？؟]/.test(item) ||
        (/[.!?…]/.test(item) && (next === undefined || (typeof next === 'string' && /\s/.test(next)))) ||
        item === '\n')
    if (!ends || next === undefined) return
    parts.push(items.slice(from, at + 1))
    from = at + 1
  })
  if (from < items.length) parts.push(items.slice(from))
  return parts
}

export class TranslationBook {
  private readonly forms = new Map<string, Form[]>()
  /** By English sentence: how the language says it. */
  private readonly byEnglish = new Map<string, Map<string, string>>()

  /** `names`: words that stay as they are in every language, such as signatures. */
  constructor(
    pairs: Readonly<Record<string, readonly TranslationPair[]>>,
    private readonly names: ReadonlySet<string>,
  ) {
    const english = new Map<string, Form>()
    for (const [language, list] of Object.entries(pairs)) {
      const ours = new Map<string, string>()
      this.forms.set(
        language,
        list.map(({ text, en }) => {
          if (!ours.has(en)) ours.set(en, text)
          if (!english.has(en)) english.set(en, formOf(en, en))
          return formOf(text, en)
        }),
      )
      this.byEnglish.set(language, ours)
    }
    this.forms.set('en', [...english.values()])
  }

  get languages(): string[] {
    return [...this.forms.keys()]
  }

  /** Null: not a text of the demo shops, or not in that language. */
  translate(items: Incoming, from: string, to: string): Incoming | null {
    const whole = this.sentence(items, from, to)
    if (whole) return whole
    const parts = sentences(items)
    if (parts.length < 2) return null
    const answers: Incoming[] = []
    for (const part of parts) {
      const answer = this.sentence(part, from, to)
      if (!answer) return null
      answers.push(answer)
    }
    return answers.flat()
  }

  /** The language whose sentences hold this text, or null. */
  detect(items: Incoming): string | null {
    return this.languages.find((language) => this.translate(items, language, 'en') ?? this.translate(items, language, language)) ?? null
  }

  private sentence(items: Incoming, from: string, to: string): Incoming | null {
    const inner = trimmed(items)
    const plain = plainOf(inner)
    if (!/\p{L}/u.test(plain)) return items
    const answer = this.names.has(plain.trim().toLowerCase()) ? inner : this.known(inner, from, to)
    if (!answer) return null
    const blank = (item: Incoming[number]) => typeof item === 'string' && /\s/.test(item)
    const lead = items.findIndex((item) => !blank(item))
    const tail = [...items].reverse().findIndex((item) => !blank(item))
    return [...items.slice(0, lead), ...answer, ...(tail > 0 ? items.slice(-tail) : [])]
  }

  private known(inner: Incoming, from: string, to: string): Incoming | null {
    const words = new Set(wordsOf(plainOf(inner)))
    const near = (this.forms.get(from) ?? [])
      .map((form) => ({ form, shared: form.words.filter((word) => words.has(word)).length }))
      .filter(({ form, shared }) => shared * 2 >= form.words.length)
      .sort((a, b) => b.shared / (b.form.words.length + 1) - a.shared / (a.form.words.length + 1))
      .slice(0, 16)
    let best: { match: Match; target: string; certain: number } | null = null
    for (const { form } of near) {
      const target = from === to ? form.text : to === 'en' ? form.en : this.byEnglish.get(to)?.get(form.en)
      const match = target === undefined ? null : matchPattern(inner, form.pattern)
      if (!match || target === undefined) continue
      const certain = certainty(match, target)
      if (certain >= CERTAIN && certain > (best?.certain ?? 0)) best = { match, target, certain }
      if (certain === 1) break
    }
    return best && filled(best.target, best.match)
  }
}

const certainty = ({ own, agreed, swallowed }: Match, target: string): number => {
  const held = swallowed.filter(({ text }) => target.includes(text)).reduce((sum, { text }) => sum + patternOf(text).length, 0)
  return own - held <= 0 || agreed === 0 ? 0 : agreed / (own - held)
}

/** The sentence with its slots filled and every hole once; null where a hole has no place in it. */
const filled = (target: string, { slots, swallowed }: Match): Incoming | null => {
  let items: (string | { slot: string } | { hole: string })[] = [...patternOf(target)]
  for (const { hole, text } of swallowed) {
    const at = placeOf(items, text)
    if (!at) return null
    items = [...items.slice(0, at.from), { hole }, ...items.slice(at.to)]
  }
  const answer: (string | { hole: string })[] = []
  for (const item of items) {
    if (typeof item === 'string' || 'hole' in item) answer.push(item)
    else if (slots[item.slot]) answer.push(...(slots[item.slot] ?? []))
    else return null
  }
  const wanted = Object.values(slots)
    .flat()
    .concat(swallowed.map(({ hole }) => ({ hole })))
  const all = (list: Incoming) =>
    list
      .flatMap((item) => (typeof item === 'string' ? [] : item.hole))
      .sort()
      .join()
  return all(wanted) === all(answer) ? answer : null
}

/** Where the hidden text stands in the other language: word for word, else its slots, else its number. */
const placeOf = (items: readonly (string | { slot: string } | { hole: string })[], text: string): { from: number; to: number } | null => {
  // A slot is one sign here, so that places in the line are places among the items.
  const signs = new Map<string, string>()
  const signOf = (slot: string) => {
    const sign = signs.get(slot) ?? String.fromCharCode(0xe000 + signs.size)
    signs.set(slot, sign)
    return sign
  }
  const flat = (list: readonly (string | object)[]) =>
    list
      .map((item) => (typeof item === 'string' ? item.toLowerCase().slice(0, 1) : 'slot' in item ? signOf(String(item.slot)) : '\u0000'))
      .join('')
  const line = flat(items)
  const run = flat(patternOf(text)).trim()
  const held = [...run].filter((sign) => sign >= '\ue000' && sign <= '\uf8ff')
  const number = /\d[\d.,:]*\d|\d/.exec(run)?.[0]
  for (const wanted of [run, [...held].reverse().join(' '), held.join(''), number]) {
    const from = wanted ? line.indexOf(wanted) : -1
    if (wanted && from >= 0) return { from, to: from + wanted.length }
  }
  return null
}
