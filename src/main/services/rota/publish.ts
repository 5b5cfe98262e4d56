/** Drafts become the rota that counts; what was published can be read and brought back as drafts. */
import type { PersonId } from '../../../shared/domain/ids'
import { brokenBy, sameSlot, slotOf } from '../../../shared/domain/rota/answer'
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
  /** Why hard rules may be broken by it. */
  reason: string
  /** Null: all. */
  shiftIds: readonly string[] | null
}

/**
 * PROBLEM `rejected` (`context` rules, `count`, `rule`) where hard rules are broken by it and no reason is given, `notFound` where there is nothing to publish or one of `shiftIds` has no draft; `changedMeanwhile` where a shift is
 * published otherwise than it was when it was drafted (its draft made again says that this one is meant).
 */
export const publicationOf = (rota: Rota, drafts: readonly ShiftChange[], asked: Publication): Required<BookChange> => {
  const byId = new Map(drafts.map((change) => [changedId(change), change]))
  const chosen = asked.shiftIds === null ? [...drafts] : [...new Set(asked.shiftIds)].map((id) => byId.get(id) ?? null)
  if (chosen.length === 0) throw new RotaError('notFound', { context: 'rota' })
  const published = new Map(rota.shifts.map((shift) => [shift.id, shift]))
  const deeds: RotaDeed[] = []
  const changes: ShiftChange[] = []
  for (const change of chosen) {
    if (!change) throw new RotaError('notFound', { context: 'rota' })
    const id = changedId(change)
    if (!sameThing(change.before, published.get(id) ?? null)) throw new RotaError('changedMeanwhile', { context: 'shift', shift: id })
    const after = marked(change, asked)
    changes.push({ before: change.before, after })
    deeds.push(after ? { do: 'put', thing: { kind: 'shift', body: after } } : { do: 'remove', kind: 'shift', id })
    deeds.push({ do: 'draft', shiftId: id, after })
  }
  const broken = brokenBy(
    rota,
    changes.flatMap(({ after }) => after ?? []),
    new Set(changes.flatMap(({ before, after }) => (before && !after ? [before.id] : []))),
  )
  if (broken.length > 0 && asked.reason.trim() === '')
    throw new RotaError('rejected', { context: 'rules', count: broken.length, rule: broken[0]?.rule ?? '' })
  const { id, number, at, by, note } = asked
  return { deeds, published: { id, number, at, by, note, reason: broken.length > 0 ? asked.reason : '', changes } }
}

/** A shift that was published otherwise says what it was first, and is itself again where it is brought back to that. */
const marked = ({ before, after }: ShiftChange, { at, by, note, reason }: Publication): RotaShift | null => {
  if (!before || !after || !sameThing(before.override, after.override)) return after
  const was = before.override?.was ?? slotOf(before)
  if (sameSlot(was, slotOf(after))) return { ...after, override: null }
  if (sameSlot(slotOf(before), slotOf(after))) return after
  return { ...after, override: { why: 'lead', at, by, note: reason || note, was } }
}

/** Drafts by which every shift that these publications changed (the newest first) stands again as before the last of them. */
export const bringBack = (rota: Rota, versions: readonly RotaVersion[]): RotaDeed[] => {
  const people = new Set(rota.people.map(({ id }) => id))
  // Of somebody who is not there any more nothing is brought back.
  const was = new Map<string, RotaShift | null>()
  for (const { changes } of versions) for (const change of changes) was.set(changedId(change), change.before)
  return [...was].flatMap(([shiftId, after]): RotaDeed[] => (after && !people.has(after.personId) ? [] : [{ do: 'draft', shiftId, after }]))
}
