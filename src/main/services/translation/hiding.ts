/** A segment with its facts hidden, as it leaves, and the way back from an answer. The rules are domain/translation's. */
import { factsIn } from '../../../shared/domain/translation/facts'
import { localiseFacts } from '../../../shared/domain/translation/localise'
import { hideFacts, restoreFacts } from '../../../shared/domain/translation/placeholders'
import { hasWords } from '../../../shared/domain/translation/segments'
import type { FactKind, FactTrouble, KnownFacts, MayLeave, PlaceholderStyle } from '../../../shared/domain/translation/types'

export interface HidingRules {
  known: KnownFacts
  mayLeave: MayLeave
  /** Words of the glossary that are never translated. */
  never: readonly string[]
  to: string
  /** Facts are written as the reader writes them: only where the agent's text goes to a customer. */
  localise: boolean
}
export interface HiddenText {
  /** As it leaves. Equal for texts that differ in hidden facts alone. */
  masked: string
  /** How many facts were hidden, by kind. */
  counts: Partial<Record<FactKind, number>>
  restore(answer: string): { text: string; troubles: FactTrouble[] }
}

const factsOf = (text: string, { known, never }: HidingRules) =>
  factsIn(text, never.length > 0 ? { ...known, names: [...known.names, ...never] } : known)

/** Nothing but facts, figures and signs: it is the same in every language. */
export const isWordless = (text: string, rules: HidingRules): boolean => {
  if (!hasWords(text)) return true
  let rest = text
  for (const { from, to } of [...factsOf(text, rules)].reverse()) rest = `${rest.slice(0, from)} ${rest.slice(to)}`
  return !hasWords(rest)
}

/** The same text, with its facts written as the reader writes them where that is asked for. */
export const unchanged = (text: string, rules: HidingRules): string =>
  rules.localise ? localiseFacts(text, factsOf(text, rules), rules.to).text : text

export const hide = (text: string, rules: HidingRules, style: PlaceholderStyle): HiddenText => {
  const hidden = hideFacts(text, factsOf(text, rules), rules.mayLeave, style)
  const counts: HiddenText['counts'] = {}
  for (const { kind } of hidden.hidden) counts[kind] = (counts[kind] ?? 0) + 1
  return {
    masked: hidden.text,
    counts,
    restore(answer) {
      const restored = restoreFacts(answer, hidden)
      const text = rules.localise ? localiseFacts(restored.text, restored.facts, rules.to).text : restored.text
      return { text, troubles: restored.troubles.slice(0, 50) }
    },
  }
}
