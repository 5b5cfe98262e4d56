import { expect, test } from 'vitest'
import { libreTranslate } from '../../../src/main/connectors/libreTranslate/translator'
import { answer, type Handler } from '../connectors/ports'
import { whyMissing } from '../connectors/vendorSpec'
import { asked, bodyOf, engineOf, failureOf, judgeOf } from './kit'

const FILE = 'libretranslate/spec-from-docstrings-1.9.6.json'
const values = { url: 'https://lt.example.test/', key: 'k' }
/** The description is of form fields; JSON is taken as well (NOTES.md: «JSON or form body»), with the same names. */
const inJson = (name: string, q: unknown) => ({
  note: 'NOTES.md, «JSON or form body»',
  method: 'POST',
  path: `/${name}`,
  body: {
    type: 'object',
    required: name === 'translate' ? ['q', 'source', 'target'] : ['q'],
    additionalProperties: false,
    properties: {
      q,
      api_key: { type: 'string' },
      ...(name === 'translate' ? { source: { type: 'string' }, target: { type: 'string' }, format: { enum: ['text', 'html'] } } : {}),
    },
  },
})
const judge = judgeOf(FILE, '', [inJson('translate', { type: 'array', items: { type: 'string' } }), inJson('detect', { type: 'string' })])

const server: Handler = (request) => {
  const { pathname } = new URL(request.url)
  if (pathname === '/languages')
    return answer(200, [
      { code: 'de', name: 'German', targets: ['de', 'en', 'zh-Hans', 'zt'] },
      { code: 'en', name: 'English', targets: ['de', 'en', 'pt-BR'] },
      { code: 7 },
      { name: 'no code' },
    ])
  if (pathname === '/frontend/settings') return answer(200, { charLimit: 2000, keyRequired: true, apiKeys: true })
  if (pathname === '/detect') return answer(200, [{ confidence: 90, language: 'de' }])
  const { q, source } = bodyOf(request) as { q: string[]; source: string }
  if (q.some((text) => text.includes('poison'))) return answer(500, { error: 'Cannot translate text: index out of range' })
  return answer(200, {
    translatedText: q.map((text) => `«${text}»`),
    ...(source === 'auto' ? { detectedLanguage: q.map(() => ({ confidence: 90, language: 'zh-Hant' })) } : {}),
  })
}

test.skipIf(!judge)(`each request fits the vendor's description (${judge ? FILE : whyMissing(FILE)})`, async () => {
  const { engine, http } = engineOf(libreTranslate, server, values)
  await engine.abilities()
  await engine.translate(asked(['Hallo <span translate="no">1</span>', 'Danke']))
  await engine.translate(asked(['Hallo'], { from: null }))
  expect(judge?.(http.requests)).toEqual([])
  expect(http.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'GET /languages',
    'GET /frontend/settings',
    'POST /detect',
    'POST /translate',
    'POST /translate',
  ])
})

test('pairs in our codes, limits of the server, its key proven', async () => {
  const { engine } = engineOf(libreTranslate, server, values)
  expect(await engine.abilities()).toEqual({
    pairs: [
      { from: 'de', to: 'en' },
      { from: 'de', to: 'zh-CN' },
      { from: 'de', to: 'zh-TW' },
      { from: 'en', to: 'de' },
      { from: 'en', to: 'pt-BR' },
    ],
    registers: [],
    glossary: false,
    detects: true,
    placeholders: 'html',
    costUnit: 'characters',
    limits: { segments: 25, characters: 2000 },
  })
  const keyless = engineOf(libreTranslate, server, { url: values.url })
  expect(await failureOf(keyless.engine.abilities())).toEqual({ code: 'signIn', retryAt: null })
})

test('segments in order, the server’s own codes on the wire, characters counted', async () => {
  const { engine, http } = engineOf(libreTranslate, server, values)
  const { segments, units } = await engine.translate(asked(['Hallo 😀', 'Tschüss'], { to: 'zh-TW' }))
  expect(segments.map(({ text }) => text)).toEqual(['«Hallo 😀»', '«Tschüss»'])
  expect(units).toBe(14)
  expect(bodyOf(http.requests.at(-1))).toMatchObject({ source: 'de', target: 'zt', format: 'html', api_key: 'k' })
  const found = await engine.translate(asked(['你好'], { from: null }))
  expect(found.segments[0]?.detected).toBe('zh-TW')
  expect(await failureOf(engine.translate(asked(['x'], { to: 'ja' })))).toEqual({ code: 'unsupported', retryAt: null })
})

test('one text that the server cannot do takes none of the others along', async () => {
  const { engine } = engineOf(libreTranslate, server, values)
  const { segments } = await engine.translate(asked(['eins', 'poison', 'drei', 'vier', 'poison']))
  expect(segments.map(({ text, problem }) => text ?? problem?.code)).toEqual([
    '«eins»',
    'notTranslated',
    '«drei»',
    '«vier»',
    'notTranslated',
  ])
})
