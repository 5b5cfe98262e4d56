/** How checks say what they found. */
import { type SentenceRule, spanOf } from './pattern'
import { GuardText, type Sentence } from './text'
import type { GuardCheck, GuardContext, GuardFinding, GuardFix, GuardLevel } from './types'
import type { GuardWords } from './words/types'

/** What a check asks for before a shop said otherwise: PRODUCT.md 3 (unfilled, untouched) and 8. */
export const ownLevel: Readonly<Record<GuardCheck, GuardLevel>> = {
  cardNumber: 'block',
  iban: 'block',
  securityCode: 'block',
  secretAsked: 'block',
  offPlatformPayment: 'block',
  contactSteering: 'block',
  dutyPromise: 'block',
  customsPromise: 'block',
  deliveryPromise: 'warn',
  reviewReward: 'block',
  wrongShop: 'warn',
  wrongCustomer: 'warn',
  wrongOrder: 'warn',
  wrongLanguage: 'warn',
  unfilled: 'block',
  untouched: 'block',
  culture: 'hint',
}

/** Everything a check is given. */
export interface GuardCase {
  text: GuardText
  context: GuardContext
  /** Word lists of the languages that are asked: the customer's and the text's own. */
  words: readonly GuardWords[]
}
export type Check = (given: GuardCase) => GuardFinding[]

/** Places are of the text as written. */
export const finding = (
  check: GuardCheck,
  rule: string,
  from: number,
  to: number,
  params: Readonly<Record<string, string>> = {},
  fixes: readonly GuardFix[] = [],
): GuardFinding => ({ check, level: ownLevel[check], from, to, rule, params, fixes })

const lettersOnly = (text: string): string => text.replace(/[^a-z0-9\u0080-\uffff]+/g, ' ').trim()
const quotedBefore = new WeakMap<readonly string[], string[]>()

/** Whether a sentence stands word for word in what the customer wrote: then it is hers. */
export const isQuoted = (sentence: Sentence, quotes: readonly string[]): boolean => {
  if (quotes.length === 0) return false
  let known = quotedBefore.get(quotes)
  if (!known) {
    known = quotes.map((quote) => lettersOnly(new GuardText(quote).folded))
    quotedBefore.set(quotes, known)
  }
  const said = lettersOnly(sentence.text)
  return said.length >= 12 && known.some((quote) => quote.includes(said))
}

/** The rule that meets a sentence first, and where; null where none does. */
type Met = { rule: SentenceRule; from: number; to: number } | null
/**
 * What each list of rules said of each sentence: while somebody types, all sentences but one are those of the key before. The
 * lists live as long as the program; sentences are thrown away all at once when they become many.
 */
const met = new WeakMap<readonly SentenceRule[], Map<string, Met>>()
const mostSentences = 400
const meet = (rules: readonly SentenceRule[], sentence: Sentence): Met => {
  let known = met.get(rules)
  if (!known) {
    known = new Map()
    met.set(rules, known)
  }
  const key = sentence.asks ? `?${sentence.text}` : sentence.text
  const before = known.get(key)
  if (before !== undefined) return before
  let found: Met = null
  for (const rule of rules) {
    const span = spanOf(rule, sentence)
    if (!span) continue
    found = { rule, ...span }
    break
  }
  if (known.size >= mostSentences) known.clear()
  known.set(key, found)
  return found
}

/** Findings of sentence rules; the first rule that meets a sentence speaks for it. `pairs`: two neighbours are read as one, too. */
export const bySentence = (
  check: GuardCheck,
  { text, context, words }: GuardCase,
  rulesOf: (words: GuardWords) => readonly SentenceRule[],
  keep: (sentence: Sentence) => boolean = () => true,
  pairs = false,
): GuardFinding[] => {
  const found: GuardFinding[] = []
  for (const language of words) {
    const rules = rulesOf(language)
    for (const sentence of pairs ? [...text.sentences, ...text.pairs] : text.sentences) {
      if (sentence.text.length < 4) continue
      const hit = meet(rules, sentence)
      if (!hit || !keep(sentence) || isQuoted(sentence, context.quotes)) continue
      const [from, to] = [text.place(sentence.from + hit.from), text.end(sentence.from + hit.to)]
      if (!found.some((other) => other.from < to && from < other.to)) found.push(finding(check, hit.rule.id, from, to))
    }
  }
  return found
}
