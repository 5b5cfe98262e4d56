/**
 * The engines of this desk: what they are, what they can, and their keys, which are sealed apart and never told to a page.
 * What an engine can is asked before it is kept, again once a day, and whenever somebody checks it.
 */
import { z } from 'zod'
import type { EngineState } from '../../../shared/contract/translation'
import { Instant } from '../../../shared/domain/conversation/types'
import { EngineId } from '../../../shared/domain/ids'
import { Engine, EngineAbilities, type EngineKind, TranslationPolicy } from '../../../shared/domain/translation/types'
import type { Translator, TranslatorSystem } from '../../connectors/translator'
import type { Clock, Http, Log, Random } from '../../ports'
import { createSealedDocument, readableOf, type SealedDocuments } from '../sealed'
import { createLine, type Line } from './line'
import { refusal } from './problem'
import type { NewEngine } from './types'

export const enginesMost = 30
const dayMs = 86_400_000
const askMs = 20_000
const askAgainMs = 60_000

const Stored = z.object({
  version: z.literal(1),
  engines: z.array(z.unknown()),
  policies: z.array(z.unknown()),
  demoSeeded: z.array(EngineId).default([]),
})
interface Content {
  engines: Engine[]
  policies: TranslationPolicy[]
  /** The demo's engine was given once, whatever became of it. */
  demoSeeded: EngineId[]
}
const Told = z.object({
  engineId: EngineId,
  at: Instant,
  abilities: EngineAbilities,
  account: z.object({ used: z.number().int(), most: z.number().int().nullable() }).nullable(),
})
type Told = z.infer<typeof Told>
const StoredTold = z.object({ version: z.literal(1), told: z.array(z.unknown()) })
const Secrets = z.object({ engineId: EngineId, secrets: z.record(z.string(), z.string()) })
type Secrets = z.infer<typeof Secrets>
const StoredSecrets = z.object({ version: z.literal(1), secrets: z.array(Secrets) })

export interface EnginesNeeds {
  clock: Clock
  random: Random
  http: Http
  log: Log
  documents: SealedDocuments
  systems: readonly TranslatorSystem[]
  changed(): void
  /** An engine that was in trouble answers again. */
  rose(): void
}
/** An engine that stands ready. */
export interface Ready {
  engine: Engine
  abilities: EngineAbilities
  translator: Translator
  line: Line
}

/** The machine that an engine's key goes to; '' for what is no address. */
const hostOf = (url: string | undefined): string => {
  const text = url?.trim() ?? ''
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`).hostname
  } catch {
    return ''
  }
}

export const createEngines = ({ clock, random, http, log, documents, systems, changed, rose }: EnginesNeeds) => {
  const locked = () => refusal('locked')
  const bad = (what: string) => (count: number) => log.warn('translation.unreadable', { what, count })
  const document = createSealedDocument<Content>(documents, {
    file: 'translation/engines.sealed',
    locked,
    read(from) {
      if (from === null) return { engines: [], policies: [], demoSeeded: [] }
      const stored = Stored.parse(from)
      return {
        engines: readableOf(Engine, stored.engines, bad('engine')),
        policies: readableOf(TranslationPolicy, stored.policies, bad('policy')),
        demoSeeded: stored.demoSeeded,
      }
    },
  })
  const told = createSealedDocument<{ told: Told[] }>(documents, {
    file: 'translation/abilities.sealed',
    locked,
    read: (from) => ({ told: from === null ? [] : readableOf(Told, StoredTold.parse(from).told, bad('abilities')) }),
  })
  const keys = createSealedDocument<{ secrets: Secrets[] }>(documents, {
    file: 'translation/keys.sealed',
    locked,
    read: (from) => (from === null ? { secrets: [] } : StoredSecrets.parse(from)),
  })
  const lines = new Map<EngineId, Line>()
  const translators = new Map<EngineId, Translator>()
  /** Ends what is asked beside the work: its answer must not go into the profile that is opened next. */
  let life = new AbortController()
  /** Epoch ms from which one may be asked again what it can. */
  const askAgainAt = new Map<EngineId, number>()

  const systemOf = (kind: EngineKind): TranslatorSystem => {
    const found = systems.find((one) => one.kind === kind)
    if (!found) throw refusal('unsupported')
    return found
  }
  const lineOf = (id: EngineId): Line => {
    const line = lines.get(id) ?? createLine({ clock, random, fell: changed, rose })
    lines.set(id, line)
    return line
  }
  const engineOf = (id: EngineId): Engine => {
    const found = document.read().engines.find((one) => one.id === id)
    if (!found) throw refusal('notFound')
    return found
  }
  const toldOf = (id: EngineId): Told | null => told.read().told.find(({ engineId }) => engineId === id) ?? null
  const create = (engine: Engine, secrets: Record<string, string>): Translator =>
    systemOf(engine.kind).create({ values: { ...engine.settings, ...secrets }, http, clock, log })
  const translatorOf = (engine: Engine): Translator => {
    const known = translators.get(engine.id)
    if (known) return known
    const made = create(engine, keys.read().secrets.find(({ engineId }) => engineId === engine.id)?.secrets ?? {})
    translators.set(engine.id, made)
    return made
  }
  /** Throws `timeout` where it does not answer in time. */
  const askIt = async (engine: Engine, translator: Translator, signal?: AbortSignal): Promise<Told> => {
    const over = new AbortController()
    const both = signal ? AbortSignal.any([signal, over.signal]) : over.signal
    const done = new AbortController()
    const late = clock.sleep(askMs, done.signal).then(
      () => {
        const error = refusal('timeout')
        over.abort(error)
        throw error
      },
      () => new Promise<never>(() => undefined),
    )
    try {
      return await Promise.race([
        (async () => {
          const abilities = EngineAbilities.parse(await translator.abilities(both))
          // What the account has used is a help; that it cannot be told is no failure.
          const account = await translator.account(both).catch(() => null)
          if (both.aborted) throw both.reason
          return { engineId: engine.id, at: clock.now(), abilities, account }
        })(),
        late,
      ])
    } finally {
      done.abort()
    }
  }
  const note = (one: Told) => told.change((now) => ({ told: [...now.told.filter(({ engineId }) => engineId !== one.engineId), one] }))

  /** Known fields only, trimmed, with the form's initial values; `rejected` names a missing one. */
  const fieldsOf = (asked: NewEngine, standing: Record<string, string>) => {
    const settings: Record<string, string> = {}
    const secrets: Record<string, string> = {}
    for (const field of systemOf(asked.kind).fields) {
      const secret = field.kind === 'secret'
      const typed = (secret ? asked.secrets?.[field.name] : asked.settings[field.name])?.trim()
      // A secret is never shown, so one left empty means the one that stands.
      const value = secret ? typed || standing[field.name] || '' : (typed ?? field.initial)
      if (field.required && value === '') throw refusal('rejected', { field: field.name, fields: field.name })
      if (secret) {
        if (value !== '') secrets[field.name] = value
      } else settings[field.name] = value
    }
    return { settings, secrets }
  }
  const keepEngine = async (engine: Engine, secrets: Record<string, string>, answer: Told | null) => {
    // The key first: an engine without its key would be called without one.
    await keys.change((now) => ({
      secrets: [...now.secrets.filter(({ engineId }) => engineId !== engine.id), { engineId: engine.id, secrets }],
    }))
    if (answer) await note(answer)
    await document.change((now) => ({
      ...now,
      engines: now.engines.some(({ id }) => id === engine.id)
        ? now.engines.map((one) => (one.id === engine.id ? engine : one))
        : [...now.engines, engine],
    }))
    translators.delete(engine.id)
    lines.delete(engine.id)
  }
  const freshId = () => EngineId.parse(`e-${Buffer.from(random.bytes(8)).toString('hex')}`)

  return {
    document,
    async open() {
      await document.load()
      await told.load()
      await keys.load()
    },
    lock() {
      life.abort(locked())
      life = new AbortController()
      document.drop()
      told.drop()
      keys.drop()
      lines.clear()
      translators.clear()
      askAgainAt.clear()
    },
    all: () => document.read().engines,
    engineOf,
    state(engine: Engine, used: EngineState['used']): EngineState {
      const known = toldOf(engine.id)
      return {
        engine,
        abilities: known?.abilities ?? null,
        trouble: lines.get(engine.id)?.trouble() ?? null,
        used,
        account: known?.account ?? null,
      }
    },
    /** Null where it was never told what it can. */
    ready(id: EngineId): Ready | null {
      const engine = document.read().engines.find((one) => one.id === id)
      const known = toldOf(id)
      if (!engine || !known) return null
      return { engine, abilities: known.abilities, translator: translatorOf(engine), line: lineOf(id) }
    },
    /** What it can is a day old: it is asked beside its work. */
    freshen(id: EngineId) {
      const known = toldOf(id)
      const now = clock.now()
      if (known && now - known.at < dayMs && now >= known.at) return
      if (now < (askAgainAt.get(id) ?? 0)) return
      askAgainAt.set(id, now + askAgainMs)
      const engine = engineOf(id)
      askIt(engine, translatorOf(engine), life.signal)
        .then((answer) => (document.read().engines.some((one) => one.id === id) ? note(answer).then(changed) : undefined))
        .catch(() => undefined)
    },
    /** Asks the engine before it is kept; throws why not. */
    async save(asked: NewEngine, signal?: AbortSignal): Promise<Engine> {
      const standing = asked.id === null ? null : engineOf(asked.id)
      if (standing && (standing.kind !== asked.kind || standing.demo)) throw refusal('notYours')
      if (!standing && document.read().engines.length >= enginesMost) throw refusal('tooLarge', { limit: enginesMost })
      // A key that nobody typed for it goes to no other machine.
      const sameHost = standing !== null && hostOf(asked.settings.url) === hostOf(standing.settings.url)
      const had = sameHost ? keys.read().secrets.find(({ engineId }) => engineId === standing.id)?.secrets : undefined
      const { settings, secrets } = fieldsOf(asked, had ?? {})
      const engine: Engine = { id: standing?.id ?? freshId(), kind: asked.kind, name: asked.name.trim(), settings, demo: false }
      const answer = await askIt(engine, create(engine, secrets), signal)
      await keepEngine(engine, secrets, answer)
      log.info('translation.engine', { engine: engine.id, kind: engine.kind })
      return engine
    },
    /** Asks again; what went wrong is its `trouble`. */
    async check(id: EngineId, signal?: AbortSignal): Promise<Engine> {
      const engine = engineOf(id)
      const line = lineOf(id)
      try {
        await note(await askIt(engine, translatorOf(engine), signal))
        line.wake()
        line.went()
      } catch (error) {
        if (signal?.aborted) throw error
        line.failed(error)
      }
      return engine
    },
    async remove(id: EngineId) {
      engineOf(id)
      await keys.change((now) => ({ secrets: now.secrets.filter(({ engineId }) => engineId !== id) }))
      await document.change((now) => ({
        ...now,
        engines: now.engines.filter((one) => one.id !== id),
        policies: now.policies.map((policy) => ({
          ...policy,
          routes: policy.routes
            .map((route) => ({ ...route, engines: route.engines.filter((one) => one !== id) }))
            .filter(({ engines }) => engines.length > 0),
          budgets: Object.fromEntries(Object.entries(policy.budgets).filter(([one]) => one !== id)),
        })),
      }))
      await told.change((now) => ({ told: now.told.filter(({ engineId }) => engineId !== id) }))
      translators.delete(id)
      lines.delete(id)
      log.info('translation.engineGone', { engine: id })
    },
    /** See `Translation.seedDemo`. Answers the engine where it was made now. */
    async seedDemo(asked: Pick<NewEngine, 'kind' | 'name' | 'settings' | 'secrets'>): Promise<Engine | null> {
      const { settings, secrets } = fieldsOf({ id: null, ...asked }, {})
      const { demoSeeded, engines } = document.read()
      const standing = engines.find(({ id }) => demoSeeded.includes(id))
      if (demoSeeded.length > 0 && !standing) return null
      const engine: Engine = { id: standing?.id ?? freshId(), kind: asked.kind, name: asked.name, settings, demo: true }
      await keepEngine(engine, secrets, await askIt(engine, create(engine, secrets)).catch(() => null))
      if (standing) return null
      await document.change((now) => ({ ...now, demoSeeded: [engine.id] }))
      return engine
    },
    wakeAll() {
      for (const line of lines.values()) line.wake()
    },
  }
}
export type Engines = ReturnType<typeof createEngines>
