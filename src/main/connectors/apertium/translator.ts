/**
 * Apertium APY (0.11): rule-based, on a server of one's own. One text a request; codes of three letters; no key, no glossary, no
 * register. Texts go plain: its HTML reader takes entities apart. Words it does not know come marked with `*`, which tells how far
 * an answer can be relied on.
 */
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/outbox/types'
import { bestCode, ourCode, sameLanguage } from '../../../shared/domain/translation/languages'
import type { EngineAbilities } from '../../../shared/domain/translation/types'
import type { CallError } from '../common/call'
import { askEngine, atOnce, badAnswer, type Segment, segmentFailed, segmentOf } from '../common/engine'
import { baseUrl } from '../common/url'
import { ConnectorError } from '../connector'
import type { Translator, TranslatorNeeds, TranslatorRequest, TranslatorSystem } from '../translator'

/** A pipe serves one text after the other; more at once only queue up there. */
const AT_ONCE = 4
const sample = 'My order has not arrived yet, where is it?'

const Pair = z.object({ sourceLanguage: z.string().min(1), targetLanguage: z.string().min(1) })
const Pairs = z.object({ responseData: z.array(z.unknown()) })
const Translated = z.object({ responseData: z.object({ translatedText: z.string() }) })
const Identified = z.record(z.string(), z.number())

/** APY says «That pair is not installed» with 400, and gives up on a text after ten seconds with 408. */
const nameOf = (error: CallError): Problem | null => (error.status === 400 ? { code: 'unsupported', params: {} } : null)
const aboutText = (error: unknown): error is ConnectorError =>
  error instanceof ConnectorError && [408, 413, 500].includes((error as CallError).status ?? 0)

/** Marks stripped as APY itself does it; `confidence` is the part of the words that it knew. */
const unmarked = (text: string): { text: string; confidence: number | null } => {
  let unknown = 0
  const plain = text.replace(/\*([^.,;:\t* ]+)/g, (_all, word: string) => {
    unknown += 1
    return word
  })
  const words = plain.match(/\p{L}[\p{L}\p{M}’']*/gu)?.length ?? 0
  return { text: plain, confidence: words === 0 ? null : Math.max(0, 1 - unknown / words) }
}
/** Apertium leaves blanks where it dropped a word or a `¿`; those at the ends are the source's. */
const ended = (source: string, text: string): string =>
  text.trim() === '' ? text : `${/^\s*/.exec(source)?.[0] ?? ''}${text.trim()}${/\s*$/.exec(source)?.[0] ?? ''}`

const create = (needs: TranslatorNeeds): Translator => {
  const base = () => baseUrl(needs.values.url ?? '', ['/translate', '/listPairs', '/list'])
  let pairs: z.infer<typeof Pair>[] | null = null

  const ask = async (path: string, fields: Record<string, string>, signal: AbortSignal | undefined) => {
    const request = {
      method: 'POST',
      url: `${base()}${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      ...(signal ? { signal } : {}),
    }
    return (await askEngine(needs, request, nameOf)).json
  }
  const readPairs = async (signal?: AbortSignal) => {
    const request = { method: 'GET', url: `${base()}/listPairs`, headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) }
    const parsed = Pairs.safeParse((await askEngine(needs, request)).json)
    if (!parsed.success) throw badAnswer()
    const read = parsed.data.responseData.flatMap((one) => Pair.safeParse(one).data ?? [])
    if (read.length === 0) throw badAnswer()
    pairs = read
    return read
  }
  /** Its best guess in its own code, or null: servers without a detector answer with nothing. */
  const identify = async (text: string, signal?: AbortSignal): Promise<string | null> => {
    const found = Identified.safeParse(await ask('/identifyLang', { q: text.slice(0, 2_000) }, signal)).data ?? {}
    return Object.entries(found).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
  }

  const abilities = async (signal?: AbortSignal): Promise<EngineAbilities> => {
    const read = await readPairs(signal)
    const ours = read.flatMap(({ sourceLanguage, targetLanguage }) => {
      const [from, to] = [ourCode(sourceLanguage), ourCode(targetLanguage)]
      return from === null || to === null || sameLanguage(from, to) ? [] : [{ from, to }]
    })
    const detects = await identify(sample, signal).then(
      (found) => found !== null,
      (error: unknown) => {
        if (signal?.aborted) throw error
        return false
      },
    )
    return {
      pairs: ours,
      registers: [],
      glossary: false,
      detects,
      placeholders: 'plain',
      costUnit: 'none',
      limits: { segments: 20, characters: 10_000 },
    }
  }

  const one = async (text: string, from: string, to: string, detected: string | null, signal?: AbortSignal): Promise<Segment> => {
    const marks = !text.includes('*')
    const fields = { langpair: `${from}|${to}`, q: text, format: 'txt', markUnknown: marks ? 'yes' : 'no' }
    const parsed = Translated.safeParse(await ask('/translate', fields, signal))
    if (!parsed.success) return segmentFailed({ code: 'badAnswer', params: {} })
    const { translatedText } = parsed.data.responseData
    const { text: plain, confidence } = marks ? unmarked(translatedText) : { text: translatedText, confidence: null }
    return segmentOf(text, ended(text, plain), { detected, confidence })
  }

  const translate = async ({ from, to, segments }: TranslatorRequest, signal?: AbortSignal) => {
    if (segments.length === 0) return { segments: [], units: 0 }
    const known = pairs ?? (await readPairs(signal))
    const found = from === null ? await identify(segments.join('\n'), signal) : null
    const source = bestCode(
      from ?? found ?? '',
      known.map(({ sourceLanguage }) => sourceLanguage),
    )
    const target = bestCode(
      to,
      known.filter(({ sourceLanguage }) => sourceLanguage === source).map(({ targetLanguage }) => targetLanguage),
    )
    if (source === null || target === null) throw new ConnectorError({ code: 'unsupported', params: {} })
    const detected = from === null ? ourCode(source) : null
    let failure: ConnectorError | null = null
    const translated = await atOnce(segments, AT_ONCE, async (text) => {
      try {
        return await one(text, source, target, detected, signal)
      } catch (error) {
        if (!aboutText(error)) throw error
        failure ??= error
        return segmentFailed(error.problem)
      }
    })
    if (failure && translated.every(({ text }) => text === null)) throw failure
    return { segments: translated, units: 0 }
  }

  return { abilities, translate, account: async () => null }
}

export const apertium: TranslatorSystem = {
  kind: 'apertium',
  name: 'Apertium',
  fields: [{ name: 'url', kind: 'url', required: true, initial: 'http://127.0.0.1:2737' }],
  create,
}
