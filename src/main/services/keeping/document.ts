/** What the desk remembers of keeping and forgetting: one document, sealed under the desk key, so it outlives the cache. */
import { z } from 'zod'
import { ShopId } from '../../../shared/domain/ids'
import { defaultRule, Erasure, Hold, KeepingRule, Receipt, Round } from '../../../shared/domain/keeping/types'
import { createSealedDocument, type SealedDocuments } from '../sealed'
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

const empty = (): Content => ({ version: 1, rules: [], holds: [], erasures: [], receipts: [], lastRound: null })

export const createKeepingDocument = (documents: SealedDocuments) => {
  const document = createSealedDocument<Content>(documents, {
    file,
    locked: () => new KeepingError({ code: 'locked', params: {} }),
    // Throws where the document is broken: holds must not be lost by writing over it.
    read: (stored) => (stored === null ? empty() : Content.parse(stored)),
  })
  return {
    ...document,
    ruleOf: (shopId: ShopId): KeepingRule =>
      (document.isOpen() ? document.read().rules.find((one) => one.shopId === shopId)?.rule : undefined) ?? defaultRule,
  }
}
