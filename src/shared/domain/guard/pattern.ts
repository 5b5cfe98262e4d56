/** How the word lists are written: patterns over a folded sentence, themselves folded, so that they may be written as one writes. */
import { fold } from '../conversation/fold'
import type { Sentence } from './text'

const foldSource = (source: string): string =>
  source.replace(/\\[a-zA-Z]|\[\^?[^\]]*\]|[^\\[]+|\\./g, (piece) =>
    piece.startsWith('\\') ? piece : fold(piece).replaceAll('’', "'").replaceAll('、', ','),
  )

/** A letter of a script that is written with spaces but is none of ASCII: Arabic, folded. */
const arabicLetter = '\\u0621-\\u064a'

/** Any of these, anywhere: for scripts without spaces, and where the pattern says its own limits. */
export const any = (source: string): RegExp => new RegExp(`(?:${foldSource(source)})`)
/** Whole words of a Latin script. `*` behind a letter: any ending of the word. */
export const words = (source: string): RegExp =>
  new RegExp(`(?<![a-z0-9])(?:${foldSource(source).replace(/(?<=[a-z])\*/g, '[a-z]*')})(?![a-z0-9])`)
/** Whole words of Arabic, with what is written together with them in front (and, so, by, for, as, the). `*` behind a letter: any ending. */
export const arabic = (source: string): RegExp =>
  new RegExp(
    `(?<![${arabicLetter}])(?:[وف]?(?:[بلك]?ال|لل|[بلك])?)?(?:${foldSource(source).replace(/(?<=[\u0621-\u064a])\*/g, `[${arabicLetter}]*`)})(?![${arabicLetter}])`,
  )

/** One way to say what a check looks for: all of `all` stand in one sentence, in whichever order, and nothing of `not`. */
export interface SentenceRule {
  /** Unique within its check. */
  id: string
  all: readonly RegExp[]
  not?: RegExp
  /** A question counts too: «could you tell me the code?» asks for it. */
  asking?: boolean
}

/** The piece that a rule's words span in a sentence, counted from its first letter, or null. */
export const spanOf = (rule: SentenceRule, sentence: Pick<Sentence, 'text' | 'asks'>): { from: number; to: number } | null => {
  if (sentence.asks && !rule.asking) return null
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const pattern of rule.all) {
    const found = pattern.exec(sentence.text)
    if (!found) return null
    from = Math.min(from, found.index)
    to = Math.max(to, found.index + found[0].length)
  }
  if (rule.not?.test(sentence.text)) return null
  return { from, to }
}
