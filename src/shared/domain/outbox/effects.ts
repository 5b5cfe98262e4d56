/** What kinds of effects there are, as lane, stale check and look-up see them. */
import type { OrderId, OutboxKey } from '../ids'
import type { Effect, OutboxItem, StoredFile } from './types'

export type MessageEffect = Extract<Effect, { type: 'reply' | 'note' | 'start' | 'forward' }>

/** Effects that put a text into a conversation. */
export const makesMessage = (effect: Effect): effect is MessageEffect =>
  effect.type === 'reply' || effect.type === 'note' || effect.type === 'start' || effect.type === 'forward'

/** Effects whose doing twice is our failure: they add a text, or go before a payment provider. All others set what is wanted and may be repeated. */
export const onceOnly = (effect: Effect): boolean => makesMessage(effect) || effect.type === 'orderNote' || effect.type === 'evidence'

/** The order an effect changes, or null. */
export const orderOf = (effect: Effect): OrderId | null =>
  effect.type === 'orderNote' || effect.type === 'orderTags' ? effect.orderId : null

/** Effects a customer (or third person) reads. */
export const speaks = (effect: Effect): boolean => makesMessage(effect) && effect.type !== 'note'

/** Effects not yet at the backend, in order. */
export const remaining = (item: OutboxItem): Effect[] => item.effects.slice(item.done)

export const filesOf = (effect: Effect): StoredFile[] =>
  effect.type === 'evidence' ? effect.form.files : 'files' in effect ? effect.files : []

/** The text an effect carries, or null. */
export const textIn = (effect: Effect): string | null =>
  effect.type === 'evidence' ? effect.form.text : 'text' in effect ? effect.text : null

/**
 * Whether a message that carries this key proves the item's next effect. A key names the item and not the effect, so
 * only where the item makes one message alone, and that one is what comes next.
 */
export const provedBy = (item: OutboxItem, key: OutboxKey | null): boolean => {
  const next = item.effects[item.done]
  return key === item.key && next !== undefined && makesMessage(next) && item.effects.filter(makesMessage).length === 1
}
