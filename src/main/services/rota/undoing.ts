/**
 * What this desk told its pages they may take back. An undo is done within the rights of what it undoes, and only where all still
 * stands as that left it: what a colleague changed meanwhile is never put back over her.
 */
import { changedId, type Done, type RotaDeed, sameThing, thingIn } from '../../../shared/domain/rota/deeds'
import type { Rota, RotaThing, ShiftChange } from '../../../shared/domain/rota/plan'

const most = 60
interface Told {
  undo: readonly RotaDeed[]
  left: readonly { kind: Done['touched'][number]['kind']; id: string; stands: RotaThing | ShiftChange | null }[]
}

export const createUndoing = () => {
  let told: Told[] = []
  const standing = (rota: Rota, drafts: readonly ShiftChange[]) => {
    const shifts = new Map(rota.shifts.map((shift) => [shift.id, shift]))
    const drafted = new Map(drafts.map((change) => [changedId(change), change]))
    return ({ kind, id }: { kind: Told['left'][number]['kind']; id: string }): RotaThing | ShiftChange | null => {
      if (kind === 'draft') return drafted.get(id) ?? null
      if (kind !== 'shift') return thingIn(rota, kind, id)
      const body = shifts.get(id)
      return body ? { kind, body } : null
    }
  }
  return {
    tell({ rota, drafts, undo, touched }: Done) {
      if (undo.length === 0) return
      const stands = standing(rota, drafts)
      told = [...told, { undo, left: touched.map((one) => ({ ...one, stands: stands(one) })) }].slice(-most)
    },
    /** Null: these deeds are no undo of ours. */
    find(deeds: readonly RotaDeed[]): { stands(rota: Rota, drafts: readonly ShiftChange[]): boolean } | null {
      const found = told.findLast(({ undo }) => undo.length === deeds.length && sameThing(undo, deeds))
      if (!found) return null
      return {
        stands(rota, drafts) {
          const now = standing(rota, drafts)
          return found.left.every((one) => sameThing(one.stands, now(one)))
        },
      }
    },
    forget() {
      told = []
    },
  }
}
