/** What shops want of the guard, and the record of what was sent in spite of it. The checks themselves run in pages. */
import { z } from 'zod'
import { Instant } from '../domain/conversation/types'
import { GuardOverride, GuardPolicy } from '../domain/guard/types'
import { ConversationId, OutboxKey, ShopId } from '../domain/ids'
import { call, Done } from './errors'
import { RecordAsked, recordPage } from './record'

/** Never holds a word of the text. */
export const OverrideEntry = z.object({
  at: Instant,
  shopId: ShopId,
  conversationId: ConversationId.nullable(),
  key: OutboxKey,
  by: z.string().max(200),
  overrides: z.array(GuardOverride).min(1).max(50),
})
export type OverrideEntry = z.infer<typeof OverrideEntry>

export const guard = {
  /** One for every shop of the desk: its own or the default. */
  policies: call.output(z.object({ policies: z.array(GuardPolicy) })),
  savePolicy: call.input(GuardPolicy).output(Done),
  /** Durable when it answers; written before the text is committed. */
  override: call.input(OverrideEntry.omit({ at: true, by: true })).output(Done),
  /** Newest first. */
  overrides: call.input(RecordAsked).output(recordPage(OverrideEntry)),
}
