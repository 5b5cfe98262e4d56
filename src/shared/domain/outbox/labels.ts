/**
 * Label changes that wait one behind the other leave as one: each names what to add and what to remove, so several
 * in a row come to one such change (rule: the last word on a label counts).
 */
import type { Entry } from './records'
import type { Effect } from './types'

export type LabelsEffect = Extract<Effect, { type: 'labels' }>

/** The one label change of an item that is nothing else and not yet done; null for any other item. */
const onlyLabels = ({ item }: Entry): LabelsEffect | null => {
  const [effect] = item.effects
  return item.effects.length === 1 && effect?.type === 'labels' && item.done === 0 ? effect : null
}

const ready = ({ item, tried }: Entry): boolean => !tried && (item.state.type === 'queued' || item.state.type === 'waiting')

/**
 * The entries behind `first` (in commit order) whose label changes may go along with it: of its conversation, ready,
 * and up to the first change of labels that must still wait, so that no later word overtakes an earlier one.
 */
export const goAlong = (entries: Iterable<Entry>, first: Entry): Entry[] => {
  if (!onlyLabels(first)) return []
  const along: Entry[] = []
  let behind = false
  for (const entry of entries) {
    if (entry.item.key === first.item.key) behind = true
    else if (behind && entry.item.conversationId === first.item.conversationId && entry.item.state.type !== 'sent') {
      if (!entry.item.effects.some(({ type }) => type === 'labels')) continue
      if (!onlyLabels(entry) || !ready(entry)) break
      along.push(entry)
    }
  }
  return along
}

/** Several label changes in order as one. */
export const mergeLabels = (effects: readonly LabelsEffect[]): LabelsEffect => {
  const add = new Set<string>()
  const remove = new Set<string>()
  for (const effect of effects) {
    for (const label of effect.remove) {
      add.delete(label)
      remove.add(label)
    }
    // Within one change removal wins, as connectors carry it out.
    for (const label of effect.add) {
      if (effect.remove.includes(label)) continue
      remove.delete(label)
      add.add(label)
    }
  }
  return { type: 'labels', add: [...add], remove: [...remove] }
}

/** The label changes of entries that `goAlong` chose, with `first` before them, as one; null where `first` is another item. */
export const labelsOf = (first: Entry, along: readonly Entry[]): LabelsEffect | null => {
  const own = onlyLabels(first)
  return own && mergeLabels([own, ...along.flatMap((entry) => onlyLabels(entry) ?? [])])
}
