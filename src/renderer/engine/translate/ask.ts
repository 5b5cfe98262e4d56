/** One asking: messages of one conversation in one language, cut into segments, and what came back put together again. */
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { Problem } from '../../../shared/domain/outbox/problem'
import { hasWords, joinTranslated, segmentsOf, type TextSegment } from '../../../shared/domain/translation/segments'
import type { MessageTranslation, TranslatedSegment } from '../../../shared/domain/translation/types'
import type { Wanted } from './wanted'

/** Segments of one call; the contract takes 500. */
const atOnce = 200
/** Letters of a message, and of one segment, that go to an engine. */
const longest = 50_000
const longestSegment = 20_000

export type Translated = { wanted: Wanted; made: MessageTranslation } | { wanted: Wanted; problem: Problem }

type Ask = (request: TranslateRequest) => Promise<{ segments: TranslatedSegment[] }>
type Frame = Omit<TranslateRequest, 'segments' | 'from' | 'purpose' | 'register'>

const goes = ({ text }: TextSegment): boolean => text.length <= longestSegment && hasWords(text)

/** Messages of one language. Rejects only where the first call does; what fails later is told of those it was about. */
export const translateMessages = async (
  ask: Ask,
  frame: Frame,
  wanted: readonly Wanted[],
  problemOf: (error: unknown) => Problem,
  /** Epoch ms (UTC). */
  now: () => number,
): Promise<Translated[]> => {
  const cut = wanted.map((one) => ({ one, segments: one.text.length > longest ? [] : segmentsOf(one.text) }))
  const asked = cut.flatMap(({ segments }) =>
    segments.flatMap((segment, at) =>
      goes(segment) ? [{ segment, text: segment.text, before: segments[at - 1]?.text ?? '', behind: segments[at + 1]?.text ?? '' }] : [],
    ),
  )
  const answers = new Map<TextSegment, TranslatedSegment | Problem>()
  for (let from = 0; from < asked.length; from += atOnce) {
    const part = asked.slice(from, from + atOnce)
    try {
      const segments = part.map(({ text, before, behind }) => ({
        text,
        before: before.slice(-longestSegment),
        behind: behind.slice(0, longestSegment),
      }))
      const answer = await ask({ ...frame, purpose: 'read', from: wanted[0]?.language ?? null, register: null, segments })
      part.forEach(({ segment }, at) => {
        answers.set(segment, answer.segments[at] ?? { code: 'badAnswer', params: {} })
      })
    } catch (error) {
      const problem = problemOf(error)
      for (const { segment } of part) answers.set(segment, problem)
    }
  }
  return cut.map(({ one, segments }) => {
    if (one.text.length > longest) return { wanted: one, problem: { code: 'tooLarge', params: {} } }
    return settled(one, segments, answers, frame.to, now())
  })
}

const settled = (
  wanted: Wanted,
  segments: readonly TextSegment[],
  answers: ReadonlyMap<TextSegment, TranslatedSegment | Problem>,
  to: string,
  at: number,
): Translated => {
  const done: TranslatedSegment[] = []
  let problem: Problem | null = null
  let missing = 0
  const parts = segments.map((segment) => {
    const answer = answers.get(segment)
    if (!answer) return segment
    if ('code' in answer || answer.text === null) {
      missing += 1
      problem ??= 'code' in answer ? answer : (answer.problem ?? { code: 'notTranslated', params: {} })
      return segment
    }
    done.push(answer)
    return { ...segment, text: answer.text }
  })
  if (done.length === 0) return { wanted, problem: problem ?? { code: 'notTranslated', params: {} } }
  const sure = done.flatMap(({ confidence }) => confidence ?? [])
  return {
    wanted,
    made: {
      to,
      from: wanted.language,
      text: joinTranslated(parts, to),
      engines: [...new Set(done.flatMap(({ engine }) => engine ?? []))].slice(0, 20),
      demo: done.some(({ demo }) => demo),
      at,
      confidence: sure.length > 0 ? Math.min(...sure) : null,
      troubles: done.flatMap(({ troubles }) => troubles).slice(0, 200),
      missing,
    },
  }
}
