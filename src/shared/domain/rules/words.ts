/**
 * A text as rules compare it: words where the script has spaces, single characters where it has none, each folded (case,
 * accents, Arabic marks) and with its place in the text as it was written.
 */
import { fold } from '../conversation/fold'
import { dense } from '../search/tokens'

export interface Token {
  /** Folded. */
  text: string
  /** Further spellings that mean the same word: Arabic without what is written together with it. */
  forms: readonly string[]
  dense: boolean
  /** UTF-16 places in the text, end not included. */
  from: number
  to: number
  /** A sentence ended before it. */
  opens: boolean
}

/** Longer texts are read so far: a ten-megabyte mail must not stop the desk. */
export const longestText = 20_000

// Marks and invisible joiners belong to the letter before; an apostrophe parts words, so that "hasn't" and "l'article" come apart.
const piece = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\uff9e\uff9f]*/gu
const denseCluster = /\P{M}[\p{M}\uff9e\uff9f]*/gu
const anyDense = /[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffdf\ud800-\udfff]/
const split =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー][\p{M}\uff9e\uff9f]*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
const ends = /[.!?;:](?=\s|$)|[。！？；…؟。]|\n\s*\n/u
const arabic = /^[\u0600-\u06ff]+$/
const none: readonly string[] = []

/** Arabic writes "and", "by", "to" and the article together with the word that follows. */
const arabicForms = (word: string): readonly string[] => {
  if (!arabic.test(word)) return none
  const forms: string[] = []
  const strip = (text: string, part: RegExp): string => {
    const rest = text.replace(part, '')
    if (rest !== text && rest.length >= 2) forms.push(rest)
    return rest.length >= 2 ? rest : text
  }
  const bare = strip(word, /^[وف]/)
  strip(bare, /^لل/)
  const noun = strip(bare, /^[بلك]/)
  strip(noun, /^ال/)
  if (noun !== bare) strip(bare, /^ال/)
  return forms
}

const addWord = (tokens: Token[], original: string, at: number, opens: boolean): void => {
  const text = fold(original)
  if (text === '') return
  tokens.push({ text, forms: arabicForms(text), dense: false, from: at, to: at + original.length, opens })
}

/** The words of a text, in order. */
export const tokensOf = (whole: string): Token[] => {
  const text = whole.length > longestText ? whole.slice(0, longestText) : whole
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(piece)) {
    let opens = tokens.length === 0 || ends.test(text.slice(last, match.index))
    const word = match[0]
    if (!anyDense.test(word)) addWord(tokens, word, match.index, opens)
    else {
      for (const part of word.matchAll(split)) {
        const at = match.index + part.index
        if (!dense.test(part[0])) addWord(tokens, part[0], at, opens)
        else {
          for (const cluster of part[0].matchAll(denseCluster)) {
            const folded = fold(cluster[0])
            tokens.push({
              text: folded,
              forms: none,
              dense: true,
              from: at + cluster.index,
              to: at + cluster.index + cluster[0].length,
              opens,
            })
          }
        }
        opens = false
      }
    }
    last = match.index + word.length
  }
  return tokens
}
