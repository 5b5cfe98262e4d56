import { type Check, finding } from '../finding'
import { GuardText } from '../text'
import type { GuardFinding } from '../types'

/** Channels whose texts are written as letters. */
const letters: ReadonlySet<string> = new Set(['email', 'marketplace'])

/** How one writes to people of a language and country; each rule names its source. Hints, never more. */
export const culture: Check = ({ text, context, words }) => {
  const country = context.country?.toUpperCase() ?? null
  const name = new GuardText(context.customerName ?? '').folded
  const found: GuardFinding[] = []
  for (const { culture: rules } of words) {
    for (const rule of rules) {
      if (rule.polite && context.register === 'familiar') continue
      if (rule.mailOnly && !letters.has(context.channel)) continue
      if (rule.countries && (country === null || !rule.countries.includes(country))) continue
      if (rule.customer && !rule.customer.test(name)) continue
      const said = rule.opening ? text.spoken.slice(0, 60) : text.spoken
      const match = rule.hit.exec(said)
      if (!match || rule.not?.test(text.spoken) || (rule.with && !rule.with.test(text.spoken))) continue
      const [from, to] = [text.place(match.index), text.end(match.index + match[0].length)]
      found.push(finding('culture', rule.id, from, to, {}, rule.replace === undefined ? [] : [{ kind: 'replace', text: rule.replace }]))
    }
  }
  // A run of capitals or of exclamation marks is shouting in any language that has them.
  const shout = /(?<![\p{L}\p{N}])[\p{Lu}]{2,}[ ,!'’-]+(?:[\p{Lu}]+[ ,!'’-]+){2,}[\p{Lu}]{2,}/u.exec(text.original)
  if (shout) found.push(finding('culture', 'capitals', shout.index, shout.index + shout[0].length))
  const marks = /[!！]{2,}|(?:[!?！？]){3,}/.exec(text.original)
  if (marks)
    found.push(
      finding('culture', 'exclamation', marks.index, marks.index + marks[0].length, {}, [
        { kind: 'replace', text: marks[0].startsWith('！') ? '！' : '!' },
      ]),
    )
  return found
}
