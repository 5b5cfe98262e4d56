/** From what a macro does to what the outbox is asked to do. Pure. */
import type { Capabilities } from '../backend/types'
import type { AgentId } from '../ids'
import type { Effect } from '../outbox/types'
import type { MacroAction } from './types'

export interface ActionPlace {
  can: Pick<Capabilities, 'labels' | 'snooze' | 'pending' | 'priority' | 'assign'>
  /** The agent at this backend; null before the first sign-in. */
  me: AgentId | null
  /** Epoch ms (UTC); a snooze counts from here. */
  now: number
}

const HOUR = 3_600_000

/** Whether the conversation's system can do it at all. */
export const mayAct = (action: MacroAction, { can, me }: Pick<ActionPlace, 'can' | 'me'>): boolean => {
  switch (action.type) {
    case 'labels':
      return can.labels
    case 'status':
      return action.status !== 'pending' || can.pending
    case 'priority':
      return can.priority
    case 'assign':
      return can.assign && (action.to === 'nobody' || me !== null)
    case 'snooze':
      return can.snooze
  }
}

/**
 * One effect a kind, the later of two that contradict each other; what the system cannot do is left out (`mayAct` tells).
 * Labels are first, since they are true of the conversation however the rest goes.
 */
export const effectsOfActions = (actions: readonly MacroAction[], place: ActionPlace): Effect[] => {
  const labels = new Map<string, 'add' | 'remove'>()
  let status: Effect | null = null
  let priority: Effect | null = null
  let assign: Effect | null = null
  for (const action of actions) {
    if (!mayAct(action, place)) continue
    switch (action.type) {
      case 'labels':
        for (const label of action.remove) labels.set(label, 'remove')
        for (const label of action.add) labels.set(label, 'add')
        break
      case 'status':
        status = { type: 'status', status: action.status, until: null }
        break
      case 'snooze':
        status = { type: 'status', status: 'snoozed', until: place.now + action.hours * HOUR }
        break
      case 'priority':
        priority = { type: 'priority', priority: action.priority }
        break
      case 'assign':
        assign = { type: 'assign', assigneeId: action.to === 'me' ? place.me : null }
        break
    }
  }
  const of = (what: 'add' | 'remove') => [...labels].filter(([, one]) => one === what).map(([label]) => label)
  const marks: Effect | null = labels.size > 0 ? { type: 'labels', add: of('add'), remove: of('remove') } : null
  return [marks, priority, assign, status].filter((effect) => effect !== null)
}

const same = (a: MacroAction, b: MacroAction): boolean => JSON.stringify(a) === JSON.stringify(b)
/** At most as many as a draft carries; one that stands there already is not added again. */
export const withActions = (before: readonly MacroAction[], add: readonly MacroAction[]): MacroAction[] =>
  [...before, ...add.filter((action) => !before.some((one) => same(one, action)))].slice(0, 20)
export const withoutActions = (before: readonly MacroAction[], remove: readonly MacroAction[]): MacroAction[] =>
  before.filter((action) => !remove.some((one) => same(one, action)))
