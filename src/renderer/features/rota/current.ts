/** The plan as it is drawn, for keys and pointers, which live outside of what draws it. */
import type { RotaState } from '../../../shared/contract/rota'
import type { PersonId } from '../../../shared/domain/ids'
import type { ShiftType } from '../../../shared/domain/rota/plan'
import type { Region } from '../../../shared/domain/rota/types'
import type { Span } from '../../../shared/domain/rota/when'
import type { Item, PlanRow } from './rows'
import type { Period } from './timeline/axis'

export type Line = { is: 'region'; region: Region; rows: readonly PlanRow[]; shut: boolean } | { is: 'person'; row: PlanRow }

export interface Plan {
  state: RotaState
  mayPlan: boolean
  zone: string
  period: Period
  /** The period and what hangs over its edges. */
  axis: Span
  /** All people, whatever is filtered. */
  rows: readonly PlanRow[]
  lines: readonly Line[]
  rowOf: ReadonlyMap<PersonId, PlanRow>
  types: ReadonlyMap<string, ShiftType>
}

let plan: Plan | null = null
export const setPlan = (next: Plan | null): void => {
  plan = next
}
export const planNow = (): Plan | null => plan

export const itemOf = (of: Plan, shiftId: string): { row: PlanRow; item: Item } | null => {
  for (const row of of.rows) {
    const item = row.items.find(({ shift }) => shift.id === shiftId)
    if (item) return { row, item }
  }
  return null
}
