/** The quick palette over other programs: what its small page may ask, what windows tell it, and its key. */
import { z } from 'zod'
import { Channel, Instant, LanguageCode } from '../domain/conversation/types'
import { BackendId, ConversationId, CustomerId, ShopId } from '../domain/ids'
import type { TemplateFacts } from '../domain/template/types'
import { call, Done } from './errors'

const line = z.string().max(2_000)
const known = line.nullable()
const money = z.object({ minor: z.number(), currency: z.string().max(10) })

/** `TemplateFacts` over the wall. */
export const QuickFacts: z.ZodType<TemplateFacts> = z.object({
  locale: LanguageCode,
  now: Instant,
  zone: known,
  customer: z.object({
    name: known,
    firstName: known,
    lastName: known,
    gender: z.enum(['female', 'male']).nullable(),
    country: known,
  }),
  agent: z.object({ name: line, email: known }),
  shop: z.object({
    name: line,
    returnDays: z.number().nullable(),
    deliveryDays: z.number().nullable(),
    paysDuty: z.boolean().nullable(),
    url: known,
    signature: z.string().max(20_000),
  }),
  order: z
    .object({
      number: line,
      state: known,
      total: money,
      refunded: money.nullable(),
      createdAt: Instant,
      deliveredAt: Instant.nullable(),
      items: z.array(line).max(500),
      url: known,
    })
    .nullable(),
  parcel: z
    .object({
      number: line,
      carrier: line,
      state: known,
      url: known,
      expectedAt: Instant.nullable(),
      lastScan: z.object({ at: Instant, place: line, text: line }).nullable(),
    })
    .nullable(),
  shift: z.object({ colleague: known, fromAt: Instant.nullable(), myEndAt: Instant.nullable() }).nullable(),
  dispute: z.object({ dueAt: Instant.nullable(), amount: money }).nullable(),
})

/** The conversation an agent was in last, as far as texts need it: kept in memory alone, gone with a lock and an erasure. */
export const QuickLast = z.object({
  conversationId: ConversationId,
  customerId: CustomerId.nullable(),
  backendId: BackendId,
  shopId: ShopId,
  channel: Channel,
  /** The customer's language; null where nobody knows it. */
  locale: LanguageCode.nullable(),
  /** One for each language that a text may be in; no two of a language. */
  facts: z.array(QuickFacts).min(1).max(60),
})
export type QuickLast = z.infer<typeof QuickLast>

/** A shop as far as a text for nobody in particular needs it. */
export const QuickShop = z.object({
  id: ShopId,
  name: z.string(),
  languages: z.array(LanguageCode),
  returnDays: z.number().nullable(),
  deliveryDays: z.number().nullable(),
  paysDuty: z.boolean().nullable(),
  signatures: z.record(z.string(), z.string()),
})
export type QuickShop = z.infer<typeof QuickShop>

export const QuickAbout = z.object({
  now: Instant,
  agentName: z.string(),
  shops: z.array(QuickShop),
  last: QuickLast.nullable(),
})
export type QuickAbout = z.infer<typeof QuickAbout>

export const QuickState = z.object({
  on: z.boolean(),
  keys: z.string(),
  /** `off`: not wanted; `refused`: the system or another program has the key. */
  hotkey: z.enum(['held', 'refused', 'off']),
  /** The key that was refused last; null where none was. */
  refused: z.string().nullable(),
  /** Where one was refused: others that can be had right now. */
  free: z.array(z.string()),
  /** The system's compositor hands out global keys by itself, so that a key which is held may still never come. */
  compositor: z.boolean(),
})
export type QuickState = z.infer<typeof QuickState>

export const quick = {
  /** The palette's page alone: what a text may be filled from. */
  about: call.output(QuickAbout),
  /** The palette's page alone: away, and the focus goes back to the program before. */
  close: call.output(Done),
  /** The palette's page alone: Dragoman itself to the front (its lock screen, where it is locked). */
  front: call.output(Done),
  /** Windows: the conversation that is open there now; null where nothing can be said of it, so that nobody takes the one before for it. */
  tell: call.input(z.object({ last: QuickLast.nullable() })).output(Done),
  /** Windows: the palette, as its hotkey brings it. */
  open: call.output(Done),
  /** A key that was refused is tried again first. */
  state: call.output(QuickState),
  /** A key that the system refused, told once: an agent who presses it in vain would never look into the settings. */
  trouble: call.output(z.object({ refused: z.string().nullable() })),
  /** Kept only where the system gives the key (or `on` is false); else the one before stays, and others are proposed. */
  choose: call.input(z.object({ on: z.boolean(), keys: z.string().max(60) })).output(QuickState),
}
