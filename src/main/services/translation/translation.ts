/** Translation of the open profile: engines, policies, the asking itself, its record, and drafts that wait for an engine. */
import type { DeskEvent } from '../../../shared/contract'
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { Shop } from '../../../shared/domain/backend/types'
import type { ShopId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import { defaultTranslationPolicy, type Engine, type TranslationPolicy } from '../../../shared/domain/translation/types'
import type { TranslatorSystem } from '../../connectors/translator'
import type { Clock, Http, Log, Random } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { createAnswers } from './answers'
import { createAsking } from './asking'
import { createCall } from './call'
import { createEngines } from './engines'
import { createForgotten } from './forgotten'
import { createMeter } from './meter'
import { refusal } from './problem'
import { createRecord } from './record'
import type { Remembered, Translation } from './types'
import { createWaiting } from './waiting'

export interface TranslationNeeds {
  clock: Clock
  random: Random
  http: Http
  log: Log
  documents: SealedDocuments
  systems: readonly TranslatorSystem[]
  shops(): readonly Shop[]
  shopOf(draft: Draft): ShopId | null
  remembered: Remembered
  /** HMAC-SHA256 under a key of the open profile's, hex. */
  hmac(text: string): string
  online(): boolean
  drafts(): readonly Draft[]
  saveDraft(draft: Draft): Promise<unknown>
  emit(event: DeskEvent): void
}

const everywhere = (shopId: ShopId, engine: Engine): TranslationPolicy => ({
  ...defaultTranslationPolicy(shopId),
  routes: [{ from: '*', to: '*', engines: [engine.id] }],
})

export const createTranslation = (needs: TranslationNeeds): Translation => {
  const { clock, random, http, log, documents, systems, shops, remembered, online } = needs
  let life: AbortController | null = null
  const changed = () => {
    if (life) needs.emit({ type: 'translation' })
  }
  /** A write that outlives the lock must not go into the profile that is opened next. */
  const guarded: SealedDocuments = {
    readSealed: documents.readSealed,
    async writeSealed(name, content) {
      if (!life) throw refusal('locked')
      await documents.writeSealed(name, content)
    },
  }
  const engines = createEngines({
    clock,
    random,
    http,
    log,
    documents: guarded,
    systems,
    changed,
    rose() {
      changed()
      waiting.wake()
    },
  })
  const meter = createMeter({ clock, log, documents: guarded })
  const record = createRecord({ clock, log, documents: guarded })
  const answers = createAnswers({ clock, log, documents: guarded, hmac: needs.hmac })
  const forgotten = createForgotten(clock)
  const policyOf = (shopId: ShopId): TranslationPolicy => {
    if (!shops().some(({ id }) => id === shopId)) throw refusal('notFound')
    return engines.document.read().policies.find((one) => one.shopId === shopId) ?? defaultTranslationPolicy(shopId)
  }
  const asking = createAsking({
    clock,
    engines,
    answers,
    call: createCall({ clock, log, meter, record, forgotten }),
    forgotten,
    remembered,
    policyOf,
    online,
  })
  const whileOpen = (signal: AbortSignal | undefined): AbortSignal => {
    if (!life) throw refusal('locked')
    return signal ? AbortSignal.any([signal, life.signal]) : life.signal
  }
  const translate = (request: TranslateRequest, signal?: AbortSignal) => asking(request, whileOpen(signal))
  const waiting = createWaiting({
    clock,
    log,
    drafts: needs.drafts,
    saveDraft: needs.saveDraft,
    shopOf: needs.shopOf,
    translate,
    changed,
  })
  const stateOf = (engine: Engine) => engines.state(engine, meter.usedBy(engine.id))
  const putPolicies = (policies: readonly TranslationPolicy[]) =>
    engines.document.change((now) => ({
      ...now,
      policies: [...now.policies.filter(({ shopId }) => !policies.some((one) => one.shopId === shopId)), ...policies],
    }))

  return {
    async open() {
      life?.abort(refusal('locked'))
      life = new AbortController()
      await engines.open()
      await meter.open()
      // What happened is kept for audit; that it cannot be read keeps nobody from working.
      await record
        .open()
        .catch((error: unknown) => log.warn('translation.unreadable', { what: 'record', error: String((error as Error).name) }))
      answers.open()
      waiting.open()
    },
    async lock() {
      const ending = life
      if (!ending) return
      waiting.lock()
      ending.abort(refusal('locked'))
      await answers.lock()
      life = null
      engines.lock()
      meter.lock()
      record.lock()
      forgotten.clear()
    },
    kinds: () => systems.map(({ kind, name, fields }) => ({ kind, name, fields })),
    engines: () => engines.all().map(stateOf),
    async saveEngine(asked, signal) {
      const engine = await engines.save(asked, whileOpen(signal))
      changed()
      waiting.wake()
      return stateOf(engine)
    },
    async removeEngine(id) {
      await engines.remove(id)
      await meter.forgetEngine(id)
      changed()
    },
    async checkEngine(id, signal) {
      const engine = await engines.check(id, whileOpen(signal))
      changed()
      waiting.wake()
      return stateOf(engine)
    },
    async seedDemo({ url, key, shopIds }) {
      const made = await engines.seedDemo({ kind: 'libreTranslate', name: 'Demo engine', settings: { url }, secrets: { key } })
      if (made) await putPolicies(shopIds.map((shopId) => everywhere(shopId, made)))
      changed()
    },
    policies: () => shops().map(({ id }) => policyOf(id)),
    async savePolicy(policy) {
      policyOf(policy.shopId)
      const known = new Set(engines.all().map(({ id }) => id))
      const strange = policy.routes.flatMap((route) => route.engines).find((id) => !known.has(id))
      if (strange) throw refusal('notFound', { fields: 'routes' })
      await putPolicies([policy])
      log.info('translation.policy', { shop: policy.shopId })
      changed()
      waiting.wake()
    },
    translate,
    translateDraft: (draftId) => waiting.now(draftId, whileOpen(undefined)),
    draftSaved: (draft) => waiting.saved(draft),
    wake() {
      if (!life) return
      engines.wakeAll()
      waiting.wake()
    },
    record: (asked) => record.list(asked),
    async age(daysOf) {
      if (!life) return
      await answers.age(daysOf)
      await record.age()
    },
    async forget(conversationIds) {
      const gone = new Set(conversationIds)
      if (!life || gone.size === 0) return
      forgotten.add(gone)
      await answers.forget(gone)
      await record.forget(gone)
    },
    async forgetBackend(backendId) {
      if (!life) return
      forgotten.add([backendId])
      await answers.forgetBackend(backendId)
      await record.forgetBackend(backendId)
    },
    async forgetShop(shopId) {
      if (!life) return
      forgotten.add([shopId])
      await answers.forgetShop(shopId)
      await record.forgetShop(shopId)
      await meter.forgetShop(shopId)
      await engines.document.change((now) => ({ ...now, policies: now.policies.filter((one) => one.shopId !== shopId) }))
      changed()
    },
  }
}
