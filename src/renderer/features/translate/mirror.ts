/**
 * Keeps the translation of one text going while it is written: asks for what changed once the strokes rest, then for what
 * comes back. No React and no clock of its own, so that every order of answers can be tested. It never changes what she writes.
 */
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { Problem } from '../../../shared/domain/outbox/problem'
import type { Draft } from '../../../shared/domain/outbox/types'
import { wanting, withAnswers, withBacks } from '../../../shared/domain/translation/draft'
import type { DraftSegment, DraftTranslation, TranslatedSegment } from '../../../shared/domain/translation/types'

/** Ms without a stroke until what changed is asked for. */
export const REST_MS = 500
/** The mirror may come a little later than what it mirrors. */
const BACK_MS = 250
/** The contract's most in one call. */
const MOST = 500

export interface MirrorText {
  readonly state: { draft: Draft | null; committing: boolean }
  edit(patch: { translation: DraftTranslation }): void
  subscribe(listener: () => void): () => void
}

export type About = Pick<TranslateRequest, 'shopId' | 'known' | 'conversationId'>

export interface MirrorPorts {
  /** Null while the shop or the customer is not known yet. */
  about(): About | null
  translate(request: TranslateRequest, signal: AbortSignal): Promise<{ segments: TranslatedSegment[] }>
  problemOf(error: unknown): Problem
  /** Epoch ms. */
  now(): number
  /** Runs once after ms; the answer calls it off. */
  later(ms: number, run: () => void): () => void
}

/** What is known of a target beside its words. */
export interface Origin {
  demo: boolean
  score: number | null
  confidence: number | null
  /** Epoch ms. */
  at: number
}

export interface MirrorState {
  /** Sentences under way. */
  making: number
  backing: number
  /** Why sentences could not be made, by source; gone with the next try. */
  problems: ReadonlyMap<string, Problem>
  /** The same of the mirror, by target. */
  backProblems: ReadonlyMap<string, Problem>
  origins: ReadonlyMap<string, Origin>
}
const nothing: MirrorState = { making: 0, backing: 0, problems: new Map(), backProblems: new Map(), origins: new Map() }

const wantsBack = ({ target, by, back, madeFor }: DraftSegment): boolean =>
  target.trim() !== '' && by !== null && by !== 'same' && back === null && (madeFor === undefined || by === 'hand')

const failed = (problem: Problem): TranslatedSegment => ({
  text: null,
  by: null,
  engine: null,
  demo: false,
  score: null,
  confidence: null,
  troubles: [],
  problem,
})

interface Lane {
  callOff: (() => void) | null
  /** What is asked for, with the call that asks. */
  under: Map<string, AbortController>
}

export class Mirror {
  #state = nothing
  readonly #listeners = new Set<() => void>()
  readonly #write: Lane = { callOff: null, under: new Map() }
  readonly #back: Lane = { callOff: null, under: new Map() }
  #text: string | null = null
  #off: (() => void) | null = null
  #held = false

  constructor(
    private readonly text: MirrorText,
    private readonly ports: MirrorPorts,
  ) {}

  readonly snapshot = (): MirrorState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to follow the text. The answer ends it, and what is under way with it. */
  start(): () => void {
    this.#off = this.text.subscribe(() => this.#look())
    this.#look(0)
    return () => {
      this.#off?.()
      this.#off = null
      for (const lane of [this.#write, this.#back]) {
        lane.callOff?.()
        lane.callOff = null
        for (const call of lane.under.values()) call.abort()
        lane.under.clear()
      }
      this.#set({ making: 0, backing: 0 })
    }
  }

  /** Asks again for what could not be made: at her word, or when an engine or the line came back. */
  again(): void {
    this.#set({ problems: new Map(), backProblems: new Map() })
    this.#look(0)
  }

  /** What is typed is a word to choose by, no text: nothing of it goes to an engine until the choice is over. */
  hold(on: boolean): void {
    if (this.#held === on) return
    this.#held = on
    if (!on) this.#look()
  }

  get #translation(): DraftTranslation | null {
    const { draft, committing } = this.text.state
    return committing ? null : (draft?.translation ?? null)
  }

  #look(rest = REST_MS): void {
    if (!this.#off) return
    const translation = this.#translation
    // What was asked for and is written no more is not waited for.
    this.#forget(this.#write, new Set(translation?.segments.filter(wanting).map(({ source }) => source)))
    this.#forget(this.#back, new Set(translation?.segments.filter(wantsBack).map(({ target }) => target)))
    if (!translation) return
    const { draft } = this.text.state
    const typed = draft?.text !== this.#text
    this.#text = draft?.text ?? null
    const due = (lane: Lane, ms: number, run: () => void, restart: boolean) => {
      if (lane.callOff && !restart) return
      lane.callOff?.()
      lane.callOff = this.ports.later(ms, () => {
        lane.callOff = null
        run()
      })
    }
    if (this.#unasked(translation).length > 0) due(this.#write, rest, () => void this.#make(), typed)
    if (this.#unmirrored(translation).length > 0) due(this.#back, rest === 0 ? 0 : BACK_MS + REST_MS / 2, () => void this.#mirror(), typed)
  }

  #forget(lane: Lane, standing: ReadonlySet<string>): void {
    const calls = new Map<AbortController, boolean>()
    for (const [what, call] of lane.under) calls.set(call, (calls.get(call) ?? false) || standing.has(what))
    for (const [call, needed] of calls) if (!needed) call.abort()
  }

  #unasked({ segments }: DraftTranslation): DraftSegment[] {
    const { problems } = this.#state
    const seen = new Set<string>()
    return segments.filter((one) => {
      if (!wanting(one) || this.#write.under.has(one.source) || problems.has(one.source) || seen.has(one.source)) return false
      seen.add(one.source)
      return true
    })
  }
  #unmirrored({ segments }: DraftTranslation): DraftSegment[] {
    const { backProblems } = this.#state
    const seen = new Set<string>()
    return segments.filter((one) => {
      if (!wantsBack(one) || this.#back.under.has(one.target) || backProblems.has(one.target) || seen.has(one.target)) return false
      seen.add(one.target)
      return true
    })
  }

  async #make(): Promise<void> {
    const translation = this.#translation
    const about = this.ports.about()
    if (!translation || !about || this.#held) return
    const { segments, from, to, register } = translation
    const wanted = this.#unasked(translation).slice(0, MOST)
    if (wanted.length === 0) return
    const request: TranslateRequest = {
      ...about,
      purpose: 'write',
      from,
      to,
      register,
      urgency: 1,
      segments: wanted.map((one) => {
        const at = segments.indexOf(one)
        return { text: one.source, before: segments[at - 1]?.source ?? '', behind: segments[at + 1]?.source ?? '' }
      }),
    }
    const texts = wanted.map(({ source }) => source)
    const answers = await this.#ask(this.#write, texts, request)
    const now = this.#translation
    if (!answers) return
    const problems = new Map(this.#state.problems)
    const origins = new Map(this.#state.origins)
    const bySource = new Map<string, TranslatedSegment>()
    for (const [source, answer] of answers) {
      if (answer.text === null) problems.set(source, answer.problem ?? { code: 'unexpected', params: {} })
      else {
        problems.delete(source)
        bySource.set(source, answer)
        const { demo, score, confidence } = answer
        origins.set(answer.text, { demo, score, confidence, at: this.ports.now() })
      }
    }
    this.#set({ problems, origins })
    // Another language or register was chosen meanwhile: these are no answer to that.
    if (now && now.to === to && now.register === register && bySource.size > 0) this.text.edit({ translation: withAnswers(now, bySource) })
    this.#look(0)
  }

  async #mirror(): Promise<void> {
    const translation = this.#translation
    const about = this.ports.about()
    if (!translation || !about) return
    const { segments, from, to } = translation
    const wanted = this.#unmirrored(translation).slice(0, MOST)
    if (wanted.length === 0) return
    const request: TranslateRequest = {
      ...about,
      purpose: 'back',
      from: to,
      to: from,
      register: null,
      urgency: 1,
      segments: wanted.map((one) => {
        const at = segments.indexOf(one)
        return { text: one.target, before: segments[at - 1]?.target ?? '', behind: segments[at + 1]?.target ?? '' }
      }),
    }
    const answers = await this.#ask(
      this.#back,
      wanted.map(({ target }) => target),
      request,
    )
    const now = this.#translation
    if (!answers) return
    const backProblems = new Map(this.#state.backProblems)
    const backs = new Map<string, { text: string; engine: string }>()
    for (const [target, { text, engine, problem }] of answers) {
      if (text === null) backProblems.set(target, problem ?? { code: 'unexpected', params: {} })
      else backs.set(target, { text: text.slice(0, 40_000), engine: engine ?? '' })
    }
    this.#set({ backProblems })
    if (now && now.to === to && backs.size > 0) this.text.edit({ translation: withBacks(now, backs) })
    this.#look(0)
  }

  /** Null where nobody waits for it any more. */
  async #ask(lane: Lane, texts: readonly string[], request: TranslateRequest): Promise<Map<string, TranslatedSegment> | null> {
    const call = new AbortController()
    for (const text of texts) lane.under.set(text, call)
    this.#count()
    try {
      const { segments } = await this.ports.translate(request, call.signal)
      if (call.signal.aborted) return null
      // An answer that lacks one is not asked for it again and again.
      return new Map(texts.map((text, at) => [text, segments[at] ?? failed({ code: 'badAnswer', params: {} })]))
    } catch (error) {
      if (call.signal.aborted) return null
      const problem = this.ports.problemOf(error)
      return new Map(texts.map((text) => [text, failed(problem)]))
    } finally {
      for (const text of texts) if (lane.under.get(text) === call) lane.under.delete(text)
      this.#count()
    }
  }

  #count(): void {
    this.#set({ making: this.#write.under.size, backing: this.#back.under.size })
  }
  #set(change: Partial<MirrorState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
