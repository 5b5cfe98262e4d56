/**
 * Google Cloud Translation, advanced (v3): a project, a service account or an access token. Its glossaries are files in Google's
 * storage made by long-running work, so none is passed; terms are enforced afterwards. No register.
 */
import { z } from 'zod'
import { bestCode, ourCode } from '../../../shared/domain/translation/languages'
import type { HttpRequest } from '../../ports'
import type { CallError } from '../common/call'
import { askEngine, badAnswer, charactersOf, jsonPost, segmentOf } from '../common/engine'
import { ConnectorError } from '../connector'
import type { Translator, TranslatorNeeds, TranslatorRequest, TranslatorSystem } from '../translator'
import { createAccess } from './access'
import { nameOf } from './errors'

const HOST = 'https://translation.googleapis.com'

const Languages = z.object({ languages: z.array(z.unknown()) })
const Language = z.object({
  languageCode: z.string().min(1).max(20),
  supportSource: z.boolean().nullish().catch(null),
  supportTarget: z.boolean().nullish().catch(null),
})
const Translated = z.object({
  // «If an error occurs during translation, this field might be excluded»: then that text alone failed.
  translations: z.array(z.object({ translatedText: z.unknown().optional(), detectedLanguageCode: z.string().nullish().catch(null) })),
})

const create = (needs: TranslatorNeeds): Translator => {
  const { project = '', location = '', key = '' } = needs.values
  const access = createAccess(needs, key.trim())
  const parent = () => {
    const [owner, place] = [project.trim(), location.trim() || 'global']
    if (!/^[a-z0-9:.-]+$/i.test(owner)) throw new ConnectorError({ code: 'rejected', params: { fields: 'project' } })
    if (!/^[a-z0-9-]+$/i.test(place)) throw new ConnectorError({ code: 'rejected', params: { fields: 'location' } })
    return `${HOST}/v3/projects/${owner}/locations/${place}`
  }
  let languages: z.infer<typeof Language>[] | null = null

  /** A token may end early; another is got once. */
  const ask = async (make: (headers: Record<string, string>) => HttpRequest, signal?: AbortSignal, again = true): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await access.token(signal)}` }
    try {
      return (await askEngine(needs, make(headers), nameOf)).json
    } catch (error) {
      access.drop()
      if (!again || (error as Partial<CallError>).status !== 401 || !key.trimStart().startsWith('{')) throw error
      return ask(make, signal, false)
    }
  }
  const readLanguages = async (signal?: AbortSignal) => {
    const json = await ask(
      (headers) => ({ method: 'GET', url: `${parent()}/supportedLanguages`, headers, ...(signal ? { signal } : {}) }),
      signal,
    )
    const parsed = Languages.safeParse(json)
    const read = parsed.success ? parsed.data.languages.flatMap((one) => Language.safeParse(one).data ?? []) : []
    if (read.length === 0) throw badAnswer()
    languages = read
    return read
  }

  return {
    abilities: async (signal) => {
      await readLanguages(signal)
      return {
        // Any of some 190 to any: too many pairs to be worth a list; what it cannot do is refused before a text leaves.
        pairs: null,
        registers: [],
        glossary: false,
        detects: true,
        placeholders: 'html',
        costUnit: 'characters',
        limits: { segments: 200, characters: 25_000 },
      }
    },
    translate: async ({ from, to, segments }: TranslatorRequest, signal) => {
      if (segments.length === 0) return { segments: [], units: 0 }
      const known = languages ?? (await readLanguages(signal))
      const codes = (use: 'supportSource' | 'supportTarget') => known.filter((one) => one[use] !== false).map((one) => one.languageCode)
      const [source, target] = [from === null ? null : bestCode(from, codes('supportSource')), bestCode(to, codes('supportTarget'))]
      if (target === null || (from !== null && source === null)) throw new ConnectorError({ code: 'unsupported', params: {} })
      const body = {
        contents: segments,
        mimeType: 'text/html',
        targetLanguageCode: target,
        ...(source === null ? {} : { sourceLanguageCode: source }),
      }
      const parsed = Translated.safeParse(await ask((headers) => jsonPost(`${parent()}:translateText`, body, headers, signal), signal))
      if (!parsed.success || parsed.data.translations.length !== segments.length) throw badAnswer()
      return {
        segments: parsed.data.translations.map((one, at) =>
          segmentOf(segments[at] ?? '', one.translatedText, {
            detected: source === null && one.detectedLanguageCode ? ourCode(one.detectedLanguageCode) : null,
          }),
        ),
        units: charactersOf(segments),
      }
    },
    account: async () => null,
  }
}

export const googleV3: TranslatorSystem = {
  kind: 'googleV3',
  name: 'Google Cloud Translation v3',
  fields: [
    { name: 'project', kind: 'text', required: true, initial: '' },
    { name: 'location', kind: 'text', required: false, initial: 'global' },
    { name: 'key', kind: 'secret', required: true, initial: '' },
  ],
  create,
}
