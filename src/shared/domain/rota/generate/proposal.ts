/** What is proposed once there is a plan, and what is said where there is none: a model's answer in the rota's own words. */
import type { PersonId } from '../../ids'
import type { ShiftChange } from '../plan'
import type { SolvePlan } from '../solve/types'
import { changesOf, withChanges } from './changes'
import { type NamedRule, namedConflicts } from './conflicts'
import type { Translated } from './model'
import { type Reason, reasonsOf } from './reasons'
import type { GenerateTask } from './task'

export interface Proposal {
  readonly changes: ShiftChange[]
  readonly reasons: Reason[]
}
/** Rules of hers that cannot all be kept; the set is irreducible. */
export interface PersonConflict {
  readonly personId: PersonId
  readonly rules: readonly NamedRule[]
}

/** @param ids what new shifts' ids begin with; a number follows */
export function proposalOf(task: GenerateTask, translated: Translated, plan: SolvePlan, ids: string): Proposal {
  let made = 0
  const changes = changesOf(task, translated, plan, () => `${ids}${made++}`)
  return { changes, reasons: reasonsOf(task, withChanges(task.shifts, changes)) }
}

/** @param people indexes in the model that have no plan */
export const conflictsIn = (translated: Translated, people: readonly number[]): PersonConflict[] =>
  namedConflicts(translated, people).flatMap(({ person, rules }) => {
    const personId = translated.people[person]?.id
    return personId === undefined ? [] : [{ personId, rules }]
  })
