/**
 * The translation lane: what customers wrote, in the agent's language, ahead of her for what is due next, and at once for what she
 * opens. What was made stands beside the messages, so that a restart does nothing twice; what could not be made for want of an
 * engine, a budget or a line is let be until something changes or some time has passed.
 */
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { Settings } from '../../../shared/domain/desk/types'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/problem'
import { readingLanguage } from '../../../shared/domain/translation/reading'
import type { MessageTranslation, TranslatedSegment, TranslationPolicy } from '../../../shared/domain/translation/types'
import { viewIds } from '../../data/read/list'
import { backendPart } from '../../data/sealing'
import type { Timers } from '../source'
import type { Writer } from '../write/writer'
import { type Translated, translateMessages } from './ask'
import { keepTranslations, type Outcome } from './keep'
import { knownOf, type Wanted, type Wish, wantedOf } from './wanted'

/** Conversations translated ahead: the first of the list. */
const ahead = 30
/** Ms after a write until the lane looks; between two conversations; and between looks while pulls are under way. */
const delay = 1_500
const rest = 250
const whileBusy = 2_000
/** What only a change mends is tried again after this, ms; what passes by itself after the first, then twice that, up to the last. */
const lasting = 6 * 3_600_000
const [passing, passingMost] = [30_000, 600_000]
/** Translations kept of one message: two languages. */
const keptOf = 2

const mendedByChange: ReadonlySet<Problem['code']> = new Set([
  'noEngine',
  'budgetUsed',
  'accountUsed',
  'signIn',
  'forbidden',
  'unsupported',
  'notFound',
])
/** Of this one text; the next may go. */
const ofTheText: ReadonlySet<Problem['code']> = new Set(['notTranslated', 'badAnswer', 'factsAltered', 'tooLarge', 'rejected'])

/** What the lane is told by main. */
export interface Reading {
  settings: Pick<Settings, 'workingLanguage' | 'reads'>
  policies: readonly TranslationPolicy[]
  /** Another text where engines are others than before, or one that failed stands again. */
  engines: string
}

export interface TranslateSource {
  translate(request: TranslateRequest, signal: AbortSignal): Promise<{ segments: TranslatedSegment[] }>
  problemOf(error: unknown): Problem
}

interface Quiet {
  /** On the clock that no set clock moves. */
  until: number
  wait: number
}

export class TranslateLane {
  #timer: unknown = null
  #timerAt = 0
  #busy = false
  /** Something was written while a conversation was under way. */
  #again = false
  readonly #life = new AbortController()
  #reading: Reading | null = null
  #print = ''
  #changedAt = 0
  /** By shop and language. */
  readonly #quiet = new Map<string, Quiet>()
  /** Conversations looked through, by the revision of their row. */
  readonly #seen = new Map<string, number>()
  readonly #underWay = new Set<string>()
  #persons: Promise<void> = Promise.resolve()
  #early: { conversationId: string; messageId: string | null } | null = null

  constructor(
    private readonly writer: Writer,
    private readonly timers: Timers,
    /** Whether rows are being fetched: they go first. */
    private readonly fetching: () => boolean,
    private readonly source: TranslateSource,
  ) {}

  /** Main's whole word: at the start and whenever it changes. What was let be is tried again where it may go now. */
  setReading(reading: Reading): void {
    const print = JSON.stringify([reading.settings.workingLanguage, reading.settings.reads, reading.policies, reading.engines])
    if (print === this.#print) return
    // At the start nothing has changed: what failed before is not asked for again.
    if (this.#print !== '') this.#changedAt = this.writer.context.clock.now()
    this.#print = print
    this.#reading = reading
    this.#quiet.clear()
    this.#seen.clear()
    this.wake(rest)
    const early = this.#early
    this.#early = null
    if (early) void this.ask(early.conversationId, early.messageId)
  }

  /** What is said of a language has changed: these are looked at again. */
  touch(ids: Iterable<string>): void {
    for (const id of ids) this.#seen.delete(id)
    this.wake(rest)
  }

  wake(wait = delay): void {
    if (this.#life.signal.aborted || !this.#reading) return
    if (this.#busy) {
      this.#again = true
      return
    }
    const at = this.writer.context.clock.monotonic() + wait
    if (this.#timer !== null) {
      if (this.#timerAt <= at) return
      this.timers.clear(this.#timer)
    }
    this.#timerAt = at
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.#turn()
    }, wait)
  }

  stop(): void {
    this.#life.abort()
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  /** A person waits. Resolves when it is written, or why not is. Goes beside what is made ahead, before other persons' later wishes. */
  ask(conversationId: string, messageId: string | null): Promise<void> {
    const run = this.#persons.then(async () => {
      // Asked before main has said what she reads: as soon as it has.
      if (!this.#reading) this.#early = { conversationId, messageId }
      else await this.#one(conversationId, messageId === null ? 'open' : { messageId })
    })
    this.#persons = run.catch(() => undefined)
    return this.#persons
  }

  async #turn(): Promise<void> {
    if (this.fetching()) return this.wake(whileBusy)
    this.#busy = true
    this.#again = false
    let more = false
    try {
      more = await this.step()
    } catch {
      // The cache was shut under it; what is to do still stands.
    }
    this.#busy = false
    if (more) this.wake(rest)
    else if (this.#again) this.wake()
  }

  /** The next conversation that is due and has something to translate. @returns whether there may be more */
  async step(): Promise<boolean> {
    const { cache, clock } = this.writer.context
    const ids = await viewIds(cache, { kind: 'due' }, ahead)
    const rows = await cache.db.conversations.bulkGet(ids)
    for (const row of rows) {
      if (this.#life.signal.aborted) return false
      if (!row || this.#seen.get(row.id) === row.rev) continue
      const policy = this.#policyOf(row.shopId)
      const quiet = [...this.#quiet].some(([key, { until }]) => key.startsWith(`${row.shopId}|`) && until > clock.monotonic())
      const done = policy?.on && policy.readAhead ? await this.#one(row.id, 'ahead') : 'nothing'
      if (!quiet || done !== 'waits') this.#see(row.id, row.rev)
      if (done === 'asked') return true
    }
    const soonest = Math.min(...[...this.#quiet.values()].map(({ until }) => until))
    if (Number.isFinite(soonest)) this.#later(soonest - clock.monotonic())
    return false
  }

  #later(wait: number): void {
    // After this turn has ended.
    this.timers.set(
      () => {
        this.#seen.clear()
        this.wake(rest)
      },
      Math.max(rest, wait),
    )
  }

  #see(id: string, rev: number): void {
    this.#seen.delete(id)
    this.#seen.set(id, rev)
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= ahead * 8) break
      this.#seen.delete(oldest)
    }
  }

  #policyOf(shopId: string): TranslationPolicy | null {
    return this.#reading?.policies.find((policy) => policy.shopId === shopId) ?? null
  }

  /** `waits`: something was to be done and was let be. */
  async #one(id: string, by: Wish['by']): Promise<'nothing' | 'waits' | 'asked'> {
    const { context } = this.writer
    const reading = this.#reading
    if (!reading || this.#life.signal.aborted || !context.cache.sealer.has(backendPart(id))) return 'nothing'
    const wanted = (
      await wantedOf(context, { id, by, reader: reading.settings, changedAt: this.#changedAt, now: context.clock.now() })
    ).filter(({ row }) => !this.#underWay.has(row.id))
    if (wanted.length === 0) return 'nothing'
    const around = await knownOf(context, id)
    if (!around || !this.#policyOf(around.shopId)?.on) return 'nothing'
    const groups = new Map<string, Wanted[]>()
    for (const one of wanted) groups.set(one.language ?? '', [...(groups.get(one.language ?? '') ?? []), one])
    let asked = false
    for (const [language, group] of groups) {
      const key = `${around.shopId}|${language}`
      if (by === 'ahead' && (this.#quiet.get(key)?.until ?? 0) > context.clock.monotonic()) continue
      asked = true
      for (const { row } of group) this.#underWay.add(row.id)
      try {
        const made = await translateMessages(
          (request) => this.source.translate(request, this.#life.signal),
          {
            shopId: around.shopId as ShopId,
            to: readingLanguage(reading.settings),
            known: around.known,
            conversationId: id as ConversationId,
            urgency: by === 'ahead' ? 0 : 1,
          },
          group,
          (error) => this.source.problemOf(error),
          () => context.clock.now(),
        )
        if (this.#life.signal.aborted || !this.#stillWants(reading)) return 'waits'
        this.#hear(key, made)
        const outcomes = made.flatMap((one) => outcomeOf(one, readingLanguage(reading.settings), by, context.clock.now()))
        if (outcomes.length > 0) await keepTranslations(this.writer, id, outcomes)
      } finally {
        for (const { row } of group) this.#underWay.delete(row.id)
      }
    }
    return asked ? 'asked' : 'waits'
  }

  /** Engines may have changed while one was thinking, what it made is as good; only for another reader it is not. */
  #stillWants({ settings }: Reading): boolean {
    return this.#reading !== null && readingLanguage(this.#reading.settings) === readingLanguage(settings)
  }

  /** Whether a shop's engines answer for this language. */
  #hear(key: string, made: readonly Translated[]): void {
    if (made.some((one) => 'made' in one)) {
      this.#quiet.delete(key)
      return
    }
    const problem = made.flatMap((one) => ('problem' in one && !ofTheText.has(one.problem.code) ? one.problem : []))[0]
    if (!problem) return
    const before = this.#quiet.get(key)
    const wait = mendedByChange.has(problem.code) ? lasting : Math.min(passingMost, before ? before.wait * 2 : passing)
    this.#quiet.set(key, { wait, until: this.writer.context.clock.monotonic() + wait })
  }
}

const outcomeOf = (one: Translated, to: string, by: Wish['by'], at: number): Outcome[] => {
  const { wanted } = one
  const made: MessageTranslation[] = wanted.was?.made ?? []
  if ('made' in one)
    return [{ wanted, secret: { made: [one.made, ...made.filter((kept) => kept.to !== to)].slice(0, keptOf), failed: null } }]
  // What nobody waits for leaves no word, unless the text itself is why.
  if (by === 'ahead' && !ofTheText.has(one.problem.code)) return []
  return [{ wanted, secret: { made, failed: { to, problem: one.problem, at } } }]
}
