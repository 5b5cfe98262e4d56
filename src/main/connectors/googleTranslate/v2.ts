/** Google Cloud Translation, basic (v2): an API key, texts as HTML. No glossary, no register. */
import { z } from 'zod'
import { bestCode, ourCode } from '../../../shared/domain/translation/languages'
import { askEngine, badAnswer, charactersOf, jsonPost, segmentOf } from '../common/engine'
import { query } from '../common/url'
import { ConnectorError } from '../connector'
import type { Translator, TranslatorNeeds, TranslatorRequest, TranslatorSystem } from '../translator'
import { nameOf } from './errors'

const BASE = 'https://translation.googleapis.com/language/translate/v2'

const Languages = z.object({ data: z.object({ languages: z.array(z.unknown()) }) })
const Language = z.object({ language: z.string().min(1).max(20) })
const Translated = z.object({
  data: z.object({
    translations: z.array(z.object({ translatedText: z.unknown(), detectedSourceLanguage: z.string().nullish().catch(null) })),
  }),
})

const create = (needs: TranslatorNeeds): Translator => {
  // By header, so that no address that is logged on the way holds it.
  const headers = { 'x-goog-api-key': needs.values.key?.trim() ?? '' }
  let codes: string[] | null = null

  const readCodes = async (signal?: AbortSignal) => {
    const request = { method: 'GET', url: `${BASE}/languages${query({ target: 'en' })}`, headers, ...(signal ? { signal } : {}) }
    const parsed = Languages.safeParse((await askEngine(needs, request, nameOf)).json)
    const read = parsed.success ? parsed.data.data.languages.flatMap((one) => Language.safeParse(one).data?.language ?? []) : []
    if (read.length === 0) throw badAnswer()
    codes = read
    return read
  }

  return {
    abilities: async (signal) => {
      await readCodes(signal)
      return {
        // Any of some 190 to any: too many pairs to be worth a list; what it cannot do is refused before a text leaves.
        pairs: null,
        registers: [],
        glossary: false,
        detects: true,
        placeholders: 'html',
        costUnit: 'characters',
        limits: { segments: 100, characters: 5_000 },
      }
    },
    translate: async ({ from, to, segments }: TranslatorRequest, signal) => {
      if (segments.length === 0) return { segments: [], units: 0 }
      const known = codes ?? (await readCodes(signal))
      const [source, target] = [from === null ? null : bestCode(from, known), bestCode(to, known)]
      if (target === null || (from !== null && source === null)) throw new ConnectorError({ code: 'unsupported', params: {} })
      const body = { q: segments, target, format: 'html', ...(source === null ? {} : { source }) }
      const { json } = await askEngine(needs, jsonPost(BASE, body, headers, signal), nameOf)
      const parsed = Translated.safeParse(json)
      if (!parsed.success || parsed.data.data.translations.length !== segments.length) throw badAnswer()
      return {
        segments: parsed.data.data.translations.map((one, at) =>
          segmentOf(segments[at] ?? '', one.translatedText, {
            detected: source === null && one.detectedSourceLanguage ? ourCode(one.detectedSourceLanguage) : null,
          }),
        ),
        units: charactersOf(segments),
      }
    },
    account: async () => null,
  }
}

export const googleV2: TranslatorSystem = {
  kind: 'googleV2',
  name: 'Google Cloud Translation v2',
  fields: [{ name: 'key', kind: 'secret', required: true, initial: '' }],
  create,
}
