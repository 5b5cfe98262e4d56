/** What a desk decided of its cases: plans, rules, words, and which alerts were told. One document, sealed under the desk key. */
import { z } from 'zod'
import { CustomerLink } from '../../../shared/domain/case/links'
import { CaseWord } from '../../../shared/domain/case/types'
import { ShopPlan } from '../../../shared/domain/clock/types'
import { Rule } from '../../../shared/domain/rules/types'
import { serial } from '../../../shared/serial'

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

export interface SealedDocuments {
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

/** Thrown where nothing may be read or written: the desk is locked, or the thing named is not here. */
export class CaseError extends Error {
  constructor(readonly problem: { code: 'locked' | 'notFound'; params: Record<string, string | number> }) {
    super(problem.code)
    this.name = 'CaseError'
  }
}

export const createCaseDocument = ({ readSealed, writeSealed }: SealedDocuments, onBad: (what: string, count: number) => void) => {
  let content: CaseContent | null = null
  const oneByOne = serial()
  const each = <T>(what: string, schema: z.ZodType<T>, list: readonly unknown[]): T[] => {
    const good = list.flatMap((one) => {
      const read = schema.safeParse(one)
      return read.success ? [read.data] : []
    })
    if (good.length < list.length) onBad(what, list.length - good.length)
    return good
  }
  const open = (): CaseContent => {
    if (!content) throw new CaseError({ code: 'locked', params: {} })
    return content
  }
  return {
    /** One item that cannot be read is left out alone. Throws where the whole cannot be read: it is not written over. */
    load: () =>
      oneByOne(async () => {
        const read = await readSealed(file)
        if (read === null) {
          content = { plans: [], rules: null, words: [], told: [], links: [] }
          return
        }
        const stored = Stored.parse(read)
        content = {
          plans: each('plan', ShopPlan, stored.plans),
          rules: stored.rules && each('rule', Rule, stored.rules),
          words: each('word', CaseWord, stored.words),
          told: each('told', Told, stored.told),
          links: each('link', CustomerLink, stored.links),
        }
      }),
    /** On lock and sign-out. */
    drop() {
      content = null
    },
    isOpen: () => content !== null,
    /** Throws `locked`. */
    read: open,
    /** Durable when it answers; nothing has changed where it fails. The same object: nothing is written, the answer is false. */
    change: (next: (now: CaseContent) => CaseContent) =>
      oneByOne(async () => {
        const before = open()
        const changed = next(before)
        if (changed === before) return false
        await writeSealed(file, { version: 1, ...changed })
        // Locked while it was written: it is on the disk, and read again at the next opening.
        if (content) content = changed
        return true
      }),
  }
}
