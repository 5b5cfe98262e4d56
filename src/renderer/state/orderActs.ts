/** What an agent does to an order: a note added, tags changed. Always by the outbox, in the order's own lane. */
import type { Conversation } from '../../shared/domain/conversation/types'
import { type ConversationId, OutboxKey } from '../../shared/domain/ids'
import type { Order } from '../../shared/domain/order/types'
import type { Effect, OutboxItem } from '../../shared/domain/outbox/types'
import { LateAnswer } from '../bridge/client'
import { calls, useDesk } from '../bridge/deskStore'
import { expectDeed, pushDeed } from '../commands/deeds'
import { mintKey } from './acts'
import { keepText } from './orderDialogs'

export type OrderEffect = Extract<Effect, { type: 'orderNote' | 'orderTags' }>

/** Long enough for a second thought; nothing of it is seen by a customer. */
const UNDO_MS = 8_000

/** What may be written to an order: what its backend can, as long as the desk has that backend. */
export const mayWrite = (order: Pick<Order, 'backendId'>): { note: boolean; tags: boolean } => {
  const can = useDesk.getState().backends.find(({ id }) => id === order.backendId)?.capabilities
  return { note: can?.orderNote === true, tags: can?.orderTags === true }
}

/** The name under which the shop's people read a note. */
const writer = (): string => {
  const { state } = useDesk.getState()
  return state && state.type !== 'closed' ? state.profile.name.slice(0, 80) : ''
}

export const noteOn = (order: Order, text: string): OrderEffect => ({
  type: 'orderNote',
  orderId: order.id,
  text: text.trim(),
  by: writer(),
})

/** Null where nothing changes. */
export const tagsOn = (order: Order, before: readonly string[], after: readonly string[]): OrderEffect | null => {
  const add = after.filter((tag) => !before.includes(tag))
  const remove = before.filter((tag) => !after.includes(tag))
  return add.length + remove.length === 0 ? null : { type: 'orderTags', orderId: order.id, add, remove }
}

const commit = async (
  backendId: Order['backendId'],
  conversationId: ConversationId | null,
  effect: OrderEffect,
  undoMs: number,
): Promise<OutboxKey> => {
  const key = OutboxKey.parse(mintKey())
  const asked = { key, backendId, conversationId, effects: [effect], basis: null, draftId: null, undoMs }
  // A late answer may be a deed that stands: the same key asked again answers the item, and does nothing twice.
  await calls()
    .outbox.commit(asked)
    .catch((error: unknown) => {
      if (error instanceof LateAnswer) return calls().outbox.commit(asked)
      throw error
    })
  return key
}

/** Thrown by an undo that came too late and has no way back. */
export class TooLate extends Error {}

const inverse = (effect: OrderEffect): OrderEffect | null =>
  effect.type === 'orderTags' ? { ...effect, add: effect.remove, remove: effect.add } : null

/** Commits and tells; the undo takes it back, tags also once they stand. Rejects where the journal did not take it. */
export const commitOrder = (
  order: Order,
  conversation: Conversation,
  effect: OrderEffect,
  words: { says: string; saysUndone: string; tooLate: string },
): Promise<void> => {
  const work = commit(order.backendId, conversation.id, effect, UNDO_MS).then((key) =>
    pushDeed({
      says: words.says,
      saysUndone: words.saysUndone,
      undo: async () => {
        const { undone } = await calls().outbox.undo({ key })
        if (undone) {
          // Taken back is not thrown away: it stands in its dialog again.
          if (effect.type === 'orderNote') keepText(order.id, effect.text)
          return
        }
        const back = inverse(effect)
        if (!back) throw new TooLate(words.tooLate)
        await commit(order.backendId, conversation.id, back, 0)
      },
    }),
  )
  expectDeed(work)
  return work
}

/** The same again under a key of its own: what was dropped comes back. Answers whether the item was of this kind. */
export const commitAgain = async (item: OutboxItem): Promise<boolean> => {
  const effects = item.effects
    .slice(item.done)
    .filter((effect): effect is OrderEffect => effect.type === 'orderNote' || effect.type === 'orderTags')
  for (const effect of effects) await commit(item.backendId, item.conversationId, effect, 0)
  return effects.length > 0
}

/** The text of a note that was taken back from the queue stands in its dialog again. */
export const keepNotes = (item: OutboxItem): void => {
  for (const effect of item.effects) if (effect.type === 'orderNote') keepText(effect.orderId, effect.text)
}

/** Tags as they will stand once what is on its way has arrived. */
export const tagsToCome = (order: Order, items: readonly OutboxItem[]): string[] => {
  let tags = order.tags ?? []
  for (const { effects, state } of items)
    for (const effect of effects) {
      if (effect.type !== 'orderTags' || effect.orderId !== order.id || state.type === 'failed') continue
      const { add, remove } = effect
      tags = [...tags.filter((tag) => !remove.includes(tag)), ...add.filter((tag) => !tags.includes(tag))]
    }
  return tags
}
