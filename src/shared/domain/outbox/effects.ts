/** What kinds of effects there are, as lane, stale check and look-up see them. */
import type { Effect, OutboxItem, StoredFile } from './types'

/** Effects that put a text before somebody: doing one twice is our failure. All others may be repeated harmlessly. */
export const makesMessage = (effect: Effect): boolean =>
  effect.type === 'reply' || effect.type === 'note' || effect.type === 'start' || effect.type === 'forward'

/** Effects a customer (or third person) reads. */
export const speaks = (effect: Effect): boolean => makesMessage(effect) && effect.type !== 'note'

/** Effects not yet at the backend, in order. */
export const remaining = (item: OutboxItem): Effect[] => item.effects.slice(item.done)

export const filesOf = (effect: Effect): StoredFile[] => ('files' in effect ? effect.files : [])
