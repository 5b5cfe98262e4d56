import type { DayNumber } from '../../clock/zoneDays'
import type { Finding, RuleCode } from '../plan'
import { instantOn, type Span } from '../when'
import type { PersonPlan, Piece } from './types'

/** A finding over these pieces: from the first's start to the last's end, or the span that is given. */
export const findingOf = (
  plan: Pick<PersonPlan, 'person'>,
  rule: RuleCode,
  weight: Finding['weight'],
  pieces: readonly Piece[],
  figures: Finding['figures'],
  span?: Span,
): Finding => ({
  rule,
  weight,
  personId: plan.person.id,
  shiftIds: pieces.map(({ shift }) => shift.id),
  startAt: span?.startAt ?? Math.min(...pieces.map(({ startAt }) => startAt)),
  endAt: span?.endAt ?? Math.max(...pieces.map(({ endAt }) => endAt)),
  figures,
  mend: null,
})

/** The stricter of contract and law; the law's source where it is the law. */
export const stricter = (
  contract: number,
  law: { minutes: number; source: string } | null,
  by: 'most' | 'least',
): { limit: number; source: { source?: string } } =>
  law && (by === 'most' ? law.minutes < contract : law.minutes > contract)
    ? { limit: law.minutes, source: { source: law.source } }
    : { limit: contract, source: {} }

/** Pieces by a key of them, in order. */
export const grouped = <Key>(pieces: readonly Piece[], key: (piece: Piece) => Key): Map<Key, Piece[]> => {
  const groups = new Map<Key, Piece[]>()
  for (const piece of pieces) {
    const group = groups.get(key(piece))
    if (group) group.push(piece)
    else groups.set(key(piece), [piece])
  }
  return groups
}

/** Runs of days that follow one another, each with its pieces by day. */
export const runsOf = (pieces: readonly Piece[]): Piece[][][] => {
  const runs: Piece[][][] = []
  let before: DayNumber | null = null
  for (const [day, ofDay] of [...grouped(pieces, (piece) => piece.day)].sort(([a], [b]) => a - b)) {
    if (before !== null && day === before + 1) runs.at(-1)?.push(ofDay)
    else runs.push([ofDay])
    before = day
  }
  return runs
}

/** The Monday of an ISO week (1970-01-01, day 0, was a Thursday). */
export const mondayOf = (day: DayNumber): DayNumber => day - ((((day + 3) % 7) + 7) % 7)

/** Spans between two wall times of each night (or day) on her clock that a span touches; `to` not after `from` lies on the next day. */
export const wallSpans = (zone: string, day: DayNumber, { startAt, endAt }: Span, from: string, to: string): Span[] => {
  const spans: Span[] = []
  for (let on = day - 1; ; on++) {
    const start = instantOn(on, from, zone)
    if (start >= endAt) return spans
    const end = instantOn(to > from ? on : on + 1, to, zone)
    if (end > startAt && end > start) spans.push({ startAt: Math.max(start, startAt), endAt: Math.min(end, endAt) })
  }
}
