/** A plan as changes of shifts: what stands and is the same is left alone. */
import type { PersonId } from '../../ids'
import { findingsOfPerson } from '../findings'
import type { RotaPerson } from '../person'
import type { Break, RotaShift, ShiftChange } from '../plan'
import type { SolvePlan } from '../solve/types'
import { instantAt, spanOf } from '../when'
import type { Translated } from './model'
import { breaksFor } from './rules'
import type { GenerateTask } from './task'

/** By person, day by day. In a repair a shift that somebody else takes over stays the same shift, as long as its times do. */
export function changesOf(
  task: GenerateTask,
  { people, dates, slots, current }: Translated,
  plan: SolvePlan,
  newId: () => string,
): ShiftChange[] {
  const changes: { before: RotaShift | null; after: RotaShift | null }[] = []
  for (const [index, person] of people.entries()) {
    for (const [day, date] of dates.entries()) {
      const number = plan[index]?.[day] ?? null
      const before = current[index]?.[day] ?? null
      const slot = number === null ? null : slots[number]
      if (!slot) {
        if (before) changes.push({ before, after: null })
        continue
      }
      const at = slot.zone ?? person.zone
      const span = spanOf({ date, start: slot.start, end: slot.end, zone: at })
      const breaks = span ? breaksFor(person, slot, date, span) : slot.breaks
      const wanted = {
        typeId: slot.typeId,
        date,
        start: slot.start,
        end: slot.end,
        zone: at,
        breaks: [...breaks],
        work: slot.work,
      }
      if (
        before &&
        before.start === wanted.start &&
        before.end === wanted.end &&
        before.zone === wanted.zone &&
        before.work === wanted.work
      )
        continue
      changes.push({
        before,
        after: before ? { ...before, ...wanted } : { id: newId(), personId: person.id, note: '', override: null, ...wanted },
      })
    }
  }
  return lawful(task, people, task.mode === 'repair' ? handedOver(task, changes) : changes)
}

const same = (a: RotaShift, b: RotaShift): boolean => a.date === b.date && a.start === b.start && a.end === b.end && a.zone === b.zone

/** The same shift, somebody else's: whose it was and why stands with it where that is published. */
export function takenOver(
  { rota, now }: Pick<GenerateTask, 'rota' | 'now'>,
  was: RotaShift,
  by: PersonId,
  breaks: readonly Break[],
): RotaShift {
  const { personId, date, start, end } = was
  const ill = rota.leave.some(
    (leave) => leave.personId === personId && leave.kind === 'sick' && leave.startDate <= date && date <= leave.endDate,
  )
  const override: RotaShift['override'] = rota.shifts.some(({ id }) => id === was.id)
    ? { why: ill ? 'sick' : 'lead', at: now, by: null, note: '', was: { personId, date, start, end } }
    : was.override
  return { ...was, personId: by, breaks: [...breaks], override }
}

function handedOver({ rota, now }: GenerateTask, changes: readonly ShiftChange[]): ShiftChange[] {
  const gone = changes.filter(({ after }) => after === null)
  const taken = new Set<ShiftChange>()
  const done: ShiftChange[] = []
  for (const change of changes) {
    const { before, after } = change
    if (after === null || before !== null) continue
    const from = gone.find((one) => !taken.has(one) && one.before !== null && same(one.before, after))
    if (!from?.before) continue
    taken.add(from)
    taken.add(change)
    done.push({ before: from.before, after: takenOver({ rota, now }, from.before, after.personId, after.breaks) })
  }
  return [...changes.filter((change) => !taken.has(change)), ...done]
}

/** What this plan is like with these changes. */
export function withChanges(shifts: readonly RotaShift[], changes: readonly ShiftChange[]): RotaShift[] {
  const gone = new Set(changes.flatMap(({ before }) => (before ? [before.id] : [])))
  return [...shifts.filter(({ id }) => !gone.has(id)), ...changes.flatMap(({ after }) => (after ? [after] : []))]
}

/**
 * The rules of the rota have the last word: what the plan would newly break is not proposed. (The solver knows the same rules in its
 * own form; should the two ever differ, a shift is left out rather than a rule broken.)
 */
function lawful(task: GenerateTask, people: readonly RotaPerson[], changes: readonly ShiftChange[]): ShiftChange[] {
  const from = instantAt(task.from, '00:00', 'UTC') - 2 * 86_400_000
  const to = from + (task.days + 4) * 86_400_000
  const kept = new Set(changes)
  for (const person of people) {
    for (let turn = 0; turn < 60; turn++) {
      const mine = [...kept].filter(({ after }) => after?.personId === person.id)
      if (!mine.length) break
      const shifts = withChanges(task.shifts, [...kept])
      const hard = findingsOfPerson({ people: [person], shifts, leave: task.rota.leave, from, to }, person.id).filter(
        ({ weight }) => weight === 'hard',
      )
      const made = new Map(mine.map((change) => [change.after?.id, change]))
      const guilty = hard.flatMap(({ shiftIds }) => [...shiftIds].reverse().find((id) => made.has(id)) ?? [])
      const [worst] = guilty
      const change = worst === undefined ? undefined : made.get(worst)
      if (!change) break
      kept.delete(change)
      if (change.before) kept.add({ before: change.before, after: null })
    }
  }
  return [...kept]
}
