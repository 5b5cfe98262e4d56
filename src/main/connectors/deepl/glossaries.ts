/**
 * DeepL's glossaries (v2: one pair, never changed). One is made for each set of terms and found again by a fingerprint in its name,
 * so that every desk of a team uses the same. Where none can be had the text goes without: the terms are enforced afterwards anyway.
 */
import { z } from 'zod'
import type { JsonAnswer } from '../common/call'
import { oneLine } from '../common/text'
import { ConnectorError } from '../connector'
import type { TranslatorRequest } from '../translator'

const DAY = 86_400_000
/** After this nobody's terms are those any more; a desk that still used it makes it anew. */
const STALE = 30 * DAY

const Row = z.object({
  glossary_id: z.string().min(1),
  name: z.string(),
  ready: z.boolean().nullish().catch(null),
  creation_time: z.string().nullish().catch(null),
})
const List = z.object({ glossaries: z.array(z.unknown()) })

interface Needs {
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body: unknown, signal: AbortSignal | undefined): Promise<JsonAnswer>
  now(): number
}

const fingerprint = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Tab-separated, sorted, a source once: DeepL refuses doubles, blanks at the ends and control characters. */
const entriesOf = (terms: TranslatorRequest['glossary']): string => {
  const seen = new Map<string, string>()
  for (const { source, target } of terms) {
    const [from, to] = [oneLine(source, 200), oneLine(target, 200)]
    if (from !== '' && to !== '' && !seen.has(from)) seen.set(from, to)
  }
  return [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => `${from}\t${to}`)
    .join('\n')
}

export const createGlossaries = ({ ask, now }: Needs) => {
  const known = new Map<string, Promise<string | null>>()

  const list = async (signal?: AbortSignal) => {
    const parsed = List.safeParse((await ask('GET', '/v2/glossaries', null, signal)).json)
    return parsed.success ? parsed.data.glossaries.flatMap((row) => Row.safeParse(row).data ?? []) : []
  }
  const make = async (prefix: string, name: string, from: string, to: string, entries: string, signal?: AbortSignal) => {
    const rows = await list(signal)
    const kept = rows.find((row) => row.name === name)
    if (kept) return kept.ready === false ? null : kept.glossary_id
    for (const old of rows) {
      const made = Date.parse(old.creation_time ?? '')
      if (old.name.startsWith(prefix) && made < now() - STALE)
        await ask('DELETE', `/v2/glossaries/${encodeURIComponent(old.glossary_id)}`, null, signal).catch(() => null)
    }
    const body = { name, source_lang: from, target_lang: to, entries, entries_format: 'tsv' }
    const made = Row.safeParse((await ask('POST', '/v2/glossaries', body, signal)).json)
    return made.success && made.data.ready !== false ? made.data.glossary_id : null
  }

  return {
    /** Id of a glossary with exactly these terms, made where there is none; null where none is to be had (too many, refused, not ready). */
    async find(from: string, to: string, terms: TranslatorRequest['glossary'], signal?: AbortSignal): Promise<string | null> {
      const entries = entriesOf(terms)
      if (entries === '') return null
      const prefix = `Dragoman ${from}-${to} `
      const name = `${prefix}${await fingerprint(entries)}`
      const kept = known.get(name)
      if (kept) return kept
      const asked = make(prefix, name, from, to, entries, signal)
      known.set(name, asked)
      try {
        const id = await asked
        if (id === null) known.delete(name)
        return id
      } catch (error) {
        known.delete(name)
        // Who cancelled wants no answer; all else is no reason to leave the text untranslated.
        if (signal?.aborted || !(error instanceof ConnectorError)) throw error
        return null
      }
    },
    forget: () => known.clear(),
  }
}
