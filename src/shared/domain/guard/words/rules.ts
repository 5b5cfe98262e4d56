/** Makes a language's rules of its classes of words, so that a language is a page of lists and nothing else. */
import type { SentenceRule } from '../pattern'
import type { GuardWords } from './types'

/** One way to say it: lists of alternatives, one of each of which stands in the sentence, in whichever order. */
type Way = readonly string[]

export interface Lists {
  secretAsked: { ways: readonly Way[]; not: string }
  offPlatformPayment: { ways: readonly Way[]; not: string }
  contactSteering: { ways: readonly Way[]; not: string }
  dutyPromise: { ways: readonly Way[]; not: string }
  customsPromise: { clears: readonly Way[]; clearsNot: string; declared: readonly Way[]; declaredNot: string }
  deliveryPromise: { ways: readonly Way[]; not: string }
  reviewReward: { ways: readonly Way[]; not: string }
}
/** Ways beside a language's first lists, with denials of their own: what silences the first need not silence these. */
export type More = Readonly<Record<Exclude<keyof Lists, 'customsPromise'> | 'clears' | 'declared', { ways: readonly Way[]; not: string }>>
type Promises = Pick<GuardWords, keyof Lists>

/** @param read how the language's words are looked for: whole words, Arabic words, or anything anywhere */
export const rulesOf = (read: (source: string) => RegExp, lists: Lists): Promises => {
  const rules = (ways: readonly Way[], not: string, asking: boolean, name = 'way'): SentenceRule[] => {
    const silent = read(not)
    return ways.map((way, at) => ({ id: `${name}${at + 1}`, all: way.map(read), not: silent, asking }))
  }
  return {
    secretAsked: rules(lists.secretAsked.ways, lists.secretAsked.not, true),
    offPlatformPayment: rules(lists.offPlatformPayment.ways, lists.offPlatformPayment.not, true),
    contactSteering: rules(lists.contactSteering.ways, lists.contactSteering.not, true),
    dutyPromise: rules(lists.dutyPromise.ways, lists.dutyPromise.not, false),
    customsPromise: [
      ...rules(lists.customsPromise.clears, lists.customsPromise.clearsNot, false, 'clears'),
      ...rules(lists.customsPromise.declared, lists.customsPromise.declaredNot, true, 'declared'),
    ],
    deliveryPromise: rules(lists.deliveryPromise.ways, lists.deliveryPromise.not, false),
    reviewReward: rules(lists.reviewReward.ways, lists.reviewReward.not, true),
  }
}

/** A language's words with further ways behind the first ones. @param read as in `rulesOf` */
export const withMore = (language: GuardWords, read: (source: string) => RegExp, more: More): GuardWords => {
  const { customsPromise, ...further } = rulesOf(read, {
    ...more,
    customsPromise: { clears: more.clears.ways, clearsNot: more.clears.not, declared: more.declared.ways, declaredNot: more.declared.not },
  })
  const ids = (rules: readonly SentenceRule[]): SentenceRule[] => rules.map((rule) => ({ ...rule, id: `more-${rule.id}` }))
  return {
    ...language,
    secretAsked: [...language.secretAsked, ...ids(further.secretAsked)],
    offPlatformPayment: [...language.offPlatformPayment, ...ids(further.offPlatformPayment)],
    contactSteering: [...language.contactSteering, ...ids(further.contactSteering)],
    dutyPromise: [...language.dutyPromise, ...ids(further.dutyPromise)],
    customsPromise: [...language.customsPromise, ...ids(customsPromise)],
    deliveryPromise: [...language.deliveryPromise, ...ids(further.deliveryPromise)],
    reviewReward: [...language.reviewReward, ...ids(further.reviewReward)],
  }
}
