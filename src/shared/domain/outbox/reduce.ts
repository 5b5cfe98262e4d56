/** From journal records to what stands: drafts and items. Total: a record that does not fit changes nothing. */
import type { DraftId, OutboxKey } from '../ids'
import { EARLIER_MOST, placeOf } from './earlier'
import { step } from './machine'
import type { Entry, ItemEvent, OutboxRecord } from './records'
import type { Draft, EarlierText, OutboxItem } from './types'

export interface OutboxState {
  drafts: ReadonlyMap<DraftId, Draft>
  /** In the order of their commits. */
  entries: ReadonlyMap<OutboxKey, Entry>
  /** Earlier forms of texts, oldest first. */
  earlier: ReadonlyMap<DraftId, EarlierText>
  nextOrder: number
}

export const nothing: OutboxState = { drafts: new Map(), entries: new Map(), earlier: new Map(), nextOrder: 0 }

/** A just committed item as an entry. */
export const entryOf = (item: OutboxItem, draft: Draft | null, order: number): Entry => ({
  item,
  order,
  draft,
  tried: null,
  touched: false,
  refusals: 0,
  seen: null,
  accepted: [],
  messageIds: [],
  movedTo: null,
  sentOrder: null,
  basisOrder: null,
})

interface Thawed {
  drafts: Map<DraftId, Draft>
  entries: Map<OutboxKey, Entry>
  earlier: Map<DraftId, EarlierText>
  nextOrder: number
}

/** The oldest forms of a place make room for its newest. */
const keepEarlier = (earlier: Map<DraftId, EarlierText>, text: EarlierText): void => {
  earlier.set(text.id, text)
  const place = placeOf(text.draft)
  const same = [...earlier.values()].filter(({ draft }) => placeOf(draft) === place)
  for (const { id } of same.slice(0, Math.max(0, same.length - EARLIER_MOST))) earlier.delete(id)
}

/**
 * Sendings and renewed bases take a place in the order of commits, so that what came before what needs no clock.
 * What a hold has seen counts from then on: «send» takes that over.
 */
const placed = (before: Entry, next: Entry, event: ItemEvent, at: number): Entry => {
  if (next.item.state.type === 'sent') return { ...next, sentOrder: at }
  const renewed = event.type === 'held' || (before.item.state.type !== 'held' && next.item.basis !== before.item.basis)
  return renewed ? { ...next, basisOrder: at } : next
}

/** Changes the maps in place; `reduce` copies first. Answers whether the record fitted. */
export const applyTo = (state: Thawed, record: OutboxRecord): boolean => {
  switch (record.type) {
    case 'draft':
      state.drafts.set(record.draft.id, record.draft)
      return true
    case 'draftGone':
      return state.drafts.delete(record.draftId)
    case 'commit': {
      // The same commit twice (a retry whose first answer was lost) stands once.
      if (state.entries.has(record.item.key)) return false
      if (record.item.draftId) state.drafts.delete(record.item.draftId)
      state.entries.set(record.item.key, entryOf(record.item, record.draft, state.nextOrder))
      state.nextOrder += 1
      return true
    }
    case 'event': {
      const entry = state.entries.get(record.key)
      const next = entry ? step(entry, record.event, record.at) : null
      if (!entry || !next) return false
      const at = placed(entry, next, record.event, state.nextOrder)
      if (at !== next) state.nextOrder += 1
      state.entries.set(record.key, at)
      return true
    }
    case 'gone': {
      const stood = state.entries.delete(record.key)
      if (stood && record.draft) state.drafts.set(record.draft.id, record.draft)
      return stood
    }
    case 'earlier':
      keepEarlier(state.earlier, record.text)
      return true
    case 'earlierGone': {
      let stood = false
      for (const id of record.ids) stood = state.earlier.delete(id) || stood
      return stood
    }
    case 'entry':
      state.entries.set(record.entry.item.key, record.entry)
      for (const at of [record.entry.order, record.entry.sentOrder, record.entry.basisOrder])
        state.nextOrder = Math.max(state.nextOrder, (at ?? 0) + 1)
      return true
  }
}

/** A copy that `applyTo` may change. */
export const thaw = (state: OutboxState): Thawed => ({
  drafts: new Map(state.drafts),
  entries: new Map(state.entries),
  earlier: new Map(state.earlier),
  nextOrder: state.nextOrder,
})

/** Replays records over a state. */
export const reduce = (state: OutboxState, records: Iterable<OutboxRecord>): OutboxState => {
  const next = thaw(state)
  for (const record of records) applyTo(next, record)
  return next
}

/** The shortest records that replay to this state. */
export const snapshot = (state: OutboxState): OutboxRecord[] => [
  ...[...state.drafts.values()].map((draft): OutboxRecord => ({ type: 'draft', draft })),
  ...[...state.earlier.values()].map((text): OutboxRecord => ({ type: 'earlier', text })),
  ...[...state.entries.values()].sort((a, b) => a.order - b.order).map((entry): OutboxRecord => ({ type: 'entry', entry })),
]
