import type { Json } from './types'

/** One message that the server accepted from an agent's side. */
interface LoggedMessage {
  at: number
  shopId: string
  accountId: number
  conversationId: number
  messageId: number
  agentId: number
  content: string | null
  private: boolean
  contentAttributes: Json
  echoId: string | null
  attachments: number
  /** How many accepted messages so far of this conversation are the same by content, privacy and attributes (1 = no double). */
  count: number
}

/** What the shop's owner would find in the book afterwards: the tests' oracle. */
export class OwnerLog {
  private rows: LoggedMessage[] = []
  private listeners: ((entry: Omit<LoggedMessage, 'count'>) => void)[] = []

  record(entry: Omit<LoggedMessage, 'count'>): void {
    const same = this.rows.filter((row) => sameMessage(row, entry)).length
    this.rows.push({ ...entry, count: same + 1 })
    for (const listener of this.listeners) listener(entry)
  }

  onRecord(listener: (entry: Omit<LoggedMessage, 'count'>) => void): void {
    this.listeners.push(listener)
  }

  all(): readonly LoggedMessage[] {
    return this.rows
  }

  of(accountId: number, conversationId: number): LoggedMessage[] {
    return this.rows.filter((row) => row.accountId === accountId && row.conversationId === conversationId)
  }

  /** Entries that repeat an earlier one. */
  doubles(): LoggedMessage[] {
    return this.rows.filter((row) => row.count > 1)
  }

  clear(): void {
    this.rows = []
  }
}

function sameMessage(a: Omit<LoggedMessage, 'count'>, b: Omit<LoggedMessage, 'count'>): boolean {
  return (
    a.accountId === b.accountId &&
    a.conversationId === b.conversationId &&
    a.content === b.content &&
    a.private === b.private &&
    JSON.stringify(a.contentAttributes) === JSON.stringify(b.contentAttributes)
  )
}
