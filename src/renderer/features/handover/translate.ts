/** A note in the receivers' language: its drafted lines by the program's own words, what was written by hand by the shop's engine. */
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'

export interface Line {
  text: string
  /** The same line in the receivers' language, where the program words it itself. */
  known: string | null
}
export interface Translated {
  text: string
  /** Names of the engines that were asked; empty: the program's own words did. */
  engines: string[]
  demo: boolean
  /** Lines that stand in it as they were written. */
  missing: number
  problem: Problem | null
}

/** Lines as they stand now, each with its known translation where it was not changed by hand. */
export const linesOf = (text: string, drafted: readonly string[], known: readonly string[] | null): Line[] => {
  const byText = new Map(drafted.map((line, at) => [line, known?.[at] ?? null]))
  return text.split('\n').map((line) => ({ text: line, known: line.trim() === '' ? line : (byText.get(line) ?? null) }))
}

/** `purpose` as the contract's. Never throws: what no engine could do stays as it was written, and the problem says why. */
export const translateLines = async (
  lines: readonly Line[],
  {
    shopId,
    from,
    to,
    conversationId,
    names,
    purpose = 'write',
  }: {
    shopId: ShopId | null
    from: string
    to: string
    conversationId: ConversationId | null
    names: readonly string[]
    purpose?: 'write' | 'read'
  },
  signal?: AbortSignal,
): Promise<Translated> => {
  const open = lines.map((line, at) => ({ ...line, at })).filter(({ known }) => known === null)
  const made = new Map<number, string>()
  const engines = new Set<string>()
  let demo = false
  let problem: Problem | null = null
  if (open.length > 0 && shopId)
    try {
      const { segments } = await calls().translation.translate(
        {
          shopId,
          purpose,
          from,
          to,
          register: null,
          segments: open.map(({ text, at }) => ({ text, before: lines[at - 1]?.text ?? '', behind: lines[at + 1]?.text ?? '' })),
          known: { names: names.slice(0, 100), numbers: [] },
          conversationId,
          urgency: 1,
        },
        signal ? { signal } : {},
      )
      segments.forEach((segment, place) => {
        const line = open[place]
        if (!line) return
        if (segment.text !== null) made.set(line.at, segment.text)
        if (segment.engine) engines.add(segment.engine)
        demo ||= segment.demo
        problem ??= segment.problem
      })
    } catch (error) {
      problem = problemOf(error)
    }
  return {
    text: lines.map(({ text, known }, at) => known ?? made.get(at) ?? text).join('\n'),
    engines: [...engines],
    demo,
    missing: open.filter(({ at }) => !made.has(at)).length,
    problem,
  }
}
