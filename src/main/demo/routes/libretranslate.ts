import { type Call, json, type Reply } from '../http'
import type { TranslationBook } from '../translate/book'
import { plainText, readMarkup, writeMarkup } from '../translate/markup'

/** The language codes of LibreTranslate 1.9 for those of the demo. */
const THEIRS: Readonly<Record<string, string>> = { 'zh-CN': 'zh-Hans' }
const NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  'pt-BR': 'Portuguese (Brazil)',
  ja: 'Japanese',
  'zh-CN': 'Chinese',
  ar: 'Arabic',
  it: 'Italian',
  pl: 'Polish',
}
/** What LibreTranslate puts before the reason why a text failed. */
const UNKNOWN = "Cannot translate text: the demo engine knows the demo shops' texts only"

/** LibreTranslate's own API over what the demo engine knows. */
export function createLibreTranslateApi(book: TranslationBook, key: string) {
  const code = (language: string): string => THEIRS[language] ?? language
  const language = (theirs: unknown): string | null => book.languages.find((one) => code(one) === theirs) ?? null
  const refused = (error: string, status: number): Reply => json({ error }, status)

  const translate = ({ body }: Call): Reply => {
    const { q, source, target, format } = body
    const list = Array.isArray(q) ? q : [q]
    if (q === undefined || list.some((one) => typeof one !== 'string')) return refused('Invalid request: missing q parameter', 400)
    const to = language(target)
    const given = source === 'auto' ? null : language(source)
    if (to === null) return refused(`${String(target)} is not supported`, 400)
    if (given === null && source !== 'auto') return refused(`${String(source)} is not supported`, 400)
    const answers: { text: string; from: string }[] = []
    for (const one of list as string[]) {
      const items = format === 'html' ? readMarkup(one) : plainText(one)
      const from = given ?? book.detect(items)
      const answer = from === null ? null : book.translate(items, from, to)
      if (from === null || answer === null) return refused(UNKNOWN, 500)
      answers.push({ text: writeMarkup(answer, format === 'html'), from })
    }
    const found = answers.map(({ from }) => ({ confidence: 100, language: code(from) }))
    return json({
      translatedText: Array.isArray(q) ? answers.map(({ text }) => text) : answers[0]?.text,
      ...(given === null ? { detectedLanguage: Array.isArray(q) ? found : found[0] } : {}),
    })
  }

  const answer = (call: Call): Reply => {
    switch (`${call.method} ${call.path}`) {
      case 'GET /health':
        return json({ status: 'ok' })
      case 'GET /languages':
        return json(book.languages.map((one) => ({ code: code(one), name: NAMES[one] ?? one, targets: book.languages.map(code) })))
      case 'GET /frontend/settings':
        return json({ charLimit: -1, frontendTimeout: 500, apiKeys: true, keyRequired: true, suggestions: false, supportedFilesFormat: [] })
    }
    if (call.method !== 'POST' || (call.path !== '/translate' && call.path !== '/detect')) return refused('Not Found', 404)
    if (call.body.api_key !== key) return refused('Invalid API key', 403)
    if (call.path === '/translate') return translate(call)
    const found = typeof call.body.q === 'string' ? book.detect(plainText(call.body.q)) : null
    return json(found === null ? [] : [{ confidence: 100, language: code(found) }])
  }
  return { shopOf: () => null, handle: answer }
}
