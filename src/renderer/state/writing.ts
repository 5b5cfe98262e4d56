/** The texts being written on screen, for whoever brings something into one: panel, palette, pinned keys, the case. */
import { create } from 'zustand'
import type { TemplateQuery } from '../../shared/contract/library'
import type { ConversationId, OrderId, TemplateId } from '../../shared/domain/ids'
import type { Rendered } from '../../shared/domain/template/types'

/** A template, and which of its bodies where that was said. */
export interface TemplatePick {
  id: TemplateId
  locale?: string | undefined
  variant?: string | undefined
  /** The order that the text is about, where the agent chose one. */
  orderId?: OrderId | undefined
}

export interface Writer {
  /** As `placeOfDraft` names it. */
  place: string
  conversationId: ConversationId | null
  /** For whom a template is looked for there. */
  scope(): Pick<TemplateQuery, 'shopId' | 'backendId' | 'channel' | 'locale'>
  /** Puts a template, or a text filled already, in where the cursor stands, and the focus there. Asks where there is something to choose; tells what goes wrong. */
  insert(what: TemplatePick | Rendered): Promise<void>
}

/** The last is the one on top: a dialog over the thread. */
export const useWriting = create<{ writers: readonly Writer[] }>()(() => ({ writers: [] }))

/** A text is on screen; the answer takes it away. */
export const answerWriter = (writer: Writer): (() => void) => {
  useWriting.setState(({ writers }) => ({ writers: [...writers, writer] }))
  return () => useWriting.setState(({ writers }) => ({ writers: writers.filter((one) => one !== writer) }))
}
export const currentWriter = (): Writer | null => useWriting.getState().writers.at(-1) ?? null
