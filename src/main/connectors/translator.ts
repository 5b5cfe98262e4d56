/**
 * What every translation engine is. A new one is a folder beside this file and one line in `translators.ts`. An adapter only
 * carries texts: facts are hidden before and restored after by the service, in the style the adapter declares.
 */
import type { EngineKindInfo } from '../../shared/contract/translation'
import type { Problem } from '../../shared/domain/outbox/types'
import type { Register } from '../../shared/domain/template/types'
import type { EngineAbilities, EngineKind } from '../../shared/domain/translation/types'
import type { Clock, Http, Log } from '../ports'

export interface TranslatorNeeds {
  /** Values of the kind's fields, secrets included. */
  values: Readonly<Record<string, string>>
  http: Http
  clock: Clock
  log: Log
}

export interface TranslatorRequest {
  /** BCP 47, as we write it; null: the engine finds out. */
  from: string | null
  to: string
  /** Within the engine's limits; facts already written in its style. */
  segments: readonly string[]
  register: Register | null
  /** Pairs for this direction; only where `abilities.glossary`. */
  glossary: readonly { source: string; target: string }[]
  /** What stands around the segments, for engines that take it; never translated. */
  context: string | null
}
export interface TranslatorAnswer {
  /**
   * One each, in order. `text` null: this one it could not do, `problem` says why; the others stand. `detected`: what the
   * engine took it for. `confidence` 0 to 1, of the translation where it tells.
   */
  segments: { text: string | null; problem: Problem | null; detected: string | null; confidence: number | null }[]
  /** In the engine's cost unit, as the engine tells or else as counted here. */
  units: number
}

/** Throws ConnectorError (see `connector.ts`) for whatever went wrong, with `Retry-After` where the engine gave one. */
export interface Translator {
  abilities(signal?: AbortSignal): Promise<EngineAbilities>
  translate(request: TranslatorRequest, signal?: AbortSignal): Promise<TranslatorAnswer>
  /** What the account has used of its period; null where the engine does not tell. */
  account(signal?: AbortSignal): Promise<{ used: number; most: number | null } | null>
}

export interface TranslatorSystem extends EngineKindInfo {
  kind: EngineKind
  create(needs: TranslatorNeeds): Translator
}
