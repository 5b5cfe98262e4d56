/** Translation memory and glossary: sealed by main, looked up there. */
import { z } from 'zod'
import { LanguageCode } from '../domain/conversation/types'
import { GlossaryTermId, MemoryUnitId, ShopId } from '../domain/ids'
import { Problem } from '../domain/outbox/types'
import { GlossaryTerm, MemoryLayer, MemoryMatch, MemoryUnit } from '../domain/translation/memoryTypes'
import { KnownFacts } from '../domain/translation/types'
import { call, Done } from './errors'

const Pair = { shopId: ShopId, from: LanguageCode, to: LanguageCode }
export const ExchangeReport = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  problems: z.array(z.object({ place: z.string(), problem: Problem })).max(500),
})
export type ExchangeReport = z.infer<typeof ExchangeReport>

export const memory = {
  /** Best first; of the shop's own layer and the shared one. `least`: the lowest score that is of use, 0 to 1. */
  look: call
    .input(
      z.object({
        ...Pair,
        text: z.string().max(20_000),
        before: z.string().max(20_000),
        behind: z.string().max(20_000),
        known: KnownFacts,
        least: z.number().min(0).max(1),
        limit: z.number().int().min(1).max(20),
      }),
    )
    .output(z.object({ matches: z.array(MemoryMatch) })),
  /** What the agent sent: durable when it answers. The same source in the same place is replaced, not doubled. */
  learn: call
    .input(
      z.object({
        ...Pair,
        pairs: z
          .array(
            z.object({
              source: z.string().min(1).max(20_000),
              target: z.string().min(1).max(40_000),
              before: z.string().max(20_000),
              behind: z.string().max(20_000),
              edited: z.boolean(),
              engine: z.string().max(80).nullable().default(null),
            }),
          )
          .max(500),
        known: KnownFacts,
      }),
    )
    .output(z.object({ ids: z.array(MemoryUnitId) })),
  note: call.input(z.object({ id: MemoryUnitId, verdict: z.enum(['good', 'bad']).nullable(), why: z.string().max(500) })).output(Done),
  /** For the screen: by words in source or target. */
  list: call
    .input(
      z.object({
        text: z.string().max(200),
        layer: MemoryLayer.nullable(),
        from: LanguageCode.nullable(),
        to: LanguageCode.nullable(),
        noted: z.enum(['good', 'bad']).nullable(),
        limit: z.number().int().min(1).max(200),
        offset: z.number().int().min(0),
      }),
    )
    .output(z.object({ units: z.array(MemoryUnit), total: z.number().int() })),
  save: call.input(MemoryUnit).output(Done),
  /** `undo` brings them back. */
  remove: call.input(z.object({ ids: z.array(MemoryUnitId).min(1).max(500), undo: z.boolean() })).output(Done),
  /** Counts by language pair, and of notes by engine and pair. */
  report: call.output(
    z.object({
      pairs: z.array(z.object({ layer: MemoryLayer, from: LanguageCode, to: LanguageCode, units: z.number().int() })),
      notes: z.array(
        z.object({
          /** Null: no engine had a part in it, or none is known. */
          engine: z.string().nullable(),
          from: LanguageCode,
          to: LanguageCode,
          good: z.number().int(),
          bad: z.number().int(),
        }),
      ),
    }),
  ),
  terms: call.input(z.object({ layer: MemoryLayer.nullable() })).output(z.object({ terms: z.array(GlossaryTerm) })),
  saveTerm: call.input(GlossaryTerm).output(Done),
  removeTerm: call.input(z.object({ id: GlossaryTermId, undo: z.boolean() })).output(Done),
  /** Each bad item is named by its place and stops nothing. */
  importText: call
    .input(
      z.object({
        what: z.enum(['memory', 'glossary']),
        format: z.enum(['tmx', 'csv', 'tbx']),
        layer: MemoryLayer,
        text: z.string().max(60_000_000),
      }),
    )
    .output(ExchangeReport),
  exportText: call
    .input(z.object({ what: z.enum(['memory', 'glossary']), format: z.enum(['tmx', 'csv', 'tbx']), layer: MemoryLayer.nullable() }))
    .output(z.object({ text: z.string() })),
}
