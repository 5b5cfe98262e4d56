/** What a receiver says: on the hand-over's items, and what follows for their conversations. One deed, one undo. */
import type { TFunction } from 'i18next'
import type { AgentId, BackendId, ConversationId, PersonId } from '../../../shared/domain/ids'
import { backendOf } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { answered, answeredBy, itemKey } from '../../../shared/domain/rota/handOver/answers'
import type { HandOver, HandOverItem } from '../../../shared/domain/rota/plan'
import { now, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { type Act, commitActs, PartFailed } from '../../state/acts'
import { changeRota, rotaNow } from '../../state/rota'

export type Word = 'accepted' | 'declined' | 'sentBack'

export interface Answering {
  handOver: HandOver
  items: readonly HandOverItem[]
  word: Word
  reason: string
  me: PersonId
  found: ReadonlyMap<string, ConversationId>
  /** Whose it is at the backend now. */
  assigneeOf: (id: ConversationId) => AgentId | null
  /** The giver's account at a backend; null: none known. */
  giverAt: (backendId: BackendId) => AgentId | null
  /** The private note that a conversation sent back carries. */
  note: string
}

const actOf = (item: HandOverItem, { word, found, assigneeOf, giverAt, note }: Answering): Act | null => {
  const id = found.get(itemKey(item))
  const backend = id && useDesk.getState().backends.find((one) => one.id === backendOf(id))
  if (!id || !backend) return null
  const mine = backend.me?.agentId ?? null
  const is = assigneeOf(id)
  const effects: Effect[] = []
  const assign = (to: AgentId | null) => {
    if (backend.capabilities.assign && to !== is) effects.push({ type: 'assign', assigneeId: to })
  }
  if (word === 'accepted' && mine) assign(mine)
  // Declined: whoever comes on may take it. Somebody else's is left alone.
  if (word === 'declined' && is === mine && mine !== null) assign(null)
  if (word === 'sentBack') {
    if (backend.capabilities.note && note.trim() !== '') effects.push({ type: 'note', text: note, files: [] })
    assign(giverAt(backend.id))
  }
  return effects.length > 0 ? { id, effects } : null
}

/** Rejects with PartFailed where some conversations could not be changed; the answers stand all the same, except for those. */
export const answer = async (asked: Answering, t: TFunction): Promise<void> => {
  const { handOver, items, word, reason, me, found } = asked
  // Colleagues answer other items of it meanwhile: theirs stay.
  const say = async (keys: ReadonlySet<string>, state: Word | 'offered') => {
    const newest = rotaNow()?.rota.handOvers.find(({ id }) => id === handOver.id) ?? handOver
    const body = answered(newest, keys, { state, by: me, at: now(), reason })
    if (body !== newest) await changeRota([{ do: 'put', thing: { kind: 'handOver', body } }], null)
  }
  const all = new Set(items.map(itemKey))
  const acts = items.flatMap((item) => actOf(item, asked) ?? [])
  const words = {
    says: () => t(`handOver.did.${word}`, { count: items.length }),
    saysUndone: () => t('handOver.didUndone', { count: items.length }),
    // What a colleague answered since stays her answer.
    alsoUndo: async () => {
      const newest = rotaNow()?.rota.handOvers.find(({ id }) => id === handOver.id) ?? handOver
      await say(answeredBy(newest, all, word, me), 'offered')
    },
  }
  let failed: ReadonlySet<ConversationId> = new Set()
  const trouble = await (acts.length > 0 ? commitActs(acts, words) : Promise.resolve()).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof PartFailed)) throw error
      failed = new Set(error.failures.map(({ id }) => id))
      return error
    },
  )
  const keys = new Set(items.filter((item) => !failed.has(found.get(itemKey(item)) ?? ('' as ConversationId))).map(itemKey))
  await say(keys, word)
  if (acts.length === 0) pushDeed({ says: words.says(), saysUndone: words.saysUndone(), undo: words.alsoUndo })
  if (trouble) throw trouble
}
