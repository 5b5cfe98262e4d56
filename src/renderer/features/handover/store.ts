/** What the board shows and what is being written on it; leaving the screen takes nothing of it. A lock ends the page, and this with it. */
import { create } from 'zustand'
import type { ConversationId, PersonId } from '../../../shared/domain/ids'
import type { Slot } from '../../../shared/domain/rota/handOver/slots'

export const Parts = ['give', 'arrived', 'given', 'people'] as const
export type Part = (typeof Parts)[number]

interface Board {
  /** Null: where there is something to do. */
  part: Part | null
  /** Null: that of the person's own region. */
  slot: Slot | null
  /** Not to be handed over, by hand. */
  off: ReadonlySet<ConversationId>
  /** To whom, by hand; null: whoever comes on. */
  receivers: ReadonlyMap<ConversationId, PersonId | null>
  /** Items' notes as written by hand. */
  texts: ReadonlyMap<ConversationId, string>
  /** The note as written by hand; null: as drafted. */
  note: string | null
  /** Language for the receivers; null: as proposed, '': none. */
  language: string | null
}
const fresh: Omit<Board, 'part' | 'slot'> = { off: new Set(), receivers: new Map(), texts: new Map(), note: null, language: null }

export const useBoard = create<Board>()(() => ({ part: null, slot: null, ...fresh }))
const set = useBoard.setState

export const showPart = (part: Part): void => set({ part })
/** Another slot is another hand-over: what was written for one does not go with the other. */
export const showSlot = (slot: Slot): void => set({ slot, ...fresh })
export const toggle = (id: ConversationId): void =>
  set(({ off }) => {
    const next = new Set(off)
    if (!next.delete(id)) next.add(id)
    return { off: next }
  })
export const leaveOut = (ids: readonly ConversationId[]): void => set({ off: new Set(ids) })
export const giveTo = (id: ConversationId, to: PersonId | null): void =>
  set(({ receivers }) => ({ receivers: new Map(receivers).set(id, to) }))
export const writeItem = (id: ConversationId, text: string): void => set(({ texts }) => ({ texts: new Map(texts).set(id, text) }))
export const writeNote = (note: string | null): void => set({ note })
export const chooseLanguage = (language: string): void => set({ language })
export const forgetWritten = (): void => set(fresh)
