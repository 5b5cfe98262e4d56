/** What agents sent is what the memory learns: once it has left, and never what was taken back. */
import type { OutboxKey, ShopId } from '../../shared/domain/ids'
import { makesMessage } from '../../shared/domain/outbox/effects'
import type { OutboxItem } from '../../shared/domain/outbox/types'
import type { SentTranslation } from '../../shared/domain/translation/types'
import type { Memory } from '../services/memory/types'

type Learn = Parameters<Memory['learn']>[0]

/** Kept for a try after the desk is unlocked; older ones are let go. */
const MOST = 200

/** The pairs a person stood for: engines' that she saw and let go, and her own. A template's and the memory's own are known already. */
export const pairsOf = ({ segments }: SentTranslation): Learn['pairs'] =>
  segments
    .flatMap(({ source, target, by, engine, madeFor }, at) =>
      (by === 'engine' || by === 'hand') && madeFor === undefined && source.trim() !== '' && target.trim() !== ''
        ? [
            {
              source,
              target,
              before: segments[at - 1]?.source ?? '',
              behind: segments[at + 1]?.source ?? '',
              edited: by === 'hand',
              engine,
            },
          ]
        : [],
    )
    .slice(0, 500)

export const createLearning = (needs: { memory(): Pick<Memory, 'learn'>; shopOf(item: OutboxItem): ShopId | null; warn(): void }) => {
  const done = new Set<OutboxKey>()
  /** Goes up with each profile: what fails after its end is let go, not kept for the next. */
  let turn = 0
  let pending: { shopId: ShopId; sent: SentTranslation }[] = []
  const learn = async (shopId: ShopId, sent: SentTranslation): Promise<void> => {
    const pairs = pairsOf(sent)
    if (pairs.length > 0) await needs.memory().learn({ shopId, from: sent.from, to: sent.to, pairs, known: sent.known })
  }
  const tryOne = (shopId: ShopId, sent: SentTranslation): void => {
    const mine = turn
    void learn(shopId, sent).catch(() => {
      if (turn !== mine) return
      // The desk is locked, or its disk is full: the reply has left all the same.
      needs.warn()
      pending = [...pending, { shopId, sent }].slice(-MOST)
    })
  }
  return {
    /** An item as it stands now; the same again is learnt once. */
    saw(item: OutboxItem): void {
      if (item.state.type !== 'sent' || done.has(item.key)) return
      done.add(item.key)
      const shopId = needs.shopOf(item)
      if (!shopId) return
      for (const effect of item.effects)
        if (makesMessage(effect) && 'translated' in effect && effect.translated) tryOne(shopId, effect.translated)
    },
    /** The desk is open again. */
    again(): void {
      const waiting = pending
      pending = []
      for (const { shopId, sent } of waiting) tryOne(shopId, sent)
    },
    /** Another profile, or none: nothing of this one is held. */
    forget(): void {
      turn += 1
      done.clear()
      pending = []
    },
  }
}
