/** APY has no description to judge by: its handlers and NOTES.md are the source; test/real/apertium runs the server itself. */
import { expect, test } from 'vitest'
import { apertium } from '../../../src/main/connectors/apertium/translator'
import { answer, type Handler } from '../connectors/ports'
import { asked, bodyOf, engineOf, failureOf } from './kit'

const values = { url: 'http://127.0.0.1:2737/' }
const pair = (sourceLanguage: unknown, targetLanguage: unknown) => ({ sourceLanguage, targetLanguage })
const apy =
  (say: (text: string) => [number, unknown] | string = (text) => `«${text}»`, identified: unknown = { spa: 0.9, cat: 0.05 }): Handler =>
  (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/listPairs')
      return answer(200, {
        responseData: [
          pair('spa', 'eng'),
          pair('spa', 'eng_US'),
          pair('eng', 'spa'),
          pair('spa', 'cat_valencia'),
          pair('nob', 'nno'),
          pair('por', 'spa'),
          pair(5, null),
        ],
        responseDetails: null,
        responseStatus: 200,
      })
    if (pathname === '/identifyLang') return answer(200, identified)
    const said = say(String(bodyOf(request).q))
    return typeof said === 'string'
      ? answer(200, { responseData: { translatedText: said }, responseDetails: null, responseStatus: 200 })
      : answer(...said)
  }

test('pairs in our codes, no cost, detection only where the server has a detector', async () => {
  const { engine } = engineOf(apertium, apy(), values)
  expect(await engine.abilities()).toEqual({
    pairs: [
      { from: 'es', to: 'en' },
      { from: 'es', to: 'en-US' },
      { from: 'en', to: 'es' },
      { from: 'es', to: 'ca-valencia' },
      { from: 'nb', to: 'nn' },
      { from: 'pt', to: 'es' },
    ],
    registers: [],
    glossary: false,
    detects: true,
    placeholders: 'plain',
    costUnit: 'none',
    limits: { segments: 20, characters: 10_000 },
  })
  const blind = engineOf(apertium, apy(undefined, {}), values)
  expect((await blind.engine.abilities()).detects).toBe(false)
  expect((await failureOf(blind.engine.translate(asked(['hola'], { from: null })))).code).toBe('unsupported')
})

test('one request a segment, at most four at once, in order', async () => {
  let running = 0
  let most = 0
  const slow: Handler = async (request) => {
    running += 1
    most = Math.max(most, running)
    await new Promise((done) => setTimeout(done, 5))
    running -= 1
    return apy()(request)
  }
  const { engine, http } = engineOf(apertium, slow, values)
  const texts = Array.from({ length: 11 }, (_, at) => `texto ${at}`)
  const { segments } = await engine.translate(asked(texts, { from: 'es-MX', to: 'en-GB' }))
  expect(segments.map(({ text }) => text)).toEqual(texts.map((text) => `«${text}»`))
  expect(most).toBe(4)
  expect(bodyOf(http.requests.at(-1))).toMatchObject({ langpair: 'spa|eng', format: 'txt', markUnknown: 'yes' })
})

test('words it does not know lower its confidence and lose their marks', async () => {
  const { engine, http } = engineOf(
    apertium,
    apy((text) => (text === 'uno' ? 'one *fooble two *bar.' : text === 'a*b' ? 'a*b' : '  Where is it?  ')),
    values,
  )
  const { segments } = await engine.translate(asked(['uno', 'a*b', '¿Dónde? '], { from: 'es' }))
  expect(segments).toEqual([
    { text: 'one fooble two bar.', problem: null, detected: null, confidence: 0.5 },
    { text: 'a*b', problem: null, detected: null, confidence: null },
    { text: 'Where is it? ', problem: null, detected: null, confidence: 1 },
  ])
  expect(http.requests.map((request) => bodyOf(request)?.markUnknown)).toEqual([undefined, 'yes', 'no', 'yes'])
})

test('a text that was too much fails alone; all of them failing is the server’s failure', async () => {
  const { engine } = engineOf(
    apertium,
    apy((text) => (text === 'bad' ? [408, { status: 'error', code: 408 }] : text)),
    values,
  )
  const { segments } = await engine.translate(asked(['uno', 'bad'], { from: 'es' }))
  expect(segments.map(({ text, problem }) => text ?? problem?.code)).toEqual(['uno', 'timeout'])
  expect((await failureOf(engine.translate(asked(['bad', 'bad'], { from: 'es' })))).code).toBe('timeout')
})

test('a pair that was taken away since', async () => {
  const { engine } = engineOf(
    apertium,
    apy(() => [400, { status: 'error', code: 400, explanation: 'That pair is not installed' }]),
    values,
  )
  expect((await failureOf(engine.translate(asked(['uno'], { from: 'es' })))).code).toBe('unsupported')
  expect((await failureOf(engine.translate(asked(['uno'], { from: 'de' })))).code).toBe('unsupported')
})

test('the language is found out where nobody knows it', async () => {
  const { engine, http } = engineOf(apertium, apy(), values)
  const { segments } = await engine.translate(asked(['hola'], { from: null }))
  expect(segments[0]?.detected).toBe('es')
  expect(bodyOf(http.requests.at(-1)).langpair).toBe('spa|eng')
})
