/**
 * The words of a text condition. Written as a person would:
 * - `refund`: that word. `parcel lost`: these words one after the other.
 * - `retour*`: any ending. `*gebühr`: any beginning (parts of German compounds). `*paket*`: both.
 * - `parcel … lost`: with up to six words of the same sentence between them.
 * - `parcel|package lost`: one or the other. `(has not|never) arrived`: the same for more than one word; `(my|) parcel`: or nothing.
 * Scripts without spaces (Chinese, Japanese, Thai …) are compared character by character; a gap there is up to twelve.
 * Arabic words also match with "and", "by", "to" or the article in front, Korean ones with their particles.
 */
import { type Token, tokensOf } from './words'

interface Part {
  text: string
  anyStart: boolean
  anyEnd: boolean
}
type Element = { gap: true } | { gap: false; ways: Part[][] }
export interface Phrase {
  written: string
  /** Primary subtag (`de`); null for any. */
  language: string | null
  elements: Element[]
}

/** What a gap may hold: a word costs two, a character of a dense script one. */
const widest = 12
const hangul = /\p{Script=Hangul}$/u
const chunk = /\([^)]*\)\S*|\S+/gu

/** BCP 47 without region and script: what a customer writes is German, not Austrian. */
export const primary = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? ''

const wayOf = (written: string): Part[] => {
  const trimmed = written.trim()
  const tokens = tokensOf(trimmed)
  return tokens.map((token, at) => ({
    text: token.text,
    anyStart: at === 0 && trimmed.startsWith('*'),
    anyEnd: at === tokens.length - 1 && (trimmed.endsWith('*') || hangul.test(token.text)),
  }))
}

/** Null where nothing is left to look for (only signs, or a gap at an end). */
export const parsePhrase = (written: string, language: string | null): Phrase | null => {
  const elements: Element[] = []
  for (const [piece] of written.replaceAll('...', ' … ').replaceAll('…', ' … ').matchAll(chunk)) {
    if (piece === '…') {
      if (elements.length > 0 && !elements.at(-1)?.gap) elements.push({ gap: true })
      continue
    }
    const ways = piece
      .replace(/^\(|\)$/g, '')
      .split('|')
      .map(wayOf)
      // What may be left out is looked for last; a phrase cannot begin with it.
      .sort((a, b) => b.length - a.length)
      .filter((way) => way.length > 0 || elements.length > 0)
    if (ways.some((way) => way.length > 0)) elements.push({ gap: false, ways })
  }
  while (elements.at(-1)?.gap) elements.pop()
  return elements.length > 0 ? { written, language: language ? primary(language) : null, elements } : null
}

const meets = (text: string, { text: wanted, anyStart, anyEnd }: Part): boolean => {
  if (anyStart) return anyEnd ? text.includes(wanted) : text.endsWith(wanted)
  return anyEnd ? text.startsWith(wanted) : text === wanted
}
const holds = (token: Token, part: Part): boolean => meets(token.text, part) || token.forms.some((form) => meets(form, part))

/** Index behind the way, or -1. */
const along = (tokens: readonly Token[], from: number, way: readonly Part[]): number => {
  for (let at = 0; at < way.length; at += 1) {
    const token = tokens[from + at]
    const part = way[at]
    if (!token || !part || !holds(token, part) || (at > 0 && token.opens)) return -1
  }
  return from + way.length
}

const restFrom = (tokens: readonly Token[], elements: readonly Element[], element: number, from: number): number => {
  const wanted = elements[element]
  if (!wanted) return from
  if (wanted.gap) {
    let cost = 0
    for (let at = from; at < tokens.length && !tokens[at]?.opens; at += 1) {
      const end = restFrom(tokens, elements, element + 1, at)
      if (end >= 0) return end
      cost += tokens[at]?.dense ? 1 : 2
      if (cost > widest) return -1
    }
    return -1
  }
  if (element > 0 && tokens[from]?.opens) return -1
  for (const way of wanted.ways) {
    const end = along(tokens, from, way)
    if (end < 0) continue
    const last = restFrom(tokens, elements, element + 1, end)
    if (last >= 0) return last
  }
  return -1
}

/** A text's words, and which there are at all. Made once for many phrases. */
export class TextWords {
  readonly #words = new Set<string>()
  readonly #known = new Map<Phrase, boolean>()

  constructor(readonly tokens: readonly Token[]) {
    for (const { text, forms } of tokens) {
      this.#words.add(text)
      for (const form of forms) this.#words.add(form)
    }
  }

  #has({ text, anyStart, anyEnd }: Part): boolean {
    if (this.#words.has(text)) return true
    if (!anyStart && !anyEnd) return false
    for (const word of this.#words) if (meets(word, { text, anyStart, anyEnd })) return true
    return false
  }

  /** False where some word that the phrase needs is nowhere in the text. */
  mayHold(phrase: Phrase): boolean {
    const known = this.#known.get(phrase)
    if (known !== undefined) return known
    const may = phrase.elements.every((element) => element.gap || element.ways.some((way) => way.every((part) => this.#has(part))))
    this.#known.set(phrase, may)
    return may
  }
}

export interface Found {
  phrase: Phrase
  /** Places in the text, UTF-16, end not included. */
  from: number
  to: number
}

/** Many phrases at once: a text is walked a single time, each word looks up the phrases that may begin with it. */
export class Phrases {
  readonly #whole = new Map<string, Phrase[]>()
  readonly #starts = new Map<string, Phrase[]>()
  readonly #anywhere: Phrase[] = []

  constructor(words: readonly { text: string; language: string | null }[]) {
    for (const { text, language } of words) {
      const phrase = parsePhrase(text, language)
      const first = phrase?.elements[0]
      if (!phrase || !first || first.gap) continue
      for (const [part] of first.ways) if (part) this.#file(phrase, part)
    }
  }

  #file(phrase: Phrase, part: Part): void {
    if (part.anyStart) this.#anywhere.push(phrase)
    else {
      const [map, key] = part.anyEnd ? ([this.#starts, part.text.slice(0, 2)] as const) : ([this.#whole, part.text] as const)
      map.set(key, [...(map.get(key) ?? []), phrase])
    }
  }

  /** Phrases of a list that stand at this token, the first; most are told off by a glance at which words the text has at all. */
  #among(list: readonly Phrase[] | undefined, text: TextWords, at: number, own: string | null): Found | null {
    if (!list) return null
    const token = text.tokens[at]
    for (const phrase of list) {
      if (phrase.language !== null && own !== null && phrase.language !== own) continue
      if (!token || !text.mayHold(phrase)) continue
      const end = restFrom(text.tokens, phrase.elements, 0, at)
      if (end > at) return { phrase, from: token.from, to: text.tokens[end - 1]?.to ?? token.to }
    }
    return null
  }

  #under(word: string, text: TextWords, at: number, own: string | null): Found | null {
    return (
      this.#among(this.#whole.get(word), text, at, own) ??
      (this.#starts.size === 0
        ? null
        : (this.#among(this.#starts.get(word.slice(0, 2)), text, at, own) ??
          (word.length > 1 ? this.#among(this.#starts.get(word.slice(0, 1)), text, at, own) : null)))
    )
  }

  /**
   * The first phrase that stands in the text, or null.
   * @param language of the text as far as known; phrases of another language are passed over, of an unknown one none
   */
  find(text: TextWords, language: string | null): Found | null {
    const own = language ? primary(language) : null
    for (let at = 0; at < text.tokens.length; at += 1) {
      const token = text.tokens[at]
      if (!token) continue
      let found = this.#under(token.text, text, at, own)
      for (let form = 0; !found && form < token.forms.length; form += 1) found = this.#under(token.forms[form] ?? '', text, at, own)
      found ??= this.#anywhere.length > 0 ? this.#among(this.#anywhere, text, at, own) : null
      if (found) return found
    }
    return null
  }
}
