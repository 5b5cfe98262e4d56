/** What the rest of the program may ask of translation; the contract's `translation` says what each does. */
import type { RecordAsked, RecordPage } from '../../../shared/contract/record'
import type { EngineKindInfo, EngineState, TranslateRequest, TranslationEntry } from '../../../shared/contract/translation'
import type { BackendId, ConversationId, DraftId, EngineId, ShopId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import type { EngineKind, TranslatedSegment, TranslationPolicy } from '../../../shared/domain/translation/types'

export interface NewEngine {
  id: EngineId | null
  kind: EngineKind
  name: string
  settings: Record<string, string>
  secrets: Record<string, string> | null
}

export interface Translation {
  /** A profile was opened or unlocked. */
  open(): Promise<void>
  /** On lock and sign-out: calls in flight end, nothing stays in memory. */
  lock(): Promise<void>
  kinds(): readonly EngineKindInfo[]
  engines(): EngineState[]
  saveEngine(engine: NewEngine, signal?: AbortSignal): Promise<EngineState>
  removeEngine(id: EngineId): Promise<void>
  checkEngine(id: EngineId, signal?: AbortSignal): Promise<EngineState>
  /**
   * The demo shops' own engine, once: made and given to these shops at the first time, its address kept in step later. An
   * engine that somebody removed does not come back.
   */
  seedDemo(demo: { url: string; key: string; shopIds: readonly ShopId[] }): Promise<void>
  policies(): TranslationPolicy[]
  savePolicy(policy: TranslationPolicy): Promise<void>
  translate(request: TranslateRequest, signal?: AbortSignal): Promise<TranslatedSegment[]>
  translateDraft(draftId: DraftId): Promise<void>
  /** A draft was saved or changed: one that waits is made. */
  draftSaved(draft: Draft): void
  /** A line or the network is back: what waits is tried now. */
  wake(): void
  record(asked: RecordAsked): Promise<RecordPage<TranslationEntry>>
  /** With keeping's round. `daysOf` null: as long as the backend has it. */
  age(daysOf: (shopId: ShopId) => number | null): Promise<void>
  /** What is kept of these goes. */
  forget(conversationIds: readonly ConversationId[]): Promise<void>
  forgetBackend(backendId: BackendId): Promise<void>
  forgetShop(shopId: ShopId): Promise<void>
}

/** The glossary for one pair of languages and shop. */
export interface GlossaryFor {
  /** Words that are not translated at all; they leave as placeholders. */
  never: readonly string[]
  /** What stands in this text and how it is to be said, for engines that take a glossary. */
  pairsIn(text: string): readonly { source: string; target: string }[]
  /** The translation with its terms as they are to be said, as far as that is sure. */
  enforce(source: string, target: string): string
}

/** What translation asks of memory and glossary. */
export interface Remembered {
  /** An exact match (1 or 1.01), or null. */
  exact(
    asked: Pick<TranslateRequest, 'shopId' | 'to' | 'known'> & { from: string; text: string; before: string; behind: string },
  ): Promise<{ text: string; score: number } | null>
  /** Null where there is none. */
  glossary(shopId: ShopId, from: string, to: string): Promise<GlossaryFor | null>
}
