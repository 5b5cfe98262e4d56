/** Bricks that translation engines share: one call, the languages of a list, one text after the other where a batch failed. */

import type { Problem } from '../../../shared/domain/outbox/types'
import { ourCode, sameLanguage } from '../../../shared/domain/translation/languages'
import type { EngineAbilities } from '../../../shared/domain/translation/types'
import type { HttpRequest } from '../../ports'
import { ConnectorError } from '../connector'
import type { TranslatorAnswer, TranslatorNeeds } from '../translator'
import { CallError, callJson, failed, type JsonAnswer } from './call'
import { cut, wellFormed } from './text'

const MB = 1024 * 1024
/** A translation is never longer than this (UTF-16); what is, is another's answer. */
const TEXT_MOST = 60_000

export type Segment = TranslatorAnswer['segments'][number]

/** An answer that is none. */
export const badAnswer = (status: number | null = null): ConnectorError =>
  new ConnectorError({ code: 'badAnswer', params: status === null ? {} : { status } })

/**
 * One JSON call within 30 s and 8 MB. `name` turns a failure into one of the engine's own words; null leaves it as it is.
 * Throws ConnectorError.
 */
export const askEngine = async (
  needs: Pick<TranslatorNeeds, 'http' | 'clock'>,
  request: HttpRequest,
  name: (error: CallError) => Problem | null = () => null,
): Promise<JsonAnswer> => {
  try {
    return await callJson(needs, { timeoutMs: 30_000, maxBytes: 8 * MB, ...request })
  } catch (thrown) {
    const error = failed(thrown)
    const problem = name(error)
    if (problem) throw new CallError(problem, error.done, error.status, error.retryAt, error.remoteCode, { cause: error })
    throw error
  }
}

export const jsonPost = (url: string, body: unknown, headers: Record<string, string>, signal: AbortSignal | undefined): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
})

/** A text that came back, made whole; one that is empty while its source is not, or is far too long, is `badAnswer`. */
export const segmentOf = (source: string, text: unknown, more: { detected?: string | null; confidence?: number | null } = {}): Segment => {
  const detected = more.detected ?? null
  const confidence = more.confidence ?? null
  if (typeof text !== 'string' || text.length > TEXT_MOST || (text.trim() === '' && source.trim() !== ''))
    return { text: null, problem: { code: 'badAnswer', params: {} }, detected, confidence: null }
  return { text: cut(wellFormed(text), TEXT_MOST), problem: null, detected, confidence }
}
export const segmentFailed = (problem: Problem): Segment => ({ text: null, problem, detected: null, confidence: null })

/** Unicode characters, as providers bill them. */
export const charactersOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + [...text].length, 0)

/** Every source to every target but those of its own language, in our codes, each once. */
export const pairsOf = (
  sources: readonly string[],
  targetsOf: (source: string) => readonly string[],
): NonNullable<EngineAbilities['pairs']> => {
  const seen = new Map<string, { from: string; to: string }>()
  for (const source of sources) {
    const from = ourCode(source)
    if (from === null) continue
    for (const target of targetsOf(source)) {
      const to = ourCode(target)
      if (to !== null && !sameLanguage(from, to)) seen.set(`${from}>${to}`, { from, to })
    }
  }
  return [...seen.values()].slice(0, 40_000)
}

/** Runs `work` for each, at most `width` at once, answers in order. The first failure ends the rest. */
export const atOnce = async <T, R>(items: readonly T[], width: number, work: (item: T, at: number) => Promise<R>): Promise<R[]> => {
  const answers: R[] = new Array<R>(items.length)
  let next = 0
  let broken = false
  const lane = async (): Promise<void> => {
    while (!broken && next < items.length) {
      const at = next
      next += 1
      try {
        answers[at] = await work(items[at] as T, at)
      } catch (error) {
        broken = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return answers
}
