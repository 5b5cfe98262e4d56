/**
 * Schema 3, this version's one step: what is made of a conversation by clocks and rules. List rows gain a class and the kind of
 * the clock that counts (both may be missing in rows of older schemas); everything that names a customer stays in `blob`.
 */
import type { Dexie, Table } from 'dexie'
import type { Preview } from '../../../shared/domain/conversation/types'
import type { ConversationRow as ConversationRowV1, ListSecret as ListSecretV1, Sealed } from './v1'
import type { SearchTodoRow, TablesV2 } from './v2'

export interface ConversationRow extends ConversationRowV1 {
  /** Service class; absent where there is none. */
  class?: 'A' | 'B' | 'C'
}
export interface ListSecret extends ListSecretV1 {
  preview: Preview | null
  /** Clocks of the due pill: kind, deadline, whether it stands still or is only shown. The first is the one that counts. */
  clocks?: [kind: string, at: number, state: 'counts' | 'runs' | 'paused' | 'shown'][]
}

/** What is known of one conversation that is not closed. */
export interface AssessmentRow {
  /** The conversation's. */
  id: string
  /** When time alone changes it; absent where it cannot. */
  nextAt?: number
  /** When its alerts are to be looked at; absent where there are none. */
  alertAt?: number
  /** `AssessmentSecret`. */
  blob: Sealed
}

/** How far a backend has been judged by which plan, rules and people. */
export interface CaseMarkRow {
  /** The backend's. */
  id: string
  /** Fingerprint of plan, rules and people. */
  policy: string
  /** First all due times anew by what is at hand, then every case whole: up to this conversation; absent once through. */
  quickAfter?: string
  wholeAfter?: string
  done: number
  total: number
}

export interface TablesV3 extends Omit<TablesV2, 'conversations'> {
  conversations: Table<ConversationRow, string>
  assessments: Table<AssessmentRow, string>
  caseMarks: Table<CaseMarkRow, string>
  /** As `searchTodo`: what is to be judged anew, written with the rows it is about. */
  caseTodo: Table<SearchTodoRow, string>
}

/** Rows of earlier schemas are judged when the engine finds no mark of their backend. */
export const declareV3 = (db: Dexie): void => {
  db.version(3).stores({ assessments: 'id, nextAt, alertAt', caseMarks: 'id', caseTodo: 'id' })
}
