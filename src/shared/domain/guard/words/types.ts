/** What the guard knows of one language. Everything here is data; what is not covered is an empty list, and `coverage` says so. */
import type { SentenceRule } from '../pattern'

export interface CultureRule {
  /** Worded under `guard.reason.culture.<id>`. */
  id: string
  /** Law, authority or page. */
  source: string
  /** Looked for in what is said, folded. */
  hit: RegExp
  /** Where it stands the rule is silent. */
  not?: RegExp
  /** ISO 3166-1 alpha-2; empty: wherever the language is written. */
  countries?: readonly string[]
  /** Asked only where the shop is not on familiar terms with the customer. */
  polite?: boolean
  /** Only in written letters: chats and messengers are shorter spoken. */
  mailOnly?: boolean
  /** Only at the beginning of the text. */
  opening?: boolean
  /** The text must hold this as well, anywhere. */
  with?: RegExp
  /** Asked only of customers whose name, folded, is such. */
  customer?: RegExp
  /** What stands there instead; null where there is no one answer. */
  replace?: string
}

export interface Salutation {
  /** Before a name: the last group of the match is the name as far as it goes (folded). */
  opens: readonly RegExp[]
  /** Titles and honorifics that stand before or after a name, and words that stand for a customer without a name. */
  titles: ReadonlySet<string>
}

export interface GuardWords {
  /** Primary subtag. */
  language: string
  secretAsked: readonly SentenceRule[]
  offPlatformPayment: readonly SentenceRule[]
  contactSteering: readonly SentenceRule[]
  dutyPromise: readonly SentenceRule[]
  customsPromise: readonly SentenceRule[]
  deliveryPromise: readonly SentenceRule[]
  reviewReward: readonly SentenceRule[]
  salutation: Salutation
  culture: readonly CultureRule[]
  /** The language's most frequent small words, which no other language of the guard shares in number. */
  frequent: ReadonlySet<string>
}
