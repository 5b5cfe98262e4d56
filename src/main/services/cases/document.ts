/** What a desk decided of its cases: plans, rules, words, and which alerts were told. One document, sealed under the desk key. */
import { z } from 'zod'
import { CustomerLink } from '../../../shared/domain/case/links'
import { CaseWord } from '../../../shared/domain/case/types'
import { ShopPlan } from '../../../shared/domain/clock/types'
import { Rule } from '../../../shared/domain/rules/types'
import { createSealedDocument, readableOf, type SealedDocuments } from '../sealed'

const file = 'cases.sealed'

/** An alert that was told, so that it is told once: over restarts and in all windows. */
export const Told = z.object({ key: z.string().max(500), at: z.number() })
export type Told = z.infer<typeof Told>

const Stored = z.object({
  version: z.literal(1),
  plans: z.array(z.unknown()),
  /** Null: never changed, so the starter's count. */
  rules: z.array(z.unknown()).nullable(),
  words: z.array(z.unknown()),
  told: z.array(z.unknown()),
  /** Missing in documents from before there were any. */
  links: z.array(z.unknown()).default([]),
})

export interface CaseContent {
  plans: ShopPlan[]
  rules: Rule[] | null
  words: CaseWord[]
  told: Told[]
  links: CustomerLink[]
}

/** Thrown where nothing may be read or written: the desk is locked, or the thing named is not here. */
export class CaseError extends Error {
  constructor(readonly problem: { code: 'locked' | 'notFound'; params: Record<string, string | number> }) {
    super(problem.code)
    this.name = 'CaseError'
  }
}

export const createCaseDocument = (documents: SealedDocuments, onBad: (what: string, count: number) => void) =>
  createSealedDocument<CaseContent>(documents, {
    file,
    locked: () => new CaseError({ code: 'locked', params: {} }),
    read(from) {
      if (from === null) return { plans: [], rules: null, words: [], told: [], links: [] }
      const stored = Stored.parse(from)
      const each = <T>(what: string, schema: z.ZodType<T>, list: readonly unknown[]) =>
        readableOf(schema, list, (count) => onBad(what, count))
      return {
        plans: each('plan', ShopPlan, stored.plans),
        rules: stored.rules && each('rule', Rule, stored.rules),
        words: each('word', CaseWord, stored.words),
        told: each('told', Told, stored.told),
        links: each('link', CustomerLink, stored.links),
      }
    },
  })
