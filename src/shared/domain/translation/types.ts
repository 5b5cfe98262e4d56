/**
 * Translation: what engines can, what shops allow, facts that must not change, and how a translated text stands beside the one
 * that was written. Languages are BCP 47; all `…At` are epoch ms (UTC); places in texts are UTF-16.
 */
import { z } from 'zod'
import { Instant, LanguageCode } from '../conversation/types'
import { EngineId, ShopId } from '../ids'
import { Problem } from '../outbox/problem'
import { Register } from '../template/types'

export const EngineKind = z.enum(['deepl', 'googleV2', 'googleV3', 'libreTranslate', 'apertium', 'openAi'])
export type EngineKind = z.infer<typeof EngineKind>

/** How a fact is written so that the engine keeps it; see `placeholders.ts`. */
export const PlaceholderStyle = z.enum(['xml', 'html', 'plain'])
export type PlaceholderStyle = z.infer<typeof PlaceholderStyle>

/** What an engine can, as it said when it was last asked. */
export const EngineAbilities = z.object({
  /** Null: it does not tell, any pair is tried. Codes as we write them, not as the engine does. */
  pairs: z
    .array(z.object({ from: LanguageCode, to: LanguageCode }))
    .max(40_000)
    .nullable(),
  /** Target languages for which it takes a register. */
  registers: z.array(LanguageCode),
  glossary: z.boolean(),
  detects: z.boolean(),
  placeholders: PlaceholderStyle,
  /** What it counts; `none`: nothing is paid. */
  costUnit: z.enum(['characters', 'tokens', 'none']),
  limits: z.object({ segments: z.number().int().min(1), characters: z.number().int().min(1) }),
})
export type EngineAbilities = z.infer<typeof EngineAbilities>

export const Engine = z.object({
  id: EngineId,
  kind: EngineKind,
  name: z.string().min(1).max(80),
  /** Non-secret settings, by the field's name (`EngineKindInfo`). */
  settings: z.record(z.string().max(60), z.string().max(2_000)),
  /** It is the demo shops' own and knows their texts only; said wherever its name stands. */
  demo: z.boolean(),
})
export type Engine = z.infer<typeof Engine>

/** What must not change in a translation. */
export const FactKind = z.enum([
  'order',
  'tracking',
  'amount',
  'date',
  'time',
  'number',
  'email',
  'phone',
  'address',
  'card',
  'iban',
  'link',
  'name',
  'code',
  'term',
])
export type FactKind = z.infer<typeof FactKind>

/** A fact in a text: `value` as it stands there, `from`…`to` its place. */
export interface Fact {
  kind: FactKind
  value: string
  from: number
  to: number
}

/** A fact that a translation lost, doubled or changed. */
export const FactTrouble = z.object({
  type: z.enum(['lost', 'doubled', 'changed', 'invented']),
  kind: FactKind,
  value: z.string().max(2_000),
})
export type FactTrouble = z.infer<typeof FactTrouble>

/** What differs in sense between what was written and what comes back, or between source and target. */
export const Difference = z.object({
  type: z.enum(['number', 'date', 'negation', 'register', 'missing', 'added', 'term', 'fact']),
  /** In the text it is shown in (target or mirror). */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Difference = z.infer<typeof Difference>

/** Which of the agent's and customer's data may go to an engine as they are; all else goes as a placeholder. */
export const MayLeave = z.array(z.enum(['name', 'order', 'tracking', 'amount', 'date', 'address', 'link'])).max(10)
export type MayLeave = z.infer<typeof MayLeave>

/** What a shop wants of translation. */
export const TranslationPolicy = z.object({
  shopId: ShopId,
  on: z.boolean(),
  /** The first pair that fits and whose engines answer; `*` is any language. Engines are tried in order. */
  routes: z
    .array(
      z.object({
        from: z.union([z.literal('*'), LanguageCode]),
        to: z.union([z.literal('*'), LanguageCode]),
        engines: z.array(EngineId).max(10),
      }),
    )
    .max(100),
  /** Most to be used in a calendar month (UTC), in each engine's own unit, by engine; missing: no limit. */
  budgets: z.record(EngineId, z.number().int().min(0)),
  mayLeave: MayLeave,
  /** By primary language; missing: the engine's own. */
  registers: z.record(z.string().max(20), Register),
  /** What customers write is translated without being asked. */
  readAhead: z.boolean(),
})
export type TranslationPolicy = z.infer<typeof TranslationPolicy>
export const defaultTranslationPolicy = (shopId: ShopId): TranslationPolicy => ({
  shopId,
  on: true,
  routes: [],
  budgets: {},
  mayLeave: ['date', 'amount'],
  registers: {},
  readAhead: true,
})

/** Where a translated segment comes from. `same`: nothing to translate (a number, a link, the same language). */
export const SegmentBy = z.enum(['engine', 'memory', 'template', 'hand', 'same'])
export type SegmentBy = z.infer<typeof SegmentBy>

/** One segment (a sentence, or a line) of a text that is being written. Joined with `gap` between they are the whole text. */
export const DraftSegment = z.object({
  source: z.string().max(20_000),
  /** Empty while it is not translated yet. */
  target: z.string().max(150_000),
  /** White space behind it, the same in both texts. */
  gap: z.string().max(200),
  by: SegmentBy.nullable(),
  engine: z.string().max(80).nullable(),
  /** What comes back, and by which engine; null while nobody asked. */
  back: z.object({ text: z.string().max(40_000), engine: z.string().max(80) }).nullable(),
  /** Facts that the target lost, doubled or changed: sending waits until they were seen. */
  troubles: z.array(FactTrouble).max(50),
  /** The source its target was made for, where `source` is another one now. Missing: it is for this one. */
  madeFor: z.string().max(20_000).optional(),
  /** She has looked at the troubles and lets the target leave as it is. */
  looked: z.boolean().optional(),
})
export type DraftSegment = z.infer<typeof DraftSegment>

/** Names (customer, agent, shop, products) and numbers (orders, parcels) of a conversation: hidden from engines beyond what patterns find. */
export const KnownFacts = z.object({ names: z.array(z.string().max(200)).max(100), numbers: z.array(z.string().max(200)).max(100) })
export type KnownFacts = z.infer<typeof KnownFacts>

/** Beside a draft whose reader has another language than its writer. `Draft.text` stays what the agent writes. */
export const DraftTranslation = z.object({
  from: LanguageCode,
  to: LanguageCode,
  register: Register.nullable(),
  segments: z.array(DraftSegment).max(2_000),
  /** What the agent has had on her screen as the customer will read it: the very text (joined targets) may leave, no other. */
  seen: z.string().max(1_000_000).nullable(),
  /** She asked for it to be made when an engine answers again, shown to her, and then sent by her. Since when. */
  waitingSince: Instant.nullable(),
  /** As they stood when she asked: main makes a waiting translation without the page, and must hide no less. */
  known: KnownFacts.default({ names: [], numbers: [] }),
})
export type DraftTranslation = z.infer<typeof DraftTranslation>

/** Kept with what was sent: from what it was made. Never leaves the desk. */
export const SentTranslation = z.object({
  from: LanguageCode,
  to: LanguageCode,
  source: z.string().max(150_000),
  engines: z.array(z.string().max(80)).max(20),
  /** Segments that the agent changed by hand. */
  edited: z.number().int().min(0),
  register: Register.nullable(),
  /** As they stood beside the draft: it comes back with them on undo, edit and drop, and memory learns from them once it is sent. */
  segments: z.array(DraftSegment).max(2_000),
  /** Names and numbers of the conversation, which memory does not keep. */
  known: KnownFacts,
})
export type SentTranslation = z.infer<typeof SentTranslation>

/** One segment of an answer, in the order asked. */
export const TranslatedSegment = z.object({
  /** Null where nothing and nobody could translate it; `problem` says why. */
  text: z.string().max(60_000).nullable(),
  by: SegmentBy.nullable(),
  /** The engine's name as shown, or null. */
  engine: z.string().max(80).nullable(),
  demo: z.boolean(),
  /** Of the memory: 0 to 1 as in `MemoryMatch`. */
  score: z.number().min(0).max(1).nullable(),
  /** 0 to 1 where the engine tells, else null. */
  confidence: z.number().min(0).max(1).nullable(),
  troubles: z.array(FactTrouble).max(50),
  problem: Problem.nullable(),
})
export type TranslatedSegment = z.infer<typeof TranslatedSegment>

/** A kept translation of a message, sealed beside it in the cache. */
export const MessageTranslation = z.object({
  to: LanguageCode,
  from: LanguageCode.nullable(),
  text: z.string(),
  engines: z.array(z.string().max(80)).max(20),
  demo: z.boolean(),
  at: Instant,
  confidence: z.number().min(0).max(1).nullable(),
  troubles: z.array(FactTrouble).max(200),
  /** Segments that no engine could do: they stand in it as the customer wrote them. */
  missing: z.number().int().min(0),
})
export type MessageTranslation = z.infer<typeof MessageTranslation>
