/** The guard: all checks over one text that is about to leave. */
import { cardNumber } from './checks/cardNumber'
import { contactSteering } from './checks/contactSteering'
import { culture } from './checks/culture'
import { customsPromise } from './checks/customsPromise'
import { deliveryPromise } from './checks/deliveryPromise'
import { dutyPromise } from './checks/dutyPromise'
import { iban } from './checks/iban'
import { offPlatformPayment } from './checks/offPlatformPayment'
import { reviewReward } from './checks/reviewReward'
import { secretAsked } from './checks/secretAsked'
import { securityCode } from './checks/securityCode'
import { unfilled } from './checks/unfilled'
import { untouched } from './checks/untouched'
import { wrongCustomer } from './checks/wrongCustomer'
import { wrongLanguage } from './checks/wrongLanguage'
import { wrongOrder } from './checks/wrongOrder'
import { wrongShop } from './checks/wrongShop'
import type { Check } from './finding'
import { languageOf } from './speaks'
import { GuardText } from './text'
import type { GuardCheck, GuardContext, GuardFinding } from './types'
import { allWords, wordsOf } from './words/all'

const checks: Record<GuardCheck, Check> = {
  cardNumber,
  iban,
  securityCode,
  secretAsked,
  offPlatformPayment,
  contactSteering,
  dutyPromise,
  customsPromise,
  deliveryPromise,
  reviewReward,
  wrongShop,
  wrongCustomer,
  wrongOrder,
  wrongLanguage,
  unfilled,
  untouched,
  culture,
}

/**
 * Everything that speaks against sending this text, by place; no two findings of one check overlap. Pure. Places are UTF-16
 * offsets of `text`. Levels are the checks' own: `judge` puts the shop's in their place.
 * @param only the checks to make; all where it is left out
 */
export const checkText = (text: string, context: GuardContext, only?: readonly GuardCheck[]): GuardFinding[] => {
  if (text.trim() === '') return []
  const read = new GuardText(text)
  // A promise in the agent's own language is one too: the lists of the customer's language and of the text's are both asked.
  const asked = [wordsOf(context.language), wordsOf(languageOf(read))].filter((words) => words !== null)
  const words = asked.length === 0 && context.language === null ? allWords : [...new Set(asked)]
  const given = { text: read, context, words }
  const found: GuardFinding[] = []
  for (const check of only ?? (Object.keys(checks) as GuardCheck[])) {
    let end = -1
    for (const one of checks[check](given).sort((a, b) => a.from - b.from || b.to - a.to)) {
      if (one.from < end) continue
      found.push(one)
      end = one.to
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}
