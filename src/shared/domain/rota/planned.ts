/** What is planned: the published rota with this desk's drafts laid over it. */
import type { Rota, RotaShift, ShiftChange } from './plan'

/** By day, wall start and id: stable, whatever order they were made in. */
export const byStart = (a: RotaShift, b: RotaShift): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * Published shifts with drafts laid over: a draft's `after` stands for the shift of its id, null takes it away. What has been
 * published meanwhile under the same id is hidden by the draft until that is published or thrown away. Sorted by `byStart`.
 */
export const planned = (rota: Pick<Rota, 'shifts'>, drafts: readonly ShiftChange[]): RotaShift[] => {
  const shifts = new Map(rota.shifts.map((shift) => [shift.id, shift]))
  for (const { before, after } of drafts) {
    const id = after?.id ?? before?.id
    if (id === undefined) continue
    if (after) shifts.set(id, after)
    else shifts.delete(id)
  }
  return [...shifts.values()].sort(byStart)
}
