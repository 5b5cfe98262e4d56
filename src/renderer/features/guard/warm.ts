/**
 * An engine makes a pattern into code when it is first laid on a text: 40 to 800 ms for all of a language's lists, in the
 * middle of an agent's first words. Done here beforehand, check by check in idle moments, once a language and page.
 */
import { checkText } from '../../../shared/domain/guard/checkText'
import { GuardCheck, type GuardContext } from '../../../shared/domain/guard/types'

/** Engines make other code for texts with signs beyond Latin-1, and better code the second time. */
const texts = ['Your parcel is on its way. We answer today?', 'Your parcel is on its way… お荷物 пакет طردك. We answer today?']

const warmed = new Set<string>()

/** What is left to do for a language, small piece by small piece; empty where it has been done. */
export const warming = (context: GuardContext): (() => void)[] => {
  const language = context.language ?? ''
  if (warmed.has(language)) return []
  warmed.add(language)
  return [0, 1].flatMap(() => texts.flatMap((text) => GuardCheck.options.map((check) => () => void checkText(text, context, [check]))))
}

/** Goes on only where the page has nothing else to do. The answer ends it; what was left is done at the next conversation. */
export const warmWhenIdle = (context: GuardContext): (() => void) => {
  const left = warming(context)
  if (left.length === 0) return () => undefined
  let idle = 0
  const go = (deadline: IdleDeadline) => {
    do left.shift()?.()
    while (left.length > 0 && deadline.timeRemaining() > 8)
    if (left.length > 0) idle = requestIdleCallback(go)
  }
  idle = requestIdleCallback(go)
  return () => {
    cancelIdleCallback(idle)
    if (left.length > 0) warmed.delete(context.language ?? '')
  }
}
