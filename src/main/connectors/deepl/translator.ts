/** DeepL's API (description 3.11): texts by v2, languages by v3. Facts go as XML tags that it is told to leave alone. */
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/outbox/types'
import { bestCode, ourCode } from '../../../shared/domain/translation/languages'
import type { EngineAbilities } from '../../../shared/domain/translation/types'
import type { CallError } from '../common/call'
import { askEngine, badAnswer, charactersOf, jsonPost, pairsOf, segmentOf } from '../common/engine'
import { cut } from '../common/text'
import { baseUrl } from '../common/url'
import { ConnectorError } from '../connector'
import type { Translator, TranslatorNeeds, TranslatorRequest, TranslatorSystem } from '../translator'
import { createGlossaries } from './glossaries'

/** What the account of a key without cost control is told to be allowed. */
const UNLIMITED = 1_000_000_000_000
const CONTEXT = 2_000

const Language = z.object({
  lang: z.string().min(1).max(20),
  usable_as_source: z.boolean(),
  usable_as_target: z.boolean(),
  features: z.record(z.string(), z.unknown()).nullish().catch(null),
})
type Language = z.infer<typeof Language>
const Translated = z.object({
  translations: z.array(
    z.object({
      text: z.unknown(),
      detected_source_language: z.string().nullish().catch(null),
      billed_characters: z.number().min(0).nullish().catch(null),
    }),
  ),
})
const Usage = z.object({ character_count: z.number().min(0), character_limit: z.number().min(0).nullish().catch(null) })

const nameOf = (error: CallError): Problem | null => {
  if (error.status === 403) return { code: 'signIn', params: { status: 403 } }
  if (error.status === 456) return { code: 'accountUsed', params: { status: 456 } }
  if (error.status === 529) return { code: 'rateLimited', params: { status: 529 } }
  return null
}

const can = (language: Language, feature: string): boolean => language.features?.[feature] !== undefined

const create = (needs: TranslatorNeeds): Translator => {
  const key = needs.values.key?.trim() ?? ''
  /** Keys of the free plan end in `:fx` and work at their own host only. */
  const host = key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com'
  const base = () => baseUrl(needs.values.url?.trim() || host, ['/v2', '/v3'])
  const headers = { authorization: `DeepL-Auth-Key ${key}` }
  let languages: Language[] | null = null

  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body: unknown, signal: AbortSignal | undefined) =>
    askEngine(
      needs,
      method === 'POST'
        ? jsonPost(`${base()}${path}`, body, headers, signal)
        : { method, url: `${base()}${path}`, headers: { accept: 'application/json', ...headers }, ...(signal ? { signal } : {}) },
      nameOf,
    )
  const glossaries = createGlossaries({ ask, now: () => needs.clock.now() })

  const readLanguages = async (signal?: AbortSignal) => {
    const parsed = z.array(z.unknown()).safeParse((await ask('GET', '/v3/languages?resource=translate_text', null, signal)).json)
    const read = parsed.success ? parsed.data.flatMap((one) => Language.safeParse(one).data ?? []) : []
    if (read.length === 0) throw badAnswer()
    languages = read
    return read
  }

  const abilities = async (signal?: AbortSignal): Promise<EngineAbilities> => {
    const read = await readLanguages(signal)
    const targets = read.filter((one) => one.usable_as_target)
    return {
      pairs: pairsOf(
        read.filter((one) => one.usable_as_source).map(({ lang }) => lang),
        () => targets.map(({ lang }) => lang),
      ),
      registers: targets.filter((one) => can(one, 'formality')).flatMap(({ lang }) => ourCode(lang) ?? []),
      glossary: read.some((one) => can(one, 'glossary')),
      detects: true,
      placeholders: 'xml',
      costUnit: 'characters',
      // The request may hold 128 KiB and 50 texts.
      limits: { segments: 50, characters: 20_000 },
    }
  }

  const send = async (request: TranslatorRequest, source: string | null, target: string, glossary: string | null, signal?: AbortSignal) => {
    const { register, segments, context } = request
    const body = {
      text: segments,
      target_lang: target.toUpperCase(),
      ...(source === null ? {} : { source_lang: source.toUpperCase() }),
      ...(register === null ? {} : { formality: register === 'familiar' ? 'prefer_less' : 'prefer_more' }),
      ...(context ? { context: cut(context, CONTEXT) } : {}),
      ...(glossary === null ? {} : { glossary_id: glossary }),
      tag_handling: 'xml',
      ignore_tags: ['f'],
      outline_detection: false,
      preserve_formatting: true,
      show_billed_characters: true,
    }
    return ask('POST', '/v2/translate', body, signal)
  }

  const translate = async (request: TranslatorRequest, signal?: AbortSignal) => {
    const { from, to, segments } = request
    if (segments.length === 0) return { segments: [], units: 0 }
    const known = languages ?? (await readLanguages(signal))
    const codes = (use: 'usable_as_source' | 'usable_as_target') => known.filter((one) => one[use]).map(({ lang }) => lang)
    const source = from === null ? null : bestCode(from, codes('usable_as_source'))
    const target = bestCode(to, codes('usable_as_target'))
    if (target === null || (from !== null && source === null)) throw new ConnectorError({ code: 'unsupported', params: {} })
    const glossed = source !== null && request.glossary.length > 0
    // A glossary is of languages, not of their regions.
    const primary = (code: string) => code.split('-')[0]?.toLowerCase() ?? code
    const glossary = glossed ? await glossaries.find(primary(source), primary(target), request.glossary, signal) : null
    const { json } = await send(request, source, target, glossary, signal).catch((error: unknown) => {
      const status = (error as Partial<CallError>).status
      if (glossary === null || (status !== 400 && status !== 404)) throw error
      // Somebody took the glossary away.
      glossaries.forget()
      return send(request, source, target, null, signal)
    })
    const parsed = Translated.safeParse(json)
    if (!parsed.success || parsed.data.translations.length !== segments.length) throw badAnswer()
    const { translations } = parsed.data
    const billed = translations.every((one) => typeof one.billed_characters === 'number')
    return {
      segments: translations.map((one, at) =>
        segmentOf(segments[at] ?? '', one.text, {
          detected: from === null && one.detected_source_language ? ourCode(one.detected_source_language) : null,
        }),
      ),
      units: billed ? translations.reduce((sum, one) => sum + Math.round(one.billed_characters ?? 0), 0) : charactersOf(segments),
    }
  }

  const account = async (signal?: AbortSignal) => {
    const parsed = Usage.safeParse((await ask('GET', '/v2/usage', null, signal)).json)
    if (!parsed.success) throw badAnswer()
    const { character_count: used, character_limit: most } = parsed.data
    return { used: Math.round(used), most: most === null || most === undefined || most >= UNLIMITED ? null : Math.round(most) }
  }

  return { abilities, translate, account }
}

export const deepl: TranslatorSystem = {
  kind: 'deepl',
  name: 'DeepL',
  fields: [
    { name: 'key', kind: 'secret', required: true, initial: '' },
    { name: 'url', kind: 'url', required: false, initial: '' },
  ],
  create,
}
