/** Commits a text, tells it, and takes it back. The way back always ends in the composer it came from. */
import i18next from 'i18next'
import { signatureFor } from '../../../shared/domain/backend/signature'
import type { Backend, Shop } from '../../../shared/domain/backend/types'
import type { OutboxKey } from '../../../shared/domain/ids'
import type { Basis, Draft, EffectType } from '../../../shared/domain/outbox/types'
import { effectsOfActions } from '../../../shared/domain/template/actions'
import { leavingText, leavingTrouble } from '../../../shared/domain/translation/leaving'
import { problemOf } from '../../bridge/client'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'
import { runCommand, tellTrouble } from '../../commands/runner'
import { coverUntilCached } from '../../state/acts'
import { openConversation, showDispute, useNavigation } from '../../state/navigation'
import { layOver } from '../../state/overlay'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { type After, openNew, write } from './composerState'
import { effectsOf } from './effects'
import { type Keeper, TakenAlready } from './keeper'
import { keeperOf } from './keepers'
import { withoutSignature, withSignature } from './text'

/** The text is not the one that the guard has seen. */
class TextMoved extends Error {}

/**
 * Draws and says why it did not leave.
 * @param lasts ms; until it is closed where nothing is given
 */
export const tellAloud = (text: string, lasts = 0): void => {
  showToast({ text, tone: 'trouble', lasts })
  say(text, 'assertive')
}
/** It did not leave, since it is not what was looked at. */
export const tellMoved = (): void => tellAloud(i18next.t('composer.moved'))

const besideText: ReadonlySet<EffectType> = new Set(['status', 'assign', 'labels', 'priority'])

export interface Send {
  keeper: Keeper
  basis: Basis | null
  signature: string
  /** What the guard has looked at: this leaves, or nothing. */
  checked: string
  language: string | null
  after: After
  undoMs: number
}

/** Answers whether the journal has it. What goes wrong is said here, and the text stays. */
export const send = (sending: Send): Promise<boolean> => {
  const work = commit(sending)
  expectDeed(work)
  return work
}

const commit = async ({ keeper, basis, signature, checked, language, after, undoMs }: Send): Promise<boolean> => {
  try {
    const item = await keeper.commit(
      async (draft) => {
        if (withSignature(leavingText(draft), draft.kind === 'note' ? '' : signature) !== checked) throw new TextMoved()
        // The button has said so before; whatever came between, nothing leaves that she has not seen.
        if (draft.translation && leavingTrouble(draft.translation)) throw new TextMoved()
        const backend = useDesk.getState().backends.find(({ id }) => id === draft.backendId)
        const also = backend
          ? effectsOfActions(draft.actions ?? [], { can: backend.capabilities, me: backend.me?.agentId ?? null, now: now() })
          : []
        const effects = effectsOf({ draft, signature, language, after, also })
        if (!effects) throw new Error('a draft without what its kind needs')
        return calls()
          .outbox.commit({
            key: draft.key,
            backendId: draft.backendId,
            conversationId: draft.conversationId,
            effects,
            basis,
            draftId: draft.id,
            undoMs,
          })
          .catch((error: unknown) => {
            // Main knows this key with other content: an earlier form was taken although its answer was lost.
            const { code, params } = problemOf(error)
            throw code === 'rejected' && params.fields === 'key' ? new TakenAlready() : error
          })
      },
      after === 'resolve' ? 'resolve' : '',
    )
    if (!item) return false
    // What is bound to it stands on the row in this frame, as by its own key.
    const acts = item.conversationId ? [{ id: item.conversationId, effects: item.effects.filter(({ type }) => besideText.has(type)) }] : []
    layOver(acts)
    tellSent(item.key, undoMs, after, coverUntilCached(acts))
    if (after === 'next') goOn()
    return true
  } catch (error) {
    if (error instanceof TakenAlready) tellAloud(i18next.t('composer.takenAlready'))
    else if (error instanceof TextMoved) tellMoved()
    else tellTrouble(i18next.t('composer.notTaken'), error)
    return false
  }
}

const tellSent = (key: OutboxKey, undoMs: number, after: After, back: () => void): void => {
  const offline = useDesk.getState().lamps.network.state === 'down'
  const seconds = Math.round(undoMs / 1_000)
  const says = offline
    ? i18next.t('composer.said.queued')
    : after === 'resolve'
      ? i18next.t('composer.said.resolving', { count: seconds })
      : i18next.t('composer.said.sending', { count: seconds })
  let undone = false
  pushDeed({
    says,
    undo: async () => {
      undone = await undoSend(key)
      if (undone) back()
    },
    get saysUndone() {
      return undone ? i18next.t('composer.said.undone') : i18next.t('composer.said.tooLate')
    },
  })
}

const goOn = (): void => {
  runCommand('list.next')
  const { cursorId } = useNavigation.getState()
  if (cursorId) openConversation(cursorId)
}

/** Takes back what has not begun to leave; its text stands in the composer again. Answers whether it did. */
export const undoSend = async (key: OutboxKey): Promise<boolean> => {
  const { undone, draft } = await calls().outbox.undo({ key })
  if (undone && draft) await restoreDraft(draft)
  return undone
}

/** Takes back the newest thing whose undo time still runs; its text stands in the composer again. Answers whether there was one. */
export const undoNewest = async (): Promise<boolean> => {
  const { items } = await calls().outbox.list()
  const newest = items.filter(({ state }) => state.type === 'undoable').at(-1)
  if (!newest || !(await undoSend(newest.key))) return false
  const text = i18next.t('composer.said.undone')
  say(text)
  showToast({ text, lasts: 3_000 })
  return true
}

const signaturesOf = (draft: Draft, shops: readonly Shop[], backends: readonly Backend[]): string[] => {
  const backend = backends.find(({ id }) => id === draft.backendId)
  const shop = shops.find(({ id }) => id === backend?.shopId)
  const agent = backend?.me?.name ?? ''
  return Object.keys(shop?.signatures ?? {}).map((language) => signatureFor(shop, language, agent))
}

/** Puts a text that came back into the composer it belongs to, and goes there. */
export const restoreDraft = async (draft: Draft): Promise<void> => {
  if (draft.kind === 'evidence') {
    // It is written on at its dispute, not in a composer.
    await calls().outbox.saveDraft({ ...draft, updatedAt: now() })
    if (draft.evidence) showDispute(draft.evidence.disputeId)
    return
  }
  const { shops, backends } = useDesk.getState()
  const { id: _id, key: _key, updatedAt: _at, ...blank } = draft
  const keeper = keeperOf({ ...blank, text: '', files: [] })
  // Of a translated text what she writes was never signed.
  const text = draft.kind === 'note' || draft.translation ? draft.text : withoutSignature(draft.text, signaturesOf(draft, shops, backends))
  await keeper.restore({ ...draft, text })
  if (draft.conversationId === null || draft.kind === 'new') openNew(true)
  else {
    openConversation(draft.conversationId)
    write(draft.conversationId, draft.kind)
  }
}

/** Throws a draft away at the agent's word; the undo brings it back as it was. */
export const discardDraft = async (keeper: Keeper): Promise<void> => {
  try {
    const draft = await keeper.discard()
    if (!draft) return
    pushDeed({
      says: i18next.t('composer.said.discarded'),
      saysUndone: i18next.t('composer.said.backAgain'),
      undo: () => restoreDraft(draft),
    })
  } catch (error) {
    tellTrouble(i18next.t('composer.notDiscarded'), error)
  }
}
