/** What every rule of a plan looks at: one person with all her work and leave as instants. */
import type { DayNumber } from '../../clock/zoneDays'
import type { Law } from '../law/types'
import type { RotaPerson } from '../person'
import type { Finding, RotaLeave, RotaShift } from '../plan'
import type { Span } from '../when'

/** One shift of hers. */
export interface Piece extends Span {
  shift: RotaShift
  /** Elapsed, less unpaid pauses. */
  minutes: number
  /** Day of its start on her own calendar: the day, and by its ISO week the week, to which all of it counts. */
  day: DayNumber
  /** Her country's, as it stands on that day. */
  law: Law
}
export interface LeavePiece extends Span {
  leave: RotaLeave
}
export interface PersonPlan {
  person: RotaPerson
  /** By start. */
  pieces: readonly Piece[]
  /** Those in a zone that this system does not know, so without instants. */
  nowhere: readonly RotaShift[]
  leave: readonly LeavePiece[]
  /** Epoch ms (UTC): findings that touch `[from, to)` are wanted; work outside counts for those that reach in. */
  from: number
  to: number
}
/** Pure: the same plan, the same findings, by start. `mend` is looked for by others. */
export type Rule = (plan: PersonPlan) => Finding[]
