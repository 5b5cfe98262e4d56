/** What the demand is reckoned from. Hours are whole hours since the epoch (UTC): `Math.floor(at / 3_600_000)`. */

/** `chats`: a customer waits in front of the screen. `mails`: every other message that wants an answer. */
export type WorkKind = 'chats' | 'mails'

/** Counts of one language at one shop, by hour; hours without any are missing. No text, no customer. */
export interface ArrivalSeries {
  /** Primary subtag. */
  language: string
  /** Shop code. */
  shop: string
  kind: WorkKind
  counts: ReadonlyMap<number, number>
}

/** What waits for an answer now. */
export interface OwedReply {
  language: string
  shop: string
  /** Epoch ms (UTC): when its clock ends. */
  dueAt: number
  /** A payment dispute: longer work, prepared within the day before. */
  dispute: boolean
}
