/** Versions of a rota: what changed, whom it affects, and the way back. */
import type { RotaShift, ShiftChange } from './plan'
import { byStart } from './planned'

/** Equal in everything that is kept. */
export const sameShift = (a: RotaShift | null, b: RotaShift | null): boolean =>
  a === b || (!!a && !!b && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)))
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, of]) => [key, sorted(of)]),
        )
      : value

/** From one list of shifts to another, by id; what is the same is left out. */
export const changesBetween = (before: readonly RotaShift[], after: readonly RotaShift[]): ShiftChange[] => {
  const left = new Map(before.map((shift) => [shift.id, shift]))
  const changes: ShiftChange[] = []
  for (const shift of after) {
    const was = left.get(shift.id) ?? null
    left.delete(shift.id)
    if (!sameShift(was, shift)) changes.push({ before: was, after: shift })
  }
  for (const shift of left.values()) changes.push({ before: shift, after: null })
  return changes
}

/** One person's share of a diff. A shift that changed hands is taken away from the one and added for the other. */
export interface Affected {
  personId: string
  added: RotaShift[]
  removed: RotaShift[]
  /** Other day or times. */
  moved: { before: RotaShift; after: RotaShift }[]
  /** The same times, something else: type, breaks, note, zone. */
  altered: { before: RotaShift; after: RotaShift }[]
}

/** Who is affected by these changes, by person's id; within each by `byStart`. Changes that change nothing affect nobody. */
export const affectedBy = (changes: readonly ShiftChange[]): Affected[] => {
  const people = new Map<string, Affected>()
  const of = (personId: string): Affected => {
    const known = people.get(personId) ?? { personId, added: [], removed: [], moved: [], altered: [] }
    people.set(personId, known)
    return known
  }
  for (const { before, after } of changes) {
    if (sameShift(before, after)) continue
    if (before && after && before.personId === after.personId) {
      const same = before.date === after.date && before.start === after.start && before.end === after.end && before.zone === after.zone
      of(after.personId)[same ? 'altered' : 'moved'].push({ before, after })
      continue
    }
    if (before) of(before.personId).removed.push(before)
    if (after) of(after.personId).added.push(after)
  }
  for (const one of people.values()) {
    one.added.sort(byStart)
    one.removed.sort(byStart)
    one.moved.sort((a, b) => byStart(a.after, b.after))
    one.altered.sort((a, b) => byStart(a.after, b.after))
  }
  return [...people.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1))
}

/**
 * Drafts that bring back what stood before these versions: their changes undone from the newest to the oldest, against what is
 * published now. What nothing of them touched stays; what already is as it was makes no draft.
 */
export const revertOf = (newestFirst: readonly { changes: readonly ShiftChange[] }[], published: readonly RotaShift[]): ShiftChange[] => {
  const was = new Map<string, RotaShift | null>()
  for (const { changes } of newestFirst)
    for (const { before, after } of changes) {
      const id = before?.id ?? after?.id
      if (id !== undefined) was.set(id, before)
    }
  const now = new Map(published.map((shift) => [shift.id, shift]))
  return [...was].flatMap(([id, before]) => {
    const standing = now.get(id) ?? null
    return sameShift(standing, before) ? [] : [{ before: standing, after: before }]
  })
}
