/** A segment with its facts hidden, as it leaves, and the way back from an answer. The rules are domain/translation's. */
import { factsIn } from '../../../shared/domain/translation/facts'
import { localiseFacts } from '../../../shared/domain/translation/localise'
import { hideFacts, restoreFacts } from '../../../shared/domain/translation/placeholders'
import { hasWords } from '../../../shared/domain/translation/segments'
import type { Fact, FactKind, FactTrouble, KnownFacts, MayLeave, PlaceholderStyle } from '../../../shared/domain/translation/types'

export interface HidingRules {
  known: KnownFacts
  mayLeave: MayLeave
  /** Words of the glossary that are never translated. */
  never: readonly string[]
  /** Facts are written as the reader writes them: only where the agent's text goes to a customer. Null: as they stood. */
  localise: { from: string; to: string } | null
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

/**
 * Facts that stand in a translation as the source wrote them, in the reader's writing. What the engine wrote in its own way is
 * the reader's already: read again by the source's rules, its `1.299` would become `1,299`.
 */
const inTheirWriting = (text: string, facts: readonly Fact[], source: string, rules: HidingRules): string => {
  if (!rules.localise) return text
  const asWritten = new Set(factsOf(source, rules).map(({ value }) => value))
  const { from, to } = rules.localise
  return localiseFacts(
    text,
    facts.filter(({ value }) => asWritten.has(value)),
    from,
    to,
  ).text
}
/** A translation that came with its facts in it, as the reader writes them where that is asked for. */
export const written = (text: string, source: string, rules: HidingRules): string =>
  inTheirWriting(text, factsOf(text, rules), source, rules)

export const hide = (source: string, rules: HidingRules, style: PlaceholderStyle): HiddenText => {
  const hidden = hideFacts(source, factsOf(source, rules), rules.mayLeave, style)
  const counts: HiddenText['counts'] = {}
  for (const { kind, mark } of hidden.facts) if (mark !== null) counts[kind] = (counts[kind] ?? 0) + 1
  return {
    masked: hidden.text,
    counts,
    restore(answer) {
      const { text, facts, troubles } = restoreFacts(answer, hidden)
      return { text: inTheirWriting(text, facts, source, rules), troubles: troubles.slice(0, 50) }
    },
  }
}
