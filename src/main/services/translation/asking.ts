/**
 * A text's segments through memory and engines. Every segment answers, with a text or with its problem; nothing that may not
 * leave does: facts are hidden before any engine is asked, whoever asked for the translation.
 */
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { Problem } from '../../../shared/domain/outbox/types'
import { sameLanguage } from '../../../shared/domain/translation/languages'
import { batchesOf, canDo, enginesFor } from '../../../shared/domain/translation/routes'
import { hasWords } from '../../../shared/domain/translation/segments'
import type { Engine, FactKind, TranslatedSegment, TranslationPolicy } from '../../../shared/domain/translation/types'
import type { Clock } from '../../ports'
import type { Answers, KeptAnswer } from './answers'
import type { Call } from './call'
import type { Engines, Ready } from './engines'
import type { Forgotten } from './forgotten'
import { type HiddenText, type HidingRules, hide, isWordless, written } from './hiding'
import { problemOf, refusal } from './problem'
import type { GlossaryFor, Remembered } from './types'

/** Ms for one call and for all of a request, by urgency. */
const limits = { 1: { call: 8_000, all: 15_000 }, 0: { call: 30_000, all: 90_000 } } as const
const contextMost = 1_000
const textMost = 60_000

export interface AskingNeeds {
  clock: Clock
  engines: Engines
  answers: Answers
  call: Call
  forgotten: Forgotten
  remembered: Remembered
  policyOf(shopId: TranslateRequest['shopId']): TranslationPolicy
  /** The host's word on the network; only «false» proves anything. */
  online(): boolean
}

const plain: TranslatedSegment = {
  text: null,
  by: null,
  engine: null,
  demo: false,
  score: null,
  confidence: null,
  troubles: [],
  problem: null,
}
const same = (text: string): TranslatedSegment => ({ ...plain, text, by: 'same' })

/** An engine on this very machine needs no network. */
const isHere = ({ settings }: Engine): boolean => {
  try {
    return /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(settings.url ?? '').hostname)
  } catch {
    return false
  }
}

/** One segment on its way. */
interface Work {
  text: string
  before: string
  behind: string
  /** Finished, or the best so far where its facts are in trouble. */
  best: TranslatedSegment | null
  /** The first thing that went wrong: of the engine that is asked first. */
  problem: Problem | null
}
const isOpen = ({ best }: Work): boolean => best === null
const isBetter = (one: TranslatedSegment, than: TranslatedSegment | null) => !than || one.troubles.length < than.troubles.length

export const createAsking = ({ clock, engines, answers, call, forgotten, remembered, policyOf, online }: AskingNeeds) => {
  const fail = (works: readonly Work[], problem: Problem) => {
    for (const work of works) work.problem ??= problem
  }

  /** What an engine answered, as a segment; null where it is of no use, with the reason noted. */
  const read = (
    work: Work,
    hidden: HiddenText,
    answer: KeptAnswer,
    { engine }: Ready,
    request: TranslateRequest,
    glossary: GlossaryFor | null,
  ): TranslatedSegment | null => {
    if (request.from === null && answer.detected !== null && sameLanguage(answer.detected, request.to)) return same(work.text)
    const { text, troubles } = hidden.restore(answer.text)
    if (text.trim() === '' || text.length > textMost) {
      fail([work], { code: 'badAnswer', params: {} })
      return null
    }
    if (troubles.length > 0 && !hasWords(text)) {
      fail([work], { code: 'factsAltered', params: {} })
      return null
    }
    return {
      ...plain,
      text: glossary ? glossary.enforce(work.text, text) : text,
      by: 'engine',
      engine: engine.name,
      demo: engine.demo,
      confidence: answer.confidence,
      troubles,
    }
  }

  const askEngine = async (
    ready: Ready,
    works: readonly Work[],
    request: TranslateRequest,
    rules: HidingRules,
    policy: TranslationPolicy,
    glossary: GlossaryFor | null,
    byAt: number,
    signal: AbortSignal,
  ) => {
    const { engine, abilities } = ready
    const style = abilities.placeholders
    const since = forgotten.turn()
    const isGone = () => forgotten.has(since, request.shopId, request.conversationId) !== null
    const register = abilities.registers.some((one) => sameLanguage(one, request.to)) ? request.register : null
    const takes = abilities.glossary && glossary !== null && request.from !== null
    /** Equal once their facts are hidden: asked once. */
    const groups = new Map<string, { key: string; terms: readonly { source: string; target: string }[]; members: [Work, HiddenText][] }>()
    for (const work of works) {
      const hidden = hide(work.text, rules, style)
      const group = groups.get(hidden.masked)
      if (group) group.members.push([work, hidden])
      else {
        const terms = takes ? glossary.pairsIn(work.text) : []
        const key = answers.keyOf([request.shopId, engine.id, request.from, request.to, register, JSON.stringify(terms), hidden.masked])
        groups.set(hidden.masked, { key, terms, members: [[work, hidden]] })
      }
    }
    /** Answers whether it was of use as it came: what was not is asked for again another time. */
    const take = (masked: string, answer: KeptAnswer): boolean => {
      let clean = true
      for (const [work, hidden] of groups.get(masked)?.members ?? []) {
        const made = read(work, hidden, answer, ready, request, glossary)
        if (made && isBetter(made, work.best)) work.best = made
        clean &&= made !== null && made.troubles.length === 0
      }
      return clean
    }
    const membersOf = (masked: string) => (groups.get(masked)?.members ?? []).map(([work]) => work)
    const open: string[] = []
    for (const [masked, { key }] of groups) {
      const kept = await answers.get(key, request.conversationId)
      if (!kept || !take(masked, kept)) open.push(masked)
    }
    if (open.length === 0) return
    if (!online() && !isHere(engine)) return fail(open.flatMap(membersOf), { code: 'offline', params: {} })

    const contextOf = (): string | null => {
      const around = [works[0]?.before ?? '', ...works.map(({ text }) => text), works.at(-1)?.behind ?? ''].filter((text) => text !== '')
      if (around.length < 2) return null
      // Whole ones, cut once their facts are hidden: half an e-mail address is none to any finder, and would leave.
      let whole = ''
      for (const text of around) if (whole.length < contextMost) whole += whole === '' ? text : ` ${text}`
      return hide(whole, rules, 'plain').masked.slice(0, contextMost)
    }
    const { batches, tooLong } = batchesOf(open, abilities.limits)
    for (const at of tooLong) fail(membersOf(open[at] ?? ''), { code: 'tooLarge', params: { limit: abilities.limits.characters } })
    await Promise.all(
      batches.map(async (batch) => {
        const texts = batch.map((at) => open[at] ?? '')
        const hidden: Partial<Record<FactKind, number>> = {}
        for (const masked of texts)
          for (const [kind, count] of Object.entries(groups.get(masked)?.members[0]?.[1].counts ?? {}) as [FactKind, number][])
            hidden[kind] = (hidden[kind] ?? 0) + count
        const terms = new Map(texts.flatMap((masked) => groups.get(masked)?.terms ?? []).map((term) => [term.source, term]))
        try {
          const answer = await call(
            ready,
            {
              request,
              since,
              budget: policy.budgets[engine.id] ?? null,
              callMs: limits[request.urgency].call,
              byAt,
              hidden,
              ask: {
                from: request.from,
                to: request.to,
                segments: texts,
                register,
                glossary: [...terms.values()],
                context: contextOf(),
              },
            },
            signal,
          )
          for (const [at, masked] of texts.entries()) {
            const one = answer.segments[at]
            if (!one || one.text === null || one.text.trim() === '') {
              const problem: Problem = one?.problem ?? { code: 'badAnswer', params: {} }
              const demo = problem.code === 'notTranslated' && engine.demo
              fail(membersOf(masked), demo ? { ...problem, params: { ...problem.params, context: 'demo' } } : problem)
              continue
            }
            const kept: KeptAnswer = { text: one.text, detected: one.detected, confidence: one.confidence }
            const key = groups.get(masked)?.key
            if (take(masked, kept) && key) await answers.put(key, request.shopId, request.conversationId, kept, isGone)
          }
        } catch (error) {
          if (signal.aborted) throw error
          fail(texts.flatMap(membersOf), problemOf(error))
        }
      }),
    )
  }

  const fromMemory = async (works: readonly Work[], request: TranslateRequest, rules: HidingRules) => {
    const { from, shopId, to, known } = request
    // The mirror shows what the words say by themselves, not what they were made from.
    if (from === null || request.purpose === 'back') return
    for (const work of works) {
      const match = await remembered.exact({ shopId, from, to, known, text: work.text, before: work.before, behind: work.behind })
      if (match) work.best = { ...plain, text: written(match.text, work.text, rules), by: 'memory', score: Math.min(1, match.score) }
    }
  }

  /** Throws only where the whole could not be looked at: no such shop, locked, or nobody waits any longer. */
  return async (request: TranslateRequest, ended: AbortSignal): Promise<TranslatedSegment[]> => {
    const { from, to, shopId, purpose } = request
    const policy = policyOf(shopId)
    if (from !== null && sameLanguage(from, to)) return request.segments.map(({ text }) => same(text))
    const byAt = clock.now() + limits[request.urgency].all
    const late = new AbortController()
    const done = new AbortController()
    clock.sleep(limits[request.urgency].all, done.signal).then(
      () => late.abort(refusal('timeout')),
      () => undefined,
    )
    const signal = AbortSignal.any([ended, late.signal])
    const works: Work[] = request.segments.map((one) => ({ ...one, best: null, problem: null }))
    try {
      const glossary = from === null || purpose === 'back' ? null : await remembered.glossary(shopId, from, to)
      const rules: HidingRules = {
        known: request.known,
        mayLeave: policy.mayLeave,
        never: glossary?.never ?? [],
        localise: purpose === 'write' && from !== null ? { from, to } : null,
      }
      for (const work of works) if (isWordless(work.text, rules)) work.best = same(written(work.text, work.text, rules))
      await fromMemory(works.filter(isOpen), request, rules)
      const chain = policy.on ? enginesFor(policy, from, to) : []
      const able = chain.flatMap((id) => {
        engines.freshen(id)
        const ready = engines.ready(id)
        return ready && canDo(ready.abilities, from, to) ? [ready] : []
      })
      // One that failed a moment ago is asked after the others.
      const order = [...able.filter(({ line }) => !line.rests()), ...able.filter(({ line }) => line.rests())]
      for (const ready of order) {
        // What came back with its facts altered is tried elsewhere before a customer could read it.
        const open = works.filter((work) => isOpen(work) || (purpose === 'write' && (work.best?.troubles.length ?? 0) > 0))
        if (open.length === 0) break
        await askEngine(ready, open, request, rules, policy, glossary, byAt, signal)
      }
    } catch (error) {
      if (!late.signal.aborted || ended.aborted) throw ended.aborted ? ended.reason : error
      fail(works.filter(isOpen), { code: 'timeout', params: {} })
    } finally {
      done.abort()
    }
    const none: Problem = { code: 'noEngine', params: { from: from ?? '?', to } }
    return works.map(({ best, problem }) => best ?? { ...plain, problem: problem ?? none })
  }
}
