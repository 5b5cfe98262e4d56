/** From journal records to what stands: drafts and items. Total: a record that does not fit changes nothing. */
import type { DraftId, OutboxKey } from '../ids'
import { step } from './machine'
import type { Entry, OutboxRecord } from './records'
import type { Draft, OutboxItem } from './types'

export interface OutboxState {
  drafts: ReadonlyMap<DraftId, Draft>
  /** In the order of their commits. */
  entries: ReadonlyMap<OutboxKey, Entry>
  nextOrder: number
}

export const nothing: OutboxState = { drafts: new Map(), entries: new Map(), nextOrder: 0 }

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
})

/** Changes the two maps in place; `reduce` copies first. Answers whether the record fitted. */
export const applyTo = (
  state: { drafts: Map<DraftId, Draft>; entries: Map<OutboxKey, Entry>; nextOrder: number },
  record: OutboxRecord,
): boolean => {
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
      if (!next) return false
      state.entries.set(record.key, next)
      return true
    }
    case 'gone': {
      const stood = state.entries.delete(record.key)
      if (stood && record.draft) state.drafts.set(record.draft.id, record.draft)
      return stood
    }
    case 'entry':
      state.entries.set(record.entry.item.key, record.entry)
      state.nextOrder = Math.max(state.nextOrder, record.entry.order + 1)
      return true
  }
}

/** A copy that `applyTo` may change. */
export const thaw = (state: OutboxState) => ({
  drafts: new Map(state.drafts),
  entries: new Map(state.entries),
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
  ...[...state.entries.values()].sort((a, b) => a.order - b.order).map((entry): OutboxRecord => ({ type: 'entry', entry })),
]
