/**
 * What events pointed at since the last pull: conversations, messages and contacts to read again. Only ever makes
 * a pull read more; lost with the process, as the cursor alone is enough for what is new.
 */
interface Touched {
  /** Oldest message named by an event, or null for the conversation itself. */
  message: number | null
}

const MOST = 2000

export class Hints {
  private conversations = new Map<number, Touched>()
  private contacts = new Set<number>()
  private sets = false
  /** What the page with `n` served; forgotten once a later page is asked for, as then it was committed. */
  private served: { n: number; conversations: Map<number, Touched>; contacts: Set<number>; sets: boolean } | null = null

  conversation(id: number, message: number | null = null): void {
    const known = this.conversations.get(id)
    if (!known && this.conversations.size >= MOST) return
    const older = known?.message == null ? message : message === null ? known.message : Math.min(known.message, message)
    this.conversations.set(id, { message: older })
  }
  contact(id: number): void {
    if (this.contacts.size < MOST) this.contacts.add(id)
  }
  staleSets(): void {
    this.sets = true
  }

  /** Hints for the pull that starts from cursor number `n`; those of a page that was never committed come again. */
  take(n: number): { conversations: Map<number, Touched>; contacts: Set<number>; sets: boolean } {
    if (this.served && this.served.n === n) {
      for (const [id, { message }] of this.served.conversations) this.conversation(id, message)
      for (const id of this.served.contacts) this.contact(id)
      if (this.served.sets) this.sets = true
    }
    const taken = { conversations: this.conversations, contacts: this.contacts, sets: this.sets }
    this.served = { n, ...taken }
    this.conversations = new Map()
    this.contacts = new Set()
    this.sets = false
    return taken
  }
}
