/**
 * What is past its time on this desk. Days are whole days of 24 h since something was last touched (epoch ms, UTC); null
 * means as long as the backend has it. Whatever is open, being answered or under a legal hold stays whatever its age.
 */
import type { KeptDays } from './types'

const dayMs = 86_400_000

/** Untouched since before this instant is past its time; null: nothing ever is. */
export const cutoff = (days: KeptDays, now: number): number | null => (days === null ? null : now - days * dayMs)

export type Fate = 'goes' | 'asBackend' | 'young' | 'open' | 'written' | 'held'

interface ConversationFacts {
  status: string
  lastActivityAt: number
  draft: number
  queued: number
  held: number
  unknown: number
  failed: number
}

/** @param kept a legal hold stands on it or its customer */
export const conversationFate = (row: ConversationFacts, days: KeptDays, now: number, kept: boolean): Fate => {
  const before = cutoff(days, now)
  if (kept) return 'held'
  if (row.status !== 'resolved' && row.status !== 'spam') return 'open'
  if (row.draft + row.queued + row.held + row.unknown + row.failed > 0) return 'written'
  if (before === null) return 'asBackend'
  return row.lastActivityAt < before ? 'goes' : 'young'
}

/** A customer stays while a conversation or record of hers does; `touchedAt` is what the backend last said of her. */
export const customerFate = (
  facts: { touchedAt: number; conversations: number; records: number },
  days: KeptDays,
  now: number,
  kept: boolean,
): Fate => {
  const before = cutoff(days, now)
  if (kept) return 'held'
  if (facts.conversations + facts.records > 0) return 'open'
  if (before === null) return 'asBackend'
  return facts.touchedAt < before ? 'goes' : 'young'
}

const runningOrder = new Set(['unpaid', 'paid', 'packing', 'shipped'])
const runningParcel = new Set(['labelled', 'inTransit', 'held', 'outForDelivery'])
const runningDispute = new Set(['needsResponse', 'underReview'])
/** After a year nobody waits for a parcel any more: what never got an end must not stay for ever. */
const longestRun = 365 * dayMs

/** Orders, parcels and disputes. `touchedAt`: the latest of its own dates. */
export const recordFate = (
  record: { kind: 'orders' | 'parcels' | 'disputes'; state: string; touchedAt: number },
  days: KeptDays,
  now: number,
  kept: boolean,
): Fate => {
  const before = cutoff(days, now)
  if (kept) return 'held'
  if (record.kind === 'disputes' && runningDispute.has(record.state)) return 'open'
  const running = record.kind === 'orders' ? runningOrder.has(record.state) : record.kind === 'parcels' && runningParcel.has(record.state)
  if (running && now - record.touchedAt < longestRun) return 'open'
  if (before === null) return 'asBackend'
  return record.touchedAt < before ? 'goes' : 'young'
}
