/**
 * A text as the guard reads it: folded as search folds (case, accents, full-width and Arabic digits, Arabic spellings), every
 * folded letter with its place in the text as it was typed, cut into sentences.
 */
import { fold } from '../conversation/fold'

/** What fold leaves apart although the guard's patterns write one of them only. */
const same: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '`': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '、': ',',
  '〜': '~',
}
const seen = new Map<string, string>()
const foldLetter = (letter: string): string => {
  const known = seen.get(letter)
  if (known !== undefined) return known
  const folded = same[letter] ?? [...fold(letter)].map((one) => same[one] ?? one).join('')
  // Texts hold a few hundred letters; whoever pastes all of Unicode must not fill the memory.
  if (seen.size < 8_000) seen.set(letter, folded)
  return folded
}

const plain = /^[\0-\x7f]*$/

export interface Sentence {
  text: string
  /** Place of its first letter in the folded text. */
  from: number
  /** It ends with a question mark. */
  asks: boolean
}

/** After these a full stop ends no sentence. */
const abbreviations =
  /(?:^|[\s(])(?:approx|ca|circa|no|nr|num|mr|mrs|ms|dr|prof|e\.g|i\.e|incl|inkl|zzgl|exkl|excl|bzw|etc|usw|ggf|evtl|max|min|tel|z\.? ?b|d\.? ?h|str|st|sr|sra|srta|sig|sigra|dott|mme|mlle|env|p\.? ?ex|art|ref|np|tzn|tj|ok|ul|m\.? ?in|ds|vs|mio|std|jan|feb|aug|sept?|oct|okt|nov|dec|dez|mo|di|mi|do|fr|sa|so)$/

/** A sentence that somebody else said, not a name or a label between quotation marks. */
const wholeSaying = (quoted: string): boolean =>
  quoted.split(/\s+/).length >= 5 || (/[\u3041-\u9fff]{12}/.test(quoted) && !/[·・]/.test(quoted))

/** Longest text whose sentences are read: what is longer is a document, not a reply. */
const longest = 40_000

export class GuardText {
  /** Folded. */
  readonly folded: string
  readonly #places: Uint32Array | null
  #sentences: Sentence[] | null = null
  #spoken: string | null = null

  constructor(readonly original: string) {
    if (plain.test(original)) {
      this.folded = original.toLowerCase().replaceAll('`', "'")
      this.#places = null
      return
    }
    let folded = ''
    const places: number[] = []
    let straight = true
    let at = 0
    for (const letter of original) {
      const piece = foldLetter(letter)
      if (piece.length !== letter.length) straight = false
      for (let unit = 0; unit < piece.length; unit += 1) places.push(at)
      folded += piece
      at += letter.length
    }
    places.push(original.length)
    this.folded = folded
    this.#places = straight ? null : Uint32Array.from(places)
  }

  /** Place in the original of a place in the folded text. */
  place(at: number): number {
    return this.#places ? (this.#places[at] ?? this.original.length) : at
  }
  /** Where the original's piece ends that the folded piece up to `to` stands for. */
  end(to: number): number {
    if (to <= 0 || !this.#places) return to
    const last = this.#places[to - 1] ?? this.original.length
    for (let at = to; at < this.#places.length; at += 1) if ((this.#places[at] ?? 0) > last) return this.#places[at] ?? 0
    return this.original.length
  }
  /** The original's words between two places of the folded text. */
  written(from: number, to: number): string {
    return this.original.slice(this.place(from), this.end(to))
  }

  /** The folded text with what is quoted blanked out: longer pieces in quotation marks, and lines that begin with `>`. */
  get spoken(): string {
    this.#spoken ??= this.folded
      .replace(/^[ \t]*>.*$/gm, (line) => ' '.repeat(line.length))
      .replace(/"[^"\n]{14,400}"|[“„][^“”„"\n]{14,400}[”“"]|«[^«»\n]{14,400}»|»[^«»\n]{14,400}«|「[^「」\n]{12,300}」/g, (quoted) =>
        wholeSaying(quoted) ? ' '.repeat(quoted.length) : quoted,
      )
    return this.#spoken
  }

  /** Each two sentences that follow one another, for what is asked in one and offered in the next. */
  get pairs(): readonly Sentence[] {
    const single = this.sentences
    return single.flatMap((sentence, at) => {
      const before = single[at - 1]
      if (!before || sentence.from < before.from + before.text.length) return []
      return [{ text: this.spoken.slice(before.from, sentence.from + sentence.text.length), from: before.from, asks: sentence.asks }]
    })
  }

  /** Sentences of what is said, quotes left out. */
  get sentences(): readonly Sentence[] {
    this.#sentences ??= sentencesOf(this.spoken.slice(0, longest)).flatMap((sentence) => [sentence, ...behindBut(sentence)])
    return this.#sentences
  }
}

const but =
  /(?:,|;|:|\.\.\.) ?(?:but|yet|still|aber|doch|dennoch|trotzdem|mais|pourtant|cependant|pero|sin embargo|mas|porem|ma|pero'|pero|tuttavia|ale|jednak|lecz) |,? ?(?:但是?|不过|可是|然而|لكن|لكني|ولكن|لكننا|غير ان)|(?:ますが|ですが|んですが|ませんが|けど|けれど(?:も)?),/g
/** What stands behind a «but» is also a sentence of its own: what was denied before it is not denied there. */
const behindBut = ({ text, from, asks }: Sentence): Sentence[] =>
  [...text.matchAll(but)].map((match) => {
    const at = match.index + match[0].length
    return { text: text.slice(at), from: from + at, asks }
  })

const sentencesOf = (text: string): Sentence[] => {
  const found: Sentence[] = []
  let from = 0
  const close = (to: number): void => {
    let start = from
    while (start < to && /\s/.test(text[start] ?? '')) start += 1
    const piece = text.slice(start, to).trimEnd()
    if (piece !== '') found.push({ text: piece, from: start, asks: /\?["')\]]*$/.test(piece) })
    from = to
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '\n') {
      // A line that was wrapped goes on; an empty line, a list or a greeting does not.
      const next = text[at + 1]
      const before = text[at - 1] ?? ''
      if (next === undefined || next === '\n' || /[\s,:;*•-]/.test(before) || /[\s*•>-]/.test(next) || at - from < 40) close(at + 1)
    } else if (letter === '。' || letter === '!' || letter === '?' || letter === '…') {
      while (/[。!?…"')」』]/.test(text[at + 1] ?? '')) at += 1
      close(at + 1)
    } else if (letter === '.' || letter === ';') {
      const next = text[at + 1]
      if (next !== undefined && !/\s/.test(next)) continue
      // «am 3. Mai», «ca. 5».
      if (
        letter === '.' &&
        /\d$/.test(text.slice(Math.max(0, at - 2), at)) &&
        /^\s+[a-z0-9]/.test(text.slice(at + 1, at + 4)) &&
        dayBefore(text, at)
      )
        continue
      if (letter === '.' && abbreviations.test(text.slice(Math.max(from, at - 8), at))) continue
      close(at + 1)
    }
  }
  close(text.length)
  return found
}
/** A number of one or two digits before the full stop: a day of the month, as German and Polish write it. */
const dayBefore = (text: string, at: number): boolean => /(?:^|[^\d.,])\d{1,2}$/.test(text.slice(Math.max(0, at - 4), at))
