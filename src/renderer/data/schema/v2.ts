/**
 * Schema 2, this version's one step: what search needs. Tables of schema 1 keep their rows as they are, so their seal
 * keeps its number too (`sealing.ts`). Here as there, ids begin with the backend's, and texts stand only in `blob`.
 */
import type { Dexie, Table } from 'dexie'
import type { CursorRow, Sealed, TablesV1 } from './v1'

/** One part of a backend's search index; written once, then only its `dead` change, until a merge replaces it. */
export interface SearchSegmentRow {
  /** `<backendId>~<segment>` */
  id: string
  /** Documents in it, the dead among them. */
  docs: number
  /** One bit a document that no longer counts; absent while all do. */
  dead?: Sealed
  deadCount: number
  /** Some of its dead were erased: it is rewritten without them as soon as the lane has its turn. */
  purge?: 1
  /** `SegmentSecret`. */
  blob: Sealed
}
export interface SearchBlockRow {
  /** `<backendId>~<segment>~<block>` */
  id: string
  blob: Sealed
}
/** What the index has not learned yet: written with the rows it is about, one row a commit. */
export interface SearchTodoRow {
  /** `<backendId>~<revision>` */
  id: string
  conversations: string[]
  /** Hashes of records (orders, parcels, customers) that changed: conversations of those customers are to be looked at. */
  hashes: string[]
  /** All conversations of the backend after this id ('' for all) are to be looked at. */
  after?: string
}

export interface TablesV2 extends TablesV1 {
  searchSegments: Table<SearchSegmentRow, string>
  searchBlocks: Table<SearchBlockRow, string>
  searchTodo: Table<SearchTodoRow, string>
}

export const declareV2 = (db: Dexie): void => {
  db.version(2)
    .stores({ searchSegments: 'id', searchBlocks: 'id', searchTodo: 'id' })
    .upgrade(async (transaction) => {
      const cursors: CursorRow[] = await transaction.table('cursors').toArray()
      const todo = cursors.map(({ id }): SearchTodoRow => ({ id: `${id}~0`, conversations: [], hashes: [], after: '' }))
      await transaction.table('searchTodo').bulkPut(todo)
    })
}
