/** Translation: engines, what shops allow, and the asking itself. Which facts may leave is decided here, behind the wall, and never by a page. */
import { z } from 'zod'
import { FieldKind } from '../domain/backend/types'
import { Instant, LanguageCode } from '../domain/conversation/types'
import { ConversationId, DraftId, EngineId, MessageId, ShopId } from '../domain/ids'
import { Problem } from '../domain/outbox/types'
import { Register } from '../domain/template/types'
import { Engine, EngineAbilities, EngineKind, KnownFacts, TranslatedSegment, TranslationPolicy } from '../domain/translation/types'
import { call, Done } from './errors'
import { RecordAsked, recordPage } from './record'

/** The form that adds an engine; labels are `engine.<kind>.<name>` in i18n. Secrets (`kind: 'secret'`) never come back. */
export const EngineKindInfo = z.object({
  kind: EngineKind,
  name: z.string(),
  fields: z.array(z.object({ name: z.string(), kind: FieldKind, required: z.boolean(), initial: z.string() })),
})
export type EngineKindInfo = z.infer<typeof EngineKindInfo>

export const EngineState = z.object({
  engine: Engine,
  /** Null until it was asked once. */
  abilities: EngineAbilities.nullable(),
  /** Its last answer: null where that was a good one, or none was tried. */
  trouble: Problem.nullable(),
  /** In its own unit, this calendar month (UTC), on this desk; by shop. */
  used: z.array(z.object({ shopId: ShopId, units: z.number().int() })),
  /** What the provider itself says of its period, where it does. */
  account: z.object({ used: z.number().int(), most: z.number().int().nullable() }).nullable(),
})
export type EngineState = z.infer<typeof EngineState>

export const TranslateRequest = z.object({
  shopId: ShopId,
  /** `read`: a customer's text for the agent; `write`: hers for the customer; `back`: the mirror. */
  purpose: z.enum(['read', 'write', 'back']),
  /** Null: the engine is to find out. */
  from: LanguageCode.nullable(),
  to: LanguageCode,
  register: Register.nullable(),
  /** `before`/`behind`: the neighbours, for matches in context. */
  segments: z
    .array(z.object({ text: z.string().max(20_000), before: z.string().max(20_000), behind: z.string().max(20_000) }))
    .min(1)
    .max(500),
  /** Names (customer, agent, shop, products) and numbers (orders, parcels) of this conversation, beyond what patterns find. */
  known: KnownFacts,
  /** Whose: names the record, and the cache goes with it when the customer is erased. */
  conversationId: ConversationId.nullable(),
  /** 1: a person waits; 0: ahead of need. */
  urgency: z.union([z.literal(0), z.literal(1)]),
})
export type TranslateRequest = z.infer<typeof TranslateRequest>

/** What went out to engines, for audit: never a text. */
export const TranslationEntry = z.object({
  at: Instant,
  shopId: ShopId,
  conversationId: ConversationId.nullable(),
  purpose: TranslateRequest.shape.purpose,
  engine: z.string(),
  from: LanguageCode.nullable(),
  to: LanguageCode,
  segments: z.number().int(),
  units: z.number().int(),
  /** How many facts were hidden, by kind. */
  hidden: z.record(z.string(), z.number().int()),
  problem: Problem.nullable(),
})
export type TranslationEntry = z.infer<typeof TranslationEntry>

export const translation = {
  kinds: call.output(z.object({ kinds: z.array(EngineKindInfo) })),
  engines: call.output(z.object({ engines: z.array(EngineState) })),
  /** Asks the engine before it is kept: PROBLEM says why not. `secrets` null: those it has stay. `id` null: a new one. */
  saveEngine: call
    .input(
      z.object({
        id: EngineId.nullable(),
        kind: EngineKind,
        name: z.string().min(1).max(80),
        settings: z.record(z.string().max(60), z.string().max(2_000)),
        secrets: z.record(z.string().max(60), z.string().max(4_000)).nullable(),
      }),
    )
    .output(z.object({ engine: EngineState })),
  /** Its key goes with it. */
  removeEngine: call.input(z.object({ id: EngineId })).output(Done),
  /** Asks again what it can and how it stands. */
  checkEngine: call.input(z.object({ id: EngineId })).output(z.object({ engine: EngineState })),
  /** One for every shop of the desk: its own or the default. */
  policies: call.output(z.object({ policies: z.array(TranslationPolicy) })),
  savePolicy: call.input(TranslationPolicy).output(Done),
  /**
   * One answer a segment, in the order asked; a segment that failed carries its problem and the rest go on. PROBLEM only where
   * the whole could not be looked at. Ends when the caller goes away.
   */
  translate: call.input(TranslateRequest).output(z.object({ segments: z.array(TranslatedSegment) })),
  /**
   * A person has this conversation before her, or (`messageId`) asks for one message again: the engine page translates it before
   * all others, writes it beside the message, or why it could not be done. Answers at once; PROBLEM `notFound` for a backend that is gone.
   */
  askReading: call.input(z.object({ conversationId: ConversationId, messageId: MessageId.nullable() })).output(Done),
  /** Drafts whose translation waits for an engine are made by themselves; this asks for one at once. */
  translateDraft: call.input(z.object({ draftId: DraftId })).output(Done),
  /** Newest first. */
  record: call.input(RecordAsked).output(recordPage(TranslationEntry)),
}
