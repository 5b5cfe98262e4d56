/**
 * A note that may be written twice must be known again. Each carries a short reference made of its outbox key, which
 * shop's people may read as «from which desk»; whether it stands is decided by that alone, never by text or time.
 */
import type { Effect } from '../../../shared/domain/outbox/types'
import type { Delivery } from '../connector'
import { wellFormed } from './text'

export type OrderNote = Extract<Effect, { type: 'orderNote' }>

/** Digits enough that two notes of one order never meet: 12 of base64url are 72 bits. */
const REFERENCE = 12

/** Keys are base64url of random bytes, so a part of one is as good as the whole. */
export const referenceOf = ({ key, index }: Pick<Delivery, 'key' | 'index'>): string => `drg-${key.slice(0, REFERENCE)}.${index}`

/** The text as it stands in the shop: who, when (UTC, as the shop's people sit anywhere), the reference, the words. */
export const noteText = (effect: OrderNote, delivery: Delivery, now: number): string => {
  const at = new Date(now).toISOString().slice(0, 16).replace('T', ' ')
  const by = wellFormed(effect.by).replace(/\s+/g, ' ').trim()
  return `[${at} UTC${by ? ` · ${by}` : ''} · ${referenceOf(delivery)}]\n${wellFormed(effect.text).trim()}`
}

/** Whether a text of the shop's holds this note. */
export const holdsNote = (text: string | null | undefined, delivery: Pick<Delivery, 'key' | 'index'>): boolean =>
  (text ?? '').includes(`${referenceOf(delivery)}]`)
