import type { Problem } from '../../shared/domain/outbox/types'
import { problemOf } from './client'

export const RECORD_PAGE = 20

export interface RecordState<Entry> {
  /** Null until it was read. */
  entries: readonly Entry[] | null
  /** Whether there may be older ones. */
  more: boolean
  problem: Problem | null
}
/** `before`: epoch ms, null for the newest. */
export type AskRecord<Entry> = (page: { before: number | null; limit: number }) => Promise<{ entries: Entry[] }>

export const nothingRead = { entries: null, more: false, problem: null }

/** Reads a record page by page: never one page twice, and what was asked before a fresh look counts no more. */
export const createRecordReader = <Entry extends { at: number }>(ask: AskRecord<Entry>, tell: (state: RecordState<Entry>) => void) => {
  let state: RecordState<Entry> = nothingRead
  let latest = 0
  let reading = false
  /** What failed last, to be asked again; undefined: nothing did. */
  let failed: number | null | undefined
  const set = (next: Partial<RecordState<Entry>>) => {
    state = { ...state, ...next }
    tell(state)
  }
  const read = async (before: number | null) => {
    latest += 1
    const mine = latest
    reading = true
    failed = undefined
    set({ problem: null })
    try {
      const found = (await ask({ before, limit: RECORD_PAGE })).entries
      if (mine !== latest) return
      set({ entries: before === null ? found : [...(state.entries ?? []), ...found], more: found.length === RECORD_PAGE })
    } catch (error) {
      if (mine !== latest) return
      failed = before
      set({ problem: problemOf(error) as Problem })
    } finally {
      if (mine === latest) reading = false
    }
  }
  return {
    /** The older ones; after a failure the same again. Pressed twice it is once. */
    readOn(): void {
      if (!reading) void read(failed !== undefined ? failed : (state.entries?.at(-1)?.at ?? null))
    },
    /** From the newest on. */
    refresh(): void {
      void read(null)
    },
    /** Nobody looks any more. */
    end(): void {
      latest += 1
    },
  }
}
