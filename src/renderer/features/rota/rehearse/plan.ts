/** What a clock change is rehearsed with: the plan around it, or each one's weekly pattern where nothing is planned yet. Pure. */

import type { Rota, RotaShift, ShiftChange } from '../../../../shared/domain/rota/plan'
import { planned } from '../../../../shared/domain/rota/planned'
import { shiftsOfWeek } from '../../../../shared/domain/rota/rotations'
import { dayAfter } from '../../../../shared/domain/rota/when'

export interface Around {
  shifts: RotaShift[]
  /** Nothing is planned in that week: patterns stand in. */
  fromPatterns: boolean
}
export const planAround = (rota: Rota, drafts: readonly ShiftChange[], at: number): Around => {
  const day = new Date(at).toISOString().slice(0, 10)
  const from = dayAfter(day, -11)
  const until = dayAfter(day, 11)
  const shifts = planned(rota, drafts).filter(({ date }) => date >= from && date <= until)
  if (shifts.some(({ date }) => date >= dayAfter(day, -6) && date <= day)) return { shifts, fromPatterns: false }
  return { shifts: rota.people.flatMap((person) => shiftsOfWeek(person, { from, until })), fromPatterns: true }
}
