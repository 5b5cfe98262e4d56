import type { RecordAsked, RecordPage } from '../../shared/contract/record'
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
export type AskRecord<Entry> = (page: Pick<RecordAsked, 'before' | 'limit'>) => Promise<RecordPage<Entry>>

export const nothingRead = { entries: null, more: false, problem: null }

/** Reads a record page by page: never one page twice, and what was asked before a fresh look counts no more. */
export const createRecordReader = <Entry>(ask: AskRecord<Entry>, tell: (state: RecordState<Entry>) => void) => {
  let state: RecordState<Entry> = nothingRead
  let latest = 0
  let reading = false
  /** What failed last, to be asked again; undefined: nothing did. */
  let failed: string | null | undefined
  /** Where the page begins that was not read yet. */
  let older: string | null = null
  const set = (next: Partial<RecordState<Entry>>) => {
    state = { ...state, ...next }
    tell(state)
  }
  const read = async (before: string | null) => {
    latest += 1
    const mine = latest
    reading = true
    failed = undefined
    set({ problem: null })
    try {
      const page = await ask({ before, limit: RECORD_PAGE })
      if (mine !== latest) return
      older = page.older
      set({ entries: before === null ? page.entries : [...(state.entries ?? []), ...page.entries], more: older !== null })
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
      if (!reading) void read(failed !== undefined ? failed : older)
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
