/** What a hand that edits a translation does to its facts. Pure. */
import { factsIn } from './facts'
import type { DraftSegment, Fact, FactKind, FactTrouble, KnownFacts } from './types'

/** A person may write «2» for «two»; these nobody writes by chance. */
const exact: ReadonlySet<FactKind> = new Set<FactKind>(['order', 'tracking', 'amount', 'email', 'phone', 'card', 'iban', 'link', 'code'])
const bare = (value: string): string => value.normalize('NFKC').replace(/[^\p{L}\p{N}@]/gu, '').toLowerCase()

type Counted = Map<string, { kind: FactKind; value: string; count: number }>
const counted = (facts: readonly Pick<Fact, 'kind' | 'value'>[]): Counted => {
  const all: Counted = new Map()
  for (const { kind, value } of facts) {
    const name = bare(value)
    const found = all.get(name)
    if (found) found.count += 1
    else all.set(name, { kind, value, count: 1 })
  }
  return all
}

/**
 * Troubles of a segment whose target was changed by hand to `target`. What counts is what stood in the target before, as it was
 * written for its reader («1.204,50 €»), and what was missing from it already; where nothing stood, the source.
 */
export const handTroubles = (before: Pick<DraftSegment, 'source' | 'target' | 'troubles'>, target: string, known: KnownFacts): FactTrouble[] => {
  const begun = before.target.trim() === ''
  const stood = factsIn(begun ? before.source : before.target, known).filter(({ kind }) => !begun || exact.has(kind))
  const lost = before.troubles.filter(({ type }) => type === 'lost' || type === 'changed')
  const added = new Set(before.troubles.filter(({ type }) => type === 'invented').map(({ value }) => bare(value)))
  const due = counted([...stood, ...lost].filter(({ value }) => !added.has(bare(value))))
  const now = counted(factsIn(target, known))
  const whole = bare(target)
  const source = bare(before.source)
  const troubles: FactTrouble[] = []
  for (const [name, { kind, value, count }] of due) {
    const here = now.get(name)?.count ?? (whole.includes(name) ? count : 0)
    if (here < count) troubles.push({ type: 'lost', kind, value })
    else if (here > count && exact.has(kind)) troubles.push({ type: 'doubled', kind, value })
  }
  for (const [name, { kind, value }] of now)
    if (!due.has(name) && exact.has(kind) && !source.includes(name)) troubles.push({ type: 'invented', kind, value })
  return troubles.slice(0, 50)
}
