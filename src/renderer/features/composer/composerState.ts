/** What the composer shows beside its texts: which kind is open where, and who sends when a key is pressed. */
import { create } from 'zustand'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import type { Rendered } from '../../../shared/domain/template/types'
import type { TemplatePick } from '../../state/writing'
import { awaitField, DIALOG } from '../../ui/typeAhead'

export type Kind = 'reply' | 'note' | 'forward'
export type After = 'stay' | 'next' | 'resolve'

interface ComposerState {
  kinds: ReadonlyMap<ConversationId, Kind>
  /** Message that a forward begun by command takes along. */
  forwards: ReadonlyMap<ConversationId, MessageId>
  /** Files being sealed, by draft place. */
  attaching: ReadonlyMap<string, number>
  newOpen: boolean
  /** Place of the text whose editor is to take the focus; that editor clears it. */
  wanted: string | null
  /** A filled text or a template for that editor, put in where its cursor stands. */
  brought: Rendered | TemplatePick | null
}

export const useComposer = create<ComposerState>()(() => ({
  kinds: new Map(),
  forwards: new Map(),
  attaching: new Map(),
  newOpen: false,
  wanted: null,
  brought: null,
}))
const set = useComposer.setState

export const showKind = (id: ConversationId, kind: Kind): void => set(({ kinds }) => ({ kinds: new Map(kinds).set(id, kind) }))
export const write = (id: ConversationId, kind: Kind): void => {
  // The conversation may still have to be opened; until then letters would be commands of the list.
  awaitField('[data-scope="composer"]', 2_000)
  set(({ kinds }) => ({ kinds: new Map(kinds).set(id, kind), wanted: placeOfDraft(id, kind) }))
}
export const forwardMessage = (id: ConversationId, messageId: MessageId): void => {
  set(({ forwards }) => ({ forwards: new Map(forwards).set(id, messageId) }))
  write(id, 'forward')
}
/** Puts a filled text into the reply of a conversation where its cursor stands; what is written there stays, and one undo takes it out. */
export const insertReply = (id: ConversationId, rendered: Rendered): void => {
  set({ brought: rendered })
  write(id, 'reply')
}
/** A template the same way, filled for that conversation. */
export const insertTemplate = (id: ConversationId, pick: TemplatePick): void => {
  set({ brought: pick })
  write(id, 'reply')
}
export const focusTaken = (): void => set({ wanted: null, brought: null })
export const openNew = (open: boolean): void => {
  if (open) awaitField(DIALOG)
  set({ newOpen: open })
}
export const countAttaching = (place: string, by: 1 | -1): void =>
  set(({ attaching }) => ({ attaching: new Map(attaching).set(place, Math.max(0, (attaching.get(place) ?? 0) + by)) }))

/** The senders on screen; the one shown last (a dialog over the thread) answers the keys. */
const senders: ((after: After) => void)[] = []
export const answerSend = (send: (after: After) => void): (() => void) => {
  senders.push(send)
  return () => {
    const at = senders.indexOf(send)
    if (at >= 0) senders.splice(at, 1)
  }
}
export const sendNow = (after: After): void => senders.at(-1)?.(after)
export const maySend = (): boolean => senders.length > 0

/** The texts on screen whose earlier forms can be shown; the one shown last answers. */
const earliers: (() => void)[] = []
export const answerEarlier = (show: () => void): (() => void) => {
  earliers.push(show)
  return () => {
    const at = earliers.indexOf(show)
    if (at >= 0) earliers.splice(at, 1)
  }
}
export const showEarlier = (): void => earliers.at(-1)?.()
export const mayShowEarlier = (): boolean => earliers.length > 0

export const placeOfDraft = (conversationId: ConversationId | null, kind: Draft['kind']): string => `${conversationId ?? 'new'}|${kind}`
