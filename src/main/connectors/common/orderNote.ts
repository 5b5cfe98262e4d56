/** Notes on orders as they stand in a shop: known again by their reference (`domain/order/note.ts`). */
import { noteReference } from '../../../shared/domain/order/note'
import type { Effect } from '../../../shared/domain/outbox/types'
import type { Delivery } from '../connector'
import { wellFormed } from './text'

export type OrderNote = Extract<Effect, { type: 'orderNote' }>

/** The text as it stands in the shop: who, when (UTC, as the shop's people sit anywhere), the reference, the words. */
export const noteText = (effect: OrderNote, delivery: Delivery, now: number): string => {
  const at = new Date(now).toISOString().slice(0, 16).replace('T', ' ')
  const by = wellFormed(effect.by).replace(/\s+/g, ' ').trim()
  return `[${at} UTC${by ? ` · ${by}` : ''} · ${noteReference(delivery.key, delivery.index)}]\n${wellFormed(effect.text).trim()}`
}

/** Whether a text of the shop's holds this note. */
export const holdsNote = (text: string | null | undefined, delivery: Pick<Delivery, 'key' | 'index'>): boolean =>
  (text ?? '').includes(`${noteReference(delivery.key, delivery.index)}]`)
