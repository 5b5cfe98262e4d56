/** Reads a model's answer with suspicion: texts by our ids, each once, of a likely length; all else is `badAnswer` for that segment. */
import { z } from 'zod'
import { ourCode } from '../../../shared/domain/translation/languages'
import { parseJson } from '../common/call'
import { type Segment, segmentFailed, segmentOf } from '../common/engine'
import { idOf } from './prompt'

const Entry = z.object({ id: z.string(), text: z.string(), language: z.string().nullish().catch(null) })
const Content = z.object({ translations: z.array(z.unknown()) })

/** A translation is not many times as long as its source; what is, is the model talking. */
const tooLong = (source: string, text: string): boolean => text.length > 6 * source.length + 200

/** Models without a schema like to fence their JSON. */
const inside = (content: string): string => /^\s*```(?:json)?\s*([\s\S]*?)```\s*$/.exec(content)?.[1] ?? content

/** One for each segment, in order; null where the whole is no answer of the kind that was asked for. */
export const readContent = (content: string, segments: readonly string[], wantLanguage: boolean): Segment[] | null => {
  const parsed = Content.safeParse(parseJson(inside(content)))
  if (!parsed.success) return null
  const found = new Map<string, z.infer<typeof Entry> | 'twice'>()
  for (const raw of parsed.data.translations) {
    const entry = Entry.safeParse(raw).data
    if (entry) found.set(entry.id, found.has(entry.id) ? 'twice' : entry)
  }
  return segments.map((source, at) => {
    const entry = found.get(idOf(at))
    if (!entry || entry === 'twice' || tooLong(source, entry.text)) return segmentFailed({ code: 'badAnswer', params: {} })
    return segmentOf(source, entry.text, { detected: wantLanguage && entry.language ? ourCode(entry.language) : null })
  })
}
