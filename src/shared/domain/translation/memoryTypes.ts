/** Memory and glossary: what was translated before and how words are to be said. All `…At` are epoch ms (UTC). */
import { z } from 'zod'
import { Instant, LanguageCode } from '../conversation/types'
import { GlossaryTermId, MemoryUnitId, ShopId } from '../ids'

/** `shared` serves every shop of the desk; a shop's own stays with it. */
export const MemoryLayer = z.union([z.literal('shared'), ShopId])
export type MemoryLayer = z.infer<typeof MemoryLayer>

/** One pair of segments as an agent accepted or wrote it. Facts stand in it as `{1}`, `{2}` …, never as they were. */
export const MemoryUnit = z.object({
  id: MemoryUnitId,
  layer: MemoryLayer,
  from: LanguageCode,
  to: LanguageCode,
  source: z.string().min(1).max(20_000),
  target: z.string().min(1).max(40_000),
  /** Fingerprints of the segment before and behind, for matches in context; empty where there was none. */
  before: z.string().max(64),
  behind: z.string().max(64),
  by: z.enum(['accepted', 'edited', 'imported', 'team']),
  /** Which engine made it first, as the agent knows it; null: a person, a file, or not known. */
  engine: z.string().max(80).nullable().default(null),
  /** `bad` ones are never offered. */
  note: z.object({ verdict: z.enum(['good', 'bad']), why: z.string().max(500) }).nullable(),
  uses: z.number().int().min(0),
  createdAt: Instant,
  updatedAt: Instant,
})
export type MemoryUnit = z.infer<typeof MemoryUnit>

export const MemoryMatch = z.object({
  unitId: MemoryUnitId,
  layer: MemoryLayer,
  source: z.string(),
  /** With the facts of the segment that was asked for put in. */
  target: z.string(),
  /** 1.01 in context, 1 exact, below fuzzy: 1 − edit distance in words ÷ words of the longer (docs/translation.md). */
  score: z.number().min(0).max(1.01),
  updatedAt: Instant,
})
export type MemoryMatch = z.infer<typeof MemoryMatch>

/** A word and how it is said in other languages. `never`: it is not translated at all. */
export const GlossaryTerm = z.object({
  id: GlossaryTermId,
  layer: MemoryLayer,
  from: LanguageCode,
  source: z.string().min(1).max(200),
  /** Empty for `never`. */
  targets: z
    .array(z.object({ to: LanguageCode, text: z.string().min(1).max(200), use: z.enum(['preferred', 'allowed', 'forbidden']) }))
    .max(200),
  never: z.boolean(),
  caseSensitive: z.boolean(),
  note: z.string().max(500),
  updatedAt: Instant,
})
export type GlossaryTerm = z.infer<typeof GlossaryTerm>

/** A term found in a text, and how the other text says it. */
export const TermFinding = z.object({
  termId: GlossaryTermId,
  type: z.enum(['kept', 'missing', 'forbidden', 'translated']),
  /** In the text that was looked at; for `missing` and `translated` in the source. */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  wanted: z.string(),
})
export type TermFinding = z.infer<typeof TermFinding>
