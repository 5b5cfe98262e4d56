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
