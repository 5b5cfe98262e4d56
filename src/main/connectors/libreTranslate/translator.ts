/**
 * LibreTranslate (its `/spec`, 1.9): a server of the agency's own, or the hosted one. No glossary, no register. Facts go as HTML
 * spans. One text that the server cannot do fails the whole batch there, so a refused batch is halved until the text is found.
 */
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/outbox/types'
import { bestCode, ourCode } from '../../../shared/domain/translation/languages'
import type { EngineAbilities } from '../../../shared/domain/translation/types'
import type { CallError } from '../common/call'
import { askEngine, badAnswer, charactersOf, jsonPost, pairsOf, type Segment, segmentFailed, segmentOf } from '../common/engine'
import { baseUrl } from '../common/url'
import { ConnectorError } from '../connector'
import type { Translator, TranslatorNeeds, TranslatorRequest, TranslatorSystem } from '../translator'

const SEGMENTS = 25
const CHARACTERS = 10_000

const Language = z.object({ code: z.string().min(1).max(20), targets: z.array(z.string()).nullish().catch(null) })
const Settings = z.object({
  charLimit: z.number().nullish().catch(null),
  keyRequired: z.boolean().nullish().catch(null),
})
const Detected = z.object({ language: z.string(), confidence: z.number().nullish().catch(null) })
const Translated = z.object({ translatedText: z.array(z.unknown()), detectedLanguage: z.unknown().optional() })

/** 403 is a missing or wrong key, or a ban: only another key helps. The server's words may hold the text, so they are not kept. */
const nameOf = (error: CallError): Problem | null => {
  if (error.status === 400 && / is not supported/.test(error.remoteCode ?? '')) return { code: 'unsupported', params: {} }
  if (error.status === 403) return { code: 'signIn', params: { status: 403 } }
  return null
}
/** Said of a text, not of the server: a 400, or the 500 that its translate call answers with when a model gave up. */
const aboutText = (error: unknown): error is CallError => {
  if (!(error instanceof ConnectorError)) return false
  const { status, remoteCode, problem } = error as CallError
  if (problem.code === 'unsupported') return false
  return status === 400 || (status === 500 && /^Cannot translate text/i.test(remoteCode ?? ''))
}

const create = (needs: TranslatorNeeds): Translator => {
  const key = needs.values.key?.trim() ?? ''
  const base = () => baseUrl(needs.values.url ?? '', ['/translate', '/languages', '/?'])
  const costUnit = key === '' ? ('none' as const) : ('characters' as const)
  let codes: { code: string; targets: readonly string[] }[] | null = null

  const get = async (path: string, signal: AbortSignal | undefined) =>
    (
      await askEngine(
        needs,
        { method: 'GET', url: `${base()}${path}`, headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) },
        nameOf,
      )
    ).json
  const languages = async (signal?: AbortSignal) => {
    const parsed = z.array(z.unknown()).safeParse(await get('/languages', signal))
    if (!parsed.success) throw badAnswer()
    const read = parsed.data.flatMap((one) => Language.safeParse(one).data ?? [])
    if (read.length === 0) throw badAnswer()
    const all = read.map(({ code }) => code)
    // Servers before 1.4 do not tell targets: each language to each.
    codes = read.map(({ code, targets }) => ({ code, targets: targets ?? all }))
    return codes
  }

  const abilities = async (signal?: AbortSignal): Promise<EngineAbilities> => {
    const read = await languages(signal)
    const settings = Settings.safeParse(await get('/frontend/settings', signal)).data
    if (settings?.keyRequired && key === '') throw new ConnectorError({ code: 'signIn', params: {} })
    // Neither call looks at the key; this one does.
    if (key !== '') await askEngine(needs, jsonPost(`${base()}/detect`, { q: 'hello', api_key: key }, {}, signal), nameOf)
    const limit = settings?.charLimit ?? -1
    return {
      pairs: pairsOf(
        read.map(({ code }) => code),
        (code) => read.find((one) => one.code === code)?.targets ?? [],
      ),
      registers: [],
      glossary: false,
      detects: true,
      placeholders: 'html',
      costUnit,
      limits: { segments: SEGMENTS, characters: limit >= 1 ? Math.min(CHARACTERS, Math.floor(limit)) : CHARACTERS },
    }
  }

  const one = async (texts: readonly string[], source: string, target: string, signal?: AbortSignal): Promise<Segment[]> => {
    const body = { q: texts, source, target, format: 'html', ...(key === '' ? {} : { api_key: key }) }
    const { json } = await askEngine(needs, jsonPost(`${base()}/translate`, body, {}, signal), nameOf)
    const parsed = Translated.safeParse(json)
    if (!parsed.success || parsed.data.translatedText.length !== texts.length) throw badAnswer()
    const { translatedText, detectedLanguage } = parsed.data
    const found = Array.isArray(detectedLanguage) ? detectedLanguage : texts.map(() => detectedLanguage)
    return texts.map((text, at) => {
      const detected = source === 'auto' ? Detected.safeParse(found[at]).data : undefined
      // Its confidence is that of the detection, not of the translation.
      return segmentOf(text, translatedText[at], { detected: detected ? ourCode(detected.language) : null })
    })
  }
  const halved = async (texts: readonly string[], source: string, target: string, signal?: AbortSignal): Promise<Segment[]> => {
    try {
      return await one(texts, source, target, signal)
    } catch (error) {
      if (!aboutText(error)) throw error
      if (texts.length === 1) return [segmentFailed({ code: 'notTranslated', params: {} })]
      const middle = Math.ceil(texts.length / 2)
      const first = await halved(texts.slice(0, middle), source, target, signal)
      return [...first, ...(await halved(texts.slice(middle), source, target, signal))]
    }
  }

  const translate = async (request: TranslatorRequest, signal?: AbortSignal) => {
    const { from, to, segments } = request
    if (segments.length === 0) return { segments: [], units: 0 }
    const known = codes ?? (await languages(signal))
    const source =
      from === null
        ? null
        : known.find(
            ({ code }) =>
              code ===
              bestCode(
                from,
                known.map((language) => language.code),
              ),
          )
    const target = bestCode(to, source ? source.targets : known.flatMap(({ targets }) => targets))
    if ((from !== null && !source) || target === null) throw new ConnectorError({ code: 'unsupported', params: {} })
    const translated = await halved(segments, source?.code ?? 'auto', target, signal)
    return { segments: translated, units: costUnit === 'none' ? 0 : charactersOf(segments) }
  }

  return { abilities, translate, account: async () => null }
}

export const libreTranslate: TranslatorSystem = {
  kind: 'libreTranslate',
  name: 'LibreTranslate',
  fields: [
    { name: 'url', kind: 'url', required: true, initial: 'http://127.0.0.1:5000' },
    { name: 'key', kind: 'secret', required: false, initial: '' },
  ],
  create,
}
