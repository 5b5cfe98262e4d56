import type { Finding, RuleCode } from '../plan'
import type { Span } from '../when'
import type { PersonPlan, Piece } from './types'

/** A finding over these pieces: from the first's start to the last's end, or the span that is given. */
export const findingOf = (
  plan: PersonPlan,
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

/** Those that touch the span that is asked for. */
export const within = ({ from, to }: PersonPlan, findings: readonly Finding[]): Finding[] =>
  findings.filter(({ startAt, endAt }) => startAt < to && endAt > from)

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

/** The Monday of an ISO week (1970-01-01, day 0, was a Thursday). */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)
