/** Where a text is written in translation: at the agent's word, place by place, and then for that language until she says otherwise. */
import { create } from 'zustand'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import type { DraftSegment, DraftTranslation, KnownFacts } from '../../../shared/domain/translation/types'
import type { Mirror } from './mirror'

/** The text of a composer, as this feature sees it. */
export interface TranslatedText {
  readonly state: { draft: Draft | null; committing: boolean }
  edit(patch: { translation: DraftTranslation | undefined }, byEditor?: boolean): void
  subscribe(listener: () => void): () => void
  readonly remembered: {
    add(segments: readonly DraftSegment[]): void
    follow(was: DraftTranslation, text: string): DraftTranslation
  }
}

/** A text on screen that can be translated. */
export interface Standing {
  place: string
  conversationId: ConversationId | null
  shopId: ShopId
  text: TranslatedText
  mirror: Mirror
  known(): KnownFacts
  /** It is written in translation, also before the first stroke. */
  active(): boolean
  toggle(): void
  focus(): void
}

interface Translating {
  places: ReadonlyMap<string, boolean>
  /** Primary languages into which she translates. */
  languages: ReadonlySet<string>
  /** Places whose proposal she waved away. */
  waved: ReadonlySet<string>
  standing: readonly Standing[]
  /** The sentence under her cursor. */
  here: { place: string; at: number } | null
}

export const useTranslating = create<Translating>()(() => ({
  places: new Map(),
  languages: new Set(),
  waved: new Set(),
  standing: [],
  here: null,
}))
const set = useTranslating.setState

/** No text stands there yet: files or addresses may. */
export const begins = (draft: Draft | null): boolean =>
  !draft || (draft.text === '' && draft.translation === undefined && draft.approved === undefined)

export const primary = (language: string): string => language.split(/[-_]/)[0]?.toLowerCase() ?? ''

export const chooseMode = (place: string, to: string, on: boolean): void =>
  set(({ places, languages }) => {
    const next = new Set(languages)
    if (on) next.add(primary(to))
    else next.delete(primary(to))
    return { places: new Map(places).set(place, on), languages: next }
  })
export const wave = (place: string): void => set(({ waved }) => ({ waved: new Set(waved).add(place) }))
export const standHere = (place: string, at: number): void => {
  const { here } = useTranslating.getState()
  if (here?.place !== place || here.at !== at) set({ here: { place, at } })
}
/** The answer takes it away. */
export const answerTranslating = (one: Standing): (() => void) => {
  set(({ standing }) => ({ standing: [...standing, one] }))
  return () => set(({ standing }) => ({ standing: standing.filter((each) => each !== one) }))
}
/** The text shown last: a dialog over the thread. */
export const currentTranslating = (): Standing | null => useTranslating.getState().standing.at(-1) ?? null
