/** What the rest of the program may ask of translation; the contract's `translation` says what each does. */
import type { EngineKindInfo, EngineState, TranslateRequest, TranslationEntry } from '../../../shared/contract/translation'
import type { ConversationId, DraftId, EngineId, ShopId } from '../../../shared/domain/ids'
import type { EngineKind, TranslatedSegment, TranslationPolicy } from '../../../shared/domain/translation/types'

export interface NewEngine {
  id: EngineId | null
  kind: EngineKind
  name: string
  settings: Record<string, string>
  secrets: Record<string, string> | null
}

export interface Translation {
  kinds(): readonly EngineKindInfo[]
  engines(): EngineState[]
  saveEngine(engine: NewEngine, signal?: AbortSignal): Promise<EngineState>
  removeEngine(id: EngineId): Promise<void>
  checkEngine(id: EngineId, signal?: AbortSignal): Promise<EngineState>
  policies(): TranslationPolicy[]
  savePolicy(policy: TranslationPolicy): Promise<void>
  translate(request: TranslateRequest, signal?: AbortSignal): Promise<TranslatedSegment[]>
  translateDraft(draftId: DraftId): Promise<void>
  record(asked: { shopId: ShopId | null; before: number | null; limit: number }): TranslationEntry[]
  /** What is kept of these goes. */
  forget(conversationIds: readonly ConversationId[]): Promise<void>
  forgetShop(shopId: ShopId): Promise<void>
}
