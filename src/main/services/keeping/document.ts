/** What the desk remembers of keeping and forgetting: one document, sealed under the desk key, so it outlives the cache. */
import { z } from 'zod'
import { ShopId } from '../../../shared/domain/ids'
import { defaultRule, Erasure, Hold, KeepingRule, Receipt, Round } from '../../../shared/domain/keeping/types'
import { serial } from '../../../shared/serial'
import { KeepingError } from './problem'

const file = 'keeping.sealed'
const Content = z.object({
  version: z.literal(1),
  rules: z.array(z.object({ shopId: ShopId, rule: KeepingRule })),
  holds: z.array(Hold),
  erasures: z.array(Erasure),
  receipts: z.array(Receipt),
  lastRound: Round.nullable(),
})
export type Content = z.infer<typeof Content>

export interface SealedDocuments {
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

const empty = (): Content => ({ version: 1, rules: [], holds: [], erasures: [], receipts: [], lastRound: null })

export const createKeepingDocument = ({ readSealed, writeSealed }: SealedDocuments) => {
  let content: Content | null = null
  const oneByOne = serial()
  const open = (): Content => {
    if (!content) throw new KeepingError({ code: 'locked', params: {} })
    return content
  }
  return {
    /** Throws where the document is broken: holds must not be lost by writing over it. */
    load: () =>
      oneByOne(async () => {
        const read = await readSealed(file)
        content = read === null ? empty() : Content.parse(read)
      }),
    /** On lock and sign-out. */
    drop() {
      content = null
    },
    isOpen: () => content !== null,
    /** Throws `locked`. */
    read: open,
    /** Durable when it answers; nothing has changed where it fails. */
    change: (next: (now: Content) => Content) =>
      oneByOne(async () => {
        const changed = next(open())
        await writeSealed(file, changed)
        if (content) content = changed
        return changed
      }),
    ruleOf: (shopId: ShopId): KeepingRule => content?.rules.find((one) => one.shopId === shopId)?.rule ?? defaultRule,
  }
}
