/** What kinds of effects there are, as lane, stale check and look-up see them. */
import type { OutboxKey } from '../ids'
import type { Effect, OutboxItem, StoredFile } from './types'

/** Effects that put a text before somebody: doing one twice is our failure. All others may be repeated harmlessly. */
export const makesMessage = (effect: Effect): boolean =>
  effect.type === 'reply' || effect.type === 'note' || effect.type === 'start' || effect.type === 'forward'

/** Effects a customer (or third person) reads. */
export const speaks = (effect: Effect): boolean => makesMessage(effect) && effect.type !== 'note'

/** Effects not yet at the backend, in order. */
export const remaining = (item: OutboxItem): Effect[] => item.effects.slice(item.done)

export const filesOf = (effect: Effect): StoredFile[] => ('files' in effect ? effect.files : [])

/**
 * Whether a message that carries this key proves the item's next effect. A key names the item and not the effect, so
 * only where the item makes one message alone, and that one is what comes next.
 */
export const provedBy = (item: OutboxItem, key: OutboxKey | null): boolean => {
  const next = item.effects[item.done]
  return key === item.key && next !== undefined && makesMessage(next) && item.effects.filter(makesMessage).length === 1
}
