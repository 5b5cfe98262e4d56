/** The keepers of this window: one for each conversation and kind of text, for as long as something is written there. */
import { useEffect, useSyncExternalStore } from 'react'
import { type ConversationId, DraftId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import { calls, now, onDeskEvent, useDesk } from '../../bridge/deskStore'
import { mintKey } from '../../state/acts'
import { beforeLeaving } from '../../state/leaving'
import type { Blank } from './draftForms'
import { Keeper, type KeeperPorts, type KeeperState } from './keeper'

const ports: KeeperPorts = {
  read: async (draftId) => (await calls().outbox.draft({ draftId })).draft,
  save: (draft) => calls().outbox.saveDraft(draft),
  discard: (draftId) => calls().outbox.discardDraft({ draftId }),
  stands: async (key) => (await calls().outbox.list()).items.some((item) => item.key === key),
  mint: mintKey,
  now,
  later: (ms, run) => {
    const timer = window.setTimeout(run, ms)
    return () => window.clearTimeout(timer)
  },
}

const keepers = new Map<string, Keeper>()
const nameOf = (conversationId: ConversationId | null, kind: Draft['kind']): string => `${conversationId ?? 'new'}|${kind}`

export const keeperOf = (blank: Blank): Keeper => {
  const name = nameOf(blank.conversationId, blank.kind)
  const found = keepers.get(name)
  if (found) return found
  const made = new Keeper(blank, ports)
  keepers.set(name, made)
  return made
}

const flushAll = async (): Promise<void> => {
  await Promise.all([...keepers.values()].map((keeper) => keeper.flush()))
}

/** Screens that are left, hidden or closed keep their text first; a locked desk holds none. */
export const watchKeepers = (): void => {
  window.addEventListener('pagehide', () => {
    for (const keeper of keepers.values()) keeper.post()
  })
  beforeLeaving(flushAll)
  // One conversation may be written in two windows: what the journal takes in one is followed in the other.
  onDeskEvent((event) => {
    if (event.type === 'draft') keepers.get(nameOf(event.draft.conversationId, event.draft.kind))?.follow(event.draft)
    if (event.type === 'leaving') void flushAll()
    // Erased with their customer: what is typed of it here is neither kept nor shown again.
    if (event.type === 'erased')
      for (const id of event.conversationIds)
        for (const kind of ['reply', 'note', 'forward'] as const) {
          keepers.get(nameOf(id, kind))?.abandon()
          keepers.delete(nameOf(id, kind))
        }
    if (event.type === 'draftGone') for (const keeper of keepers.values()) keeper.vanish(event.draftId)
  })
  window.addEventListener('blur', () => void flushAll())
  document.addEventListener('visibilitychange', () => void flushAll())
  useDesk.subscribe((desk, was) => {
    if (was.state?.type === 'open' && desk.state?.type !== 'open') keepers.clear()
  })
}

/**
 * The conversation became part of another one while it was written to: what stands here goes along, kept there before
 * it goes from here. A text that already stands there stays, and this one waits in the queue. Never rejects.
 */
export const takeTextsAlong = async (from: ConversationId, to: ConversationId): Promise<void> => {
  for (const kind of ['reply', 'note'] as const) {
    const keeper = keepers.get(nameOf(from, kind))
    const draft = keeper?.state.draft
    if (!keeper || !draft || keeper.state.committing) continue
    const { id: _id, key: _key, updatedAt: _at, ...blank } = { ...draft, conversationId: to, messageId: null }
    const there = keeperOf({ ...blank, text: '', files: [] })
    if (there.state.draft) continue
    await there.restore({ ...draft, conversationId: to, messageId: null, id: DraftId.parse(mintKey()), key: mintKey() })
    if (there.state.phase === 'kept') await keeper.discard().catch(() => undefined)
  }
}

/** Follows a keeper; what it holds is kept when the screen lets go of it. */
export const useKeeper = (keeper: Keeper): KeeperState => {
  useEffect(() => () => void keeper.flush(), [keeper])
  return useSyncExternalStore(keeper.subscribe, keeper.snapshot)
}
