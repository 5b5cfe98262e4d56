/** A segment with its facts hidden, as it leaves, and the way back from an answer. The rules are domain/translation's. */
import { factsIn } from '../../../shared/domain/translation/facts'
import { hideFacts, restoreFacts } from '../../../shared/domain/translation/placeholders'
import { hasWords } from '../../../shared/domain/translation/segments'
import type { FactKind, FactTrouble, KnownFacts, MayLeave, PlaceholderStyle } from '../../../shared/domain/translation/types'

export interface HidingRules {
  known: KnownFacts
  mayLeave: MayLeave
  /** Words of the glossary that are never translated. */
  never: readonly string[]
}
export interface HiddenText {
  /** As it leaves. Equal for texts that differ in hidden facts alone. */
  masked: string
  /** How many facts were hidden, by kind. */
  counts: Partial<Record<FactKind, number>>
  restore(answer: string): { text: string; troubles: FactTrouble[] }
}

const factsOf = (text: string, { known, never }: HidingRules) => factsIn(text, { ...known, terms: never })

/** Nothing but facts, figures and signs: it is the same in every language. */
export const isWordless = (text: string, rules: HidingRules): boolean => {
  if (!hasWords(text)) return true
  let rest = text
  for (const { from, to } of [...factsOf(text, rules)].reverse()) rest = `${rest.slice(0, from)} ${rest.slice(to)}`
  return !hasWords(rest)
}

export const hide = (text: string, rules: HidingRules, style: PlaceholderStyle): HiddenText => {
  const hidden = hideFacts(text, factsOf(text, rules), rules.mayLeave, style)
  const counts: HiddenText['counts'] = {}
  for (const { kind, mark } of hidden.facts) if (mark !== null) counts[kind] = (counts[kind] ?? 0) + 1
  return {
    masked: hidden.text,
    counts,
    restore(answer) {
      const { text, troubles } = restoreFacts(answer, hidden)
      return { text, troubles: troubles.slice(0, 50) }
    },
  }
}
