/** What she lets stand in a sentence, judged anew against what the sentence says now. Pure. */
import { sourceChanged, withLooked, withMade, withTarget } from '../../../shared/domain/translation/draft'
import { troublesBetween } from '../../../shared/domain/translation/kept'
import type { DraftTranslation, FactTrouble, KnownFacts } from '../../../shared/domain/translation/types'

/** A place of the memory's that the sentence had no fact for. */
const unfilled = /\{\d{1,3}\}/g

/** She has looked. What she wrote for another source is told once more where its facts are not those of this one. */
export const lookedAt = (was: DraftTranslation, at: number, known: KnownFacts): DraftTranslation => {
  const segment = was.segments[at]
  if (!segment || !sourceChanged(segment)) return withLooked(was, at)
  return withTarget(was, at, segment.target, troublesBetween(segment.source, segment.target, known).troubles)
}

/** A match in place of what stood there: made for a like sentence, so its facts may be that one's. */
export const withMatch = (was: DraftTranslation, at: number, target: string, known: KnownFacts): DraftTranslation => {
  const source = was.segments[at]?.source ?? ''
  const open = [...new Set(target.match(unfilled))].filter((one) => !source.includes(one))
  const troubles: FactTrouble[] = [
    ...open.map((value): FactTrouble => ({ type: 'invented', kind: 'code', value })),
    ...troublesBetween(source, target, known).troubles.filter(({ value }) => !open.some((one) => one.includes(value))),
  ]
  return withMade(was, at, { target, by: 'memory', engine: null, troubles: troubles.slice(0, 50) })
}
