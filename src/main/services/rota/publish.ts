/** Drafts become the rota that counts; what was published can be read and brought back as drafts. */
import type { PersonId } from '../../../shared/domain/ids'
import { changedId, type RotaDeed, sameThing } from '../../../shared/domain/rota/deeds'
import type { Rota, RotaShift, RotaVersion, ShiftChange } from '../../../shared/domain/rota/plan'
import type { BookChange } from './book'
import { RotaError } from './problem'

export interface Publication {
  id: string
  number: number
  at: number
  by: PersonId | null
  note: string
  /** Null: all. */
  shiftIds: readonly string[] | null
}

/**
 * PROBLEM `notFound` where there is nothing to publish or one of `shiftIds` has no draft; `changedMeanwhile` where a shift is
 * published otherwise than it was when it was drafted (its draft made again says that this one is meant).
 */
export const publicationOf = (rota: Rota, drafts: readonly ShiftChange[], asked: Publication): Required<BookChange> => {
  const byId = new Map(drafts.map((change) => [changedId(change), change]))
  const chosen = asked.shiftIds === null ? [...drafts] : [...new Set(asked.shiftIds)].map((id) => byId.get(id) ?? null)
  if (chosen.length === 0) throw new RotaError('notFound')
  const published = new Map(rota.shifts.map((shift) => [shift.id, shift]))
  const deeds: RotaDeed[] = []
  const changes: ShiftChange[] = []
  for (const change of chosen) {
    if (!change) throw new RotaError('notFound')
    const id = changedId(change)
    if (!sameThing(change.before, published.get(id) ?? null)) throw new RotaError('changedMeanwhile', { shift: id })
    changes.push(change)
    deeds.push(change.after ? { do: 'put', thing: { kind: 'shift', body: change.after } } : { do: 'remove', kind: 'shift', id })
    deeds.push({ do: 'draft', shiftId: id, after: change.after })
  }
  const { id, number, at, by, note } = asked
  return { deeds, published: { id, number, at, by, note, changes } }
}

/** Drafts by which every shift that these publications changed (the newest first) stands again as before the last of them. */
export const bringBack = (rota: Rota, versions: readonly RotaVersion[]): RotaDeed[] => {
  const people = new Set(rota.people.map(({ id }) => id))
  const was = new Map<string, RotaShift | null>()
  for (const { changes } of versions) for (const change of changes) was.set(changedId(change), change.before)
  return [...was].flatMap(([shiftId, after]): RotaDeed[] => (after && !people.has(after.personId) ? [] : [{ do: 'draft', shiftId, after }]))
}
