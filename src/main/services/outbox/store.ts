/** What stands, in memory and in the journal: changes go to the journal first and only then into memory and out to the screens. */
import type { DeskEvent } from '../../../shared/contract'
import type { BackendId, DraftId, OutboxKey } from '../../../shared/domain/ids'
import { step } from '../../../shared/domain/outbox/machine'
import { type Entry, type ItemEvent, OutboxRecord } from '../../../shared/domain/outbox/records'
import { applyTo, nothing, snapshot, thaw } from '../../../shared/domain/outbox/reduce'
import type { Draft, EarlierText } from '../../../shared/domain/outbox/types'
import type { Clock, Log } from '../../ports'
import type { Journal, JournalRecord } from '../journal'

export interface StoreNeeds {
  journal: Journal
  clock: Clock
  log: Log
  emit(event: DeskEvent): void
}

type EventRecord = Extract<OutboxRecord, { type: 'event' }>

export const createStore = ({ journal, clock, log, emit }: StoreNeeds) => {
  const state = thaw(nothing)
  const locks = new Map<OutboxKey, Promise<unknown>>()
  /**
   * Changes that need no sync of their own, since a restart comes to the same: they are written together with the
   * item's next durable record, so that the journal alone still tells the whole story.
   */
  const unwritten = new Map<OutboxKey, EventRecord[]>()
  /** Texts on their way into the journal. */
  const newest = new Map<DraftId, Draft>()
  /**
   * Texts whose writing failed and that do not stand here: on a disk too full even for the new file that makes such a
   * write void they may stand at the next start, so to be discarded they need their record.
   */
  const doubtful = new Map<DraftId, BackendId>()

  const backendOf = (record: OutboxRecord): BackendId | null => {
    switch (record.type) {
      case 'draft':
        return record.draft.backendId
      case 'draftGone':
        return (newest.get(record.draftId) ?? state.drafts.get(record.draftId))?.backendId ?? doubtful.get(record.draftId) ?? null
      case 'commit':
        return record.item.backendId
      case 'entry':
        return record.entry.item.backendId
      case 'earlier':
        return record.text.draft.backendId
      case 'earlierGone':
        return record.backendId
      default:
        return state.entries.get(record.key)?.item.backendId ?? null
    }
  }

  const tell = (record: OutboxRecord): void => {
    if (record.type === 'draft') emit({ type: 'draft', draft: record.draft })
    else if (record.type === 'draftGone') emit({ type: 'draftGone', draftId: record.draftId })
    else if (record.type === 'gone') {
      emit({ type: 'outboxGone', key: record.key })
      if (record.draft) emit({ type: 'draft', draft: record.draft })
    } else if (record.type === 'commit' || record.type === 'event') {
      const entry = state.entries.get(record.type === 'commit' ? record.item.key : record.key)
      if (!entry) return
      emit({ type: 'outbox', item: entry.item })
      if (record.type === 'commit' && record.item.draftId) emit({ type: 'draftGone', draftId: record.item.draftId })
    }
  }

  const apply = (record: OutboxRecord): void => {
    if (record.type === 'draft') doubtful.delete(record.draft.id)
    if (record.type === 'draftGone') doubtful.delete(record.draftId)
    if (applyTo(state, record)) tell(record)
  }

  const toJournal = (record: OutboxRecord): JournalRecord[] => {
    const backendId = backendOf(record)
    return backendId ? [{ backendId, kind: record.type, body: record }] : []
  }

  /** Resolves when the records are durable and applied. Throws JournalError; then nothing has changed. */
  const write = async (records: readonly OutboxRecord[], key: OutboxKey | null = null): Promise<void> => {
    const waiting = (key && unwritten.get(key)) || []
    // What cannot be read back would be parked at the next start: better refused now, while the caller still has it.
    for (const record of records) if (record.type === 'commit' || record.type === 'gone') OutboxRecord.parse(record)
    const lines = [...waiting, ...records].flatMap(toJournal)
    await journal.append(lines, () => {
      if (key) unwritten.delete(key)
      for (const record of records) apply(record)
    })
  }

  /** One change of an item at a time, so that what was checked still holds when it is written. */
  const locked = <T>(key: OutboxKey, work: () => Promise<T>): Promise<T> => {
    const before = locks.get(key) ?? Promise.resolve()
    const next = before.then(work, work)
    const settled = next.catch(() => undefined)
    locks.set(key, settled)
    void settled.then(() => {
      if (locks.get(key) === settled) locks.delete(key)
    })
    return next
  }

  const eventRecord = (key: OutboxKey, event: ItemEvent): EventRecord => ({ type: 'event', key, event, at: clock.now() })

  const soften = (record: EventRecord): void => {
    const list = unwritten.get(record.key) ?? []
    // A line that is down for days repeats itself; its last word is enough.
    if (list.at(-1)?.event.type === record.event.type) list.pop()
    unwritten.set(record.key, [...list, record])
    apply(record)
  }

  return {
    drafts: (): ReadonlyMap<DraftId, Draft> => state.drafts,
    entries: (): ReadonlyMap<OutboxKey, Entry> => state.entries,
    /** Earlier forms of texts, oldest first. */
    earlier: (): ReadonlyMap<DraftId, EarlierText> => state.earlier,
    entry: (key: OutboxKey): Entry | null => state.entries.get(key) ?? null,
    /** The draft as last typed, even if it is still on its way into the journal. */
    draft: (draftId: DraftId): Draft | null => newest.get(draftId) ?? state.drafts.get(draftId) ?? null,
    locked,
    write,

    /** Replays the journal. */
    async load(): Promise<void> {
      const opened = await journal.open(({ body }) => {
        const parsed = OutboxRecord.safeParse(body)
        return parsed.success ? parsed.data : null
      })
      let misfits = 0
      for (const record of opened.records) if (!applyTo(state, record)) misfits += 1
      log.info('outbox.loaded', { items: state.entries.size, drafts: state.drafts.size, parked: opened.parked, misfits })
    },

    /** An earlier form of a text; stands with the journal's next sync. */
    async keepEarlier(text: EarlierText): Promise<void> {
      const record: OutboxRecord = { type: 'earlier', text }
      await journal.appendLazy({ backendId: text.draft.backendId, kind: 'earlier', body: record }, text.id, () => apply(record))
    },

    async saveDraft(draft: Draft): Promise<void> {
      OutboxRecord.parse({ type: 'draft', draft })
      newest.set(draft.id, draft)
      try {
        await journal.appendLazy({ backendId: draft.backendId, kind: 'draft', body: { type: 'draft', draft } }, draft.id, () =>
          apply({ type: 'draft', draft }),
        )
      } catch (error) {
        doubtful.set(draft.id, draft.backendId)
        throw error
      } finally {
        if (newest.get(draft.id) === draft) newest.delete(draft.id)
      }
    },

    /** Journals events of one item in one write if the first may happen now and `guard` agrees; false where it lost a race. */
    transition: (key: OutboxKey, events: readonly ItemEvent[], guard: (entry: Entry) => boolean = () => true): Promise<boolean> =>
      locked(key, async () => {
        const entry = state.entries.get(key)
        const [first] = events
        if (!entry || !first || !guard(entry) || !step(entry, first, clock.now())) return false
        await write(
          events.map((event) => eventRecord(key, event)),
          key,
        )
        return true
      }),

    /** As `transition`, without waiting for the disk. */
    soft: (key: OutboxKey, event: ItemEvent): Promise<boolean> =>
      locked(key, async () => {
        const entry = state.entries.get(key)
        if (!entry || !step(entry, event, clock.now())) return false
        soften(eventRecord(key, event))
        return true
      }),

    /** Shows an item again, where only time has changed what it means. */
    retell(key: OutboxKey): void {
      const entry = state.entries.get(key)
      if (entry) emit({ type: 'outbox', item: entry.item })
    },

    compact: (): Promise<void> =>
      // `unwritten` stays: should the rewrite fail, the old files still need it, and to replay it over the new one changes nothing.
      journal.compact(() => snapshot(state).flatMap(toJournal)),

    /** Takes these out of memory, so that the next compaction leaves them out. */
    forgetThese(drafts: readonly DraftId[], keys: readonly OutboxKey[], earlier: readonly DraftId[]): void {
      for (const id of earlier) state.earlier.delete(id)
      for (const id of drafts) {
        newest.delete(id)
        if (state.drafts.delete(id)) emit({ type: 'draftGone', draftId: id })
      }
      for (const key of keys) {
        unwritten.delete(key)
        if (state.entries.delete(key)) emit({ type: 'outboxGone', key })
      }
    },
    /** Its text was refused by the disk, and may stand there all the same. */
    mayStand: (draftId: DraftId): boolean => doubtful.has(draftId),
    /** Texts on their way into the journal. */
    arriving: (): ReadonlyMap<DraftId, Draft> => newest,

    /** Takes a backend out of memory; the journal forgets it apart. */
    forget(backendId: BackendId): void {
      for (const [id, { draft }] of [...state.earlier]) if (draft.backendId === backendId) state.earlier.delete(id)
      for (const [id, draft] of [...state.drafts]) {
        if (draft.backendId !== backendId) continue
        state.drafts.delete(id)
        emit({ type: 'draftGone', draftId: id })
      }
      for (const [key, entry] of [...state.entries]) {
        if (entry.item.backendId !== backendId) continue
        state.entries.delete(key)
        unwritten.delete(key)
        emit({ type: 'outboxGone', key })
      }
    },
  }
}
export type Store = ReturnType<typeof createStore>
