/** The database as the newest schema knows it. Each schema has a file of its own and is never changed after release. */
import { Dexie } from 'dexie'
import { plainPuts } from '../plainPuts'
import { declareV1 } from './v1'
import { declareV2 } from './v2'
import { declareV3 } from './v3'
import { declareV4, type TablesV4 } from './v4'

export type {
  BodyRow,
  CursorRow,
  HtmlRow,
  MessageRow,
  ProjectionRow,
  RecordRow,
  Sealed,
  SetRow,
} from './v1'
export type { SearchBlockRow, SearchSegmentRow, SearchTodoRow } from './v2'
export type { AssessmentRow, CaseMarkRow } from './v3'
export type { BodySecret, ConversationRow, ListSecret, TranslationRow, TranslationSecret } from './v4'

export const LATEST = 4

export type Database = Dexie & TablesV4
export type TableName = keyof TablesV4

export const tableNames: readonly TableName[] = [
  'conversations',
  'counts',
  'bodies',
  'messages',
  'messageHtml',
  'customers',
  'orders',
  'parcels',
  'disputes',
  'sets',
  'cursors',
  'drafts',
  'outbox',
  'searchSegments',
  'searchBlocks',
  'searchTodo',
  'assessments',
  'caseMarks',
  'caseTodo',
  'translations',
]

export interface IdbParts {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
}

/** Declares the database without opening it. Dexie's own result cache is off: it would copy every blob a second time. */
export const declareDatabase = (name: string, idb?: IdbParts): Database => {
  const db = new Dexie(name, { cache: 'disabled', autoOpen: false, ...(idb ?? {}) })
  db.use(plainPuts)
  declareV1(db)
  declareV2(db)
  declareV3(db)
  declareV4(db)
  return db as Database
}

/** Dexie keeps its version times ten in IndexedDB; null where there is no such database yet. */
export const installedVersion = async (name: string, factory: IDBFactory): Promise<number | null> => {
  const found = (await factory.databases()).find((each) => each.name === name)
  return found?.version === undefined ? null : found.version / 10
}
