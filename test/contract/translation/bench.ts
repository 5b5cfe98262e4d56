/** The translation service by itself: time by hand, documents in memory, engines that a test scripts. */
import { createHmac } from 'node:crypto'
import { ConnectorError } from '../../../src/main/connectors/connector'
import type { TranslatorAnswer, TranslatorRequest, TranslatorSystem } from '../../../src/main/connectors/translator'
import { createTranslation } from '../../../src/main/services/translation/translation'
import type { Remembered } from '../../../src/main/services/translation/types'
import type { DeskEvent } from '../../../src/shared/contract'
import type { TranslateRequest } from '../../../src/shared/contract/translation'
import type { Shop } from '../../../src/shared/domain/backend/types'
import { ShopId } from '../../../src/shared/domain/ids'
import type { Draft, Problem } from '../../../src/shared/domain/outbox/types'
import type { EngineAbilities, EngineKind } from '../../../src/shared/domain/translation/types'
import { handClock } from '../host'

/** 30 November 2026, an hour before the month ends (UTC). */
export const T0 = Date.parse('2026-11-30T23:00:00Z')

export interface Scripted {
  asked: TranslatorRequest[]
  abilities: EngineAbilities
  /** What each call ends in; null: it is well. */
  problem: Problem | null
  retryAt: number | null
  /** Ms that each answer takes. */
  takesMs: number
  /** Ms until the account is told, whoever still waits. */
  accountMs: number
  /** A text in the other language; null: this one cannot be done. */
  say(text: string, to: string): string | null
  units(texts: readonly string[]): number
  running: number
  most: number
  keys: (string | undefined)[]
}
const loud = (text: string): string =>
  text
    .split(/(<[^>]*>|QX\d+)/)
    .map((part) => (/^(<|QX)/.test(part) ? part : part.toUpperCase()))
    .join('')

export const abilities: EngineAbilities = {
  pairs: null,
  registers: [],
  glossary: false,
  detects: true,
  placeholders: 'html',
  costUnit: 'characters',
  limits: { segments: 10, characters: 1_000 },
}

export const shopOf = (id: string): Shop => ({ id: ShopId.parse(id), name: id }) as Shop

export const bench = async (
  more: { remembered?: Partial<Remembered>; disk?: Map<string, string>; online?: () => boolean; now?: number } = {},
) => {
  const hand = handClock(more.now ?? T0)
  const disk = more.disk ?? new Map<string, string>()
  const faults = { full: false, writes: 0 }
  const events: DeskEvent[] = []
  const drafts = new Map<string, Draft>()
  const scripts = new Map<EngineKind, Scripted>()
  const script = (kind: EngineKind): Scripted => {
    const known = scripts.get(kind)
    if (known) return known
    const made: Scripted = {
      asked: [],
      abilities,
      problem: null,
      retryAt: null,
      takesMs: 0,
      accountMs: 0,
      say: loud,
      units: (texts) => texts.join('').length,
      running: 0,
      most: 0,
      keys: [],
    }
    scripts.set(kind, made)
    return made
  }
  const system = (kind: EngineKind): TranslatorSystem => ({
    kind,
    name: kind,
    fields: [
      { name: 'url', kind: 'url', required: true, initial: '' },
      { name: 'key', kind: 'secret', required: false, initial: '' },
    ],
    create: ({ values }) => {
      const play = script(kind)
      return {
        abilities: async () => {
          play.keys.push(values.key)
          if (play.problem) throw new ConnectorError(play.problem, play.retryAt)
          return play.abilities
        },
        account: async () => {
          if (play.accountMs > 0) await hand.clock.sleep(play.accountMs)
          return null
        },
        async translate(request, signal): Promise<TranslatorAnswer> {
          play.asked.push(request)
          play.running += 1
          play.most = Math.max(play.most, play.running)
          try {
            // As real adapters end: with a word of their own, not with the signal's.
            if (play.takesMs > 0)
              await hand.clock.sleep(play.takesMs, signal).catch(() => {
                throw new ConnectorError({ code: 'cancelled', params: {} })
              })
            if (play.problem) throw new ConnectorError(play.problem, play.retryAt)
            return {
              segments: request.segments.map((text) => {
                const said = play.say(text, request.to)
                return {
                  text: said,
                  problem: said === null ? { code: 'notTranslated', params: {} } : null,
                  detected: null,
                  confidence: null,
                }
              }),
              units: play.units(request.segments),
            }
          } finally {
            play.running -= 1
          }
        },
      }
    },
  })
  const shops = [shopOf('s-nordlicht'), shopOf('s-casa')]
  const make = () =>
    createTranslation({
      clock: hand.clock,
      random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)), number: () => 0.5 },
      http: { request: () => Promise.reject(new Error('no network')), socket: () => ({ send: () => undefined, close: () => undefined }) },
      log: { info: () => undefined, warn: () => undefined },
      documents: {
        readSealed: async (name) => JSON.parse(disk.get(name) ?? 'null') as unknown,
        async writeSealed(name, content) {
          faults.writes += 1
          if (faults.full) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
          const text = JSON.stringify(content)
          await new Promise((resolve) => setImmediate(resolve))
          disk.set(name, text)
        },
      },
      systems: [system('libreTranslate'), system('deepl'), system('apertium')],
      shops: () => shops,
      shopOf: () => shops[0]?.id ?? null,
      remembered: { exact: async () => null, glossary: async () => null, ...more.remembered },
      hmac: (text) => createHmac('sha256', 'key').update(text).digest('hex'),
      online: more.online ?? (() => true),
      drafts: () => [...drafts.values()],
      async saveDraft(draft) {
        drafts.set(draft.id, draft)
      },
      emit: (event) => events.push(event),
    })
  const service = make()
  await service.open()
  const add = async (kind: EngineKind, name: string = kind) =>
    (await service.saveEngine({ id: null, kind, name, settings: { url: 'https://engine.example' }, secrets: { key: `secret-of-${name}` } }))
      .engine
  const [first, second] = shops.map(({ id }) => id) as [ShopId, ShopId]
  /** Everything of the first shop goes to these, in order. */
  const route = async (engines: readonly { id: string }[], budgets: Record<string, number> = {}, shopId: ShopId = first) => {
    const policy = service.policies().find((one) => one.shopId === shopId)
    if (!policy) throw new Error('no policy')
    await service.savePolicy({ ...policy, routes: [{ from: '*', to: '*', engines: engines.map(({ id }) => id) as never }], budgets })
  }
  const ask = (texts: readonly string[], change: Partial<TranslateRequest> = {}): TranslateRequest => ({
    shopId: first,
    purpose: 'read',
    from: 'de',
    to: 'en',
    register: null,
    segments: texts.map((text) => ({ text, before: '', behind: '' })),
    known: { names: [], numbers: [] },
    conversationId: null,
    urgency: 1,
    ...change,
  })
  return { service, make, hand, disk, faults, events, drafts, script, add, route, ask, first, second }
}

/** Lets time pass until the work is done. */
export const settled = async <T>(hand: { pass(ms: number): Promise<void> }, work: Promise<T>, stepMs = 250): Promise<T> => {
  let done = false
  const watched = work.finally(() => {
    done = true
  })
  watched.catch(() => undefined)
  for (let turn = 0; turn < 2_000 && !done; turn += 1) {
    for (let tick = 0; tick < 20 && !done; tick += 1) await new Promise((resolve) => setImmediate(resolve))
    if (!done) await hand.pass(stepMs)
  }
  return watched
}

/** Lets time pass in steps, with room between them for what waits for the disk. */
export const elapse = async (hand: { pass(ms: number): Promise<void> }, ms: number, stepMs = 250): Promise<void> => {
  for (let gone = 0; gone < ms; gone += stepMs) {
    for (let tick = 0; tick < 20; tick += 1) await new Promise((resolve) => setImmediate(resolve))
    await hand.pass(stepMs)
  }
  for (let tick = 0; tick < 20; tick += 1) await new Promise((resolve) => setImmediate(resolve))
}
