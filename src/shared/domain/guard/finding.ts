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

/** Findings of sentence rules; the first rule that meets a sentence speaks for it. */
export const bySentence = (
  check: GuardCheck,
  given: GuardCase,
  rulesOf: (words: GuardWords) => readonly SentenceRule[],
  keep: (sentence: Sentence, rule: SentenceRule, span: { from: number; to: number }) => boolean = () => true,
  pairs = false,
): GuardFinding[] => {
  const { text, context, words } = given
  const found: GuardFinding[] = []
  for (const language of words) {
    const rules = rulesOf(language)
    for (const sentence of pairs ? [...text.sentences, ...text.pairs] : text.sentences) {
      if (sentence.text.length < 6) continue
      for (const rule of rules) {
        const span = spanOf(rule, sentence)
        if (!span || !keep(sentence, rule, span) || isQuoted(sentence, context.quotes)) continue
        const [from, to] = [text.place(span.from), text.end(span.to)]
        if (!found.some((other) => other.from < to && from < other.to)) found.push(finding(check, rule.id, from, to))
        break
      }
    }
  }
  return found
}
