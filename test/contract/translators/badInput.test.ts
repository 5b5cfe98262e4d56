/**
 * Every engine against a server that lies: whatever comes back ends in a ConnectorError that a screen can word, or in a segment
 * that says it failed. Nothing else is thrown, nothing is taken for a translation, nothing of a text stands in an error.
 */
import { describe, expect, test } from 'vitest'
import { ConnectorError } from '../../../src/main/connectors/connector'
import { translators } from '../../../src/main/connectors/translators'
import { type HttpAnswer, HttpFailure, type HttpRequest } from '../../../src/main/ports'
import { answer, type Handler } from '../connectors/ports'
import { asked, engineOf, failureOf, T0 } from './kit'

const SECRET = 'Geheimtext-4711'
const values: Record<string, string> = { url: 'https://engine.example.test/v1', key: 'k', model: 'm', project: 'p', location: 'global' }

/** Lists of languages as each server tells them, so that what is tested is the answer to a text. */
const lists: [RegExp, unknown][] = [
  [
    /\/v3\/languages/,
    [
      { lang: 'de', usable_as_source: true, usable_as_target: true },
      { lang: 'en', usable_as_source: true, usable_as_target: true },
    ],
  ],
  [/translate\/v2\/languages/, { data: { languages: [{ language: 'de' }, { language: 'en' }] } }],
  [/supportedLanguages/, { languages: [{ languageCode: 'de' }, { languageCode: 'en' }] }],
  [/listPairs/, { responseData: [{ sourceLanguage: 'deu', targetLanguage: 'eng' }] }],
  [
    /\/languages$/,
    [
      { code: 'de', targets: ['en'] },
      { code: 'en', targets: ['de'] },
    ],
  ],
]
const lying =
  (lie: (request: HttpRequest) => HttpAnswer): Handler =>
  (request) => {
    const list = request.method === 'GET' ? lists.find(([path]) => path.test(request.url)) : undefined
    return list ? answer(200, list[1]) : lie(request)
  }
const json = (body: unknown): HttpAnswer => answer(200, body)

const lies: [string, () => HttpAnswer][] = [
  ['an empty body', () => answer(200, '', { 'content-type': 'application/json' })],
  ['half of JSON', () => answer(200, '{"translations":[{"text":"Hal', { 'content-type': 'application/json' })],
  ['a page of HTML', () => answer(200, '<!doctype html><title>Sign in to the network</title>')],
  ['null', () => json(null)],
  ['a number', () => json(7)],
  ['a list', () => json([])],
  ['an empty object', () => json({})],
  [
    'every shape with wrong types',
    () => json({ translations: 'x', data: { translations: 5 }, translatedText: { a: 1 }, responseData: [], choices: {} }),
  ],
  [
    'texts that are none',
    () =>
      json({
        translations: [{ text: 5 }, { text: null }],
        data: { translations: [{ translatedText: {} }, {}] },
        translatedText: [1, null],
        responseData: { translatedText: 9 },
        choices: [{ message: { content: 5 } }],
      }),
  ],
  [
    'too few',
    () =>
      json({
        translations: [{ text: 'a' }],
        data: { translations: [{ translatedText: 'a' }] },
        translatedText: ['a'],
        responseData: {},
        choices: [],
      }),
  ],
  [
    'too many',
    () =>
      json({
        translations: [1, 2, 3].map(() => ({ text: 'a', translatedText: 'a' })),
        data: { translations: [1, 2, 3].map(() => ({ translatedText: 'a' })) },
        translatedText: ['a', 'a', 'a'],
      }),
  ],
  [
    'one text for two',
    () => json({ translatedText: 'a', translations: { text: 'a' }, choices: [{ message: { content: '{"translations":{"id":"s1"}}' } }] }),
  ],
  [
    'empty texts',
    () =>
      json({
        translations: [
          { text: '', translatedText: '' },
          { text: ' ', translatedText: ' ' },
        ],
        data: { translations: [{ translatedText: '' }, { translatedText: ' ' }] },
        translatedText: ['', ' '],
        responseData: { translatedText: '' },
        choices: [{ finish_reason: 'stop', message: { content: '' } }],
      }),
  ],
  [
    'texts without end',
    () => {
      const long = 'x'.repeat(200_000)
      const content = JSON.stringify({ translations: ['s1', 's2'].map((id) => ({ id, text: long })) })
      return json({
        translations: [
          { text: long, translatedText: long },
          { text: long, translatedText: long },
        ],
        data: { translations: [{ translatedText: long }, { translatedText: long }] },
        translatedText: [long, long],
        responseData: { translatedText: long },
        choices: [{ message: { content } }],
      })
    },
  ],
  [
    'keys of prototypes',
    () =>
      answer(
        200,
        '{"__proto__":{"text":"a"},"constructor":{"prototype":{}},"translations":[{"__proto__":{"text":"a"}},{"text":{"toString":null}}]}',
        { 'content-type': 'application/json' },
      ),
  ],
]

const statuses: [number, string, string][] = [
  [401, '{"error":"no"}', 'signIn'],
  [404, '<html>nothing here</html>', 'notFound'],
  [413, '{"message":"too large"}', 'tooLarge'],
  [429, '{}', 'rateLimited'],
  [500, `{"error":"boom ${SECRET}"}`, 'serverError'],
  [502, '<html><h1>Bad gateway</h1></html>', 'serverError'],
  [503, '', 'serverError'],
  [511, '<html>sign in</html>', 'portal'],
]

describe.each(translators.map((system) => [system.kind, system] as const))('%s', (_kind, system) => {
  const two = asked([`${SECRET} eins`, 'zwei'], { glossary: [] })

  test.each(lies)('%s: refused, never taken for a translation', async (_what, lie) => {
    const { engine } = engineOf(system, lying(lie), values)
    try {
      const { segments, units } = await engine.translate(two)
      expect(segments.map(({ text, problem }) => [text, problem?.code])).toEqual([
        [null, 'badAnswer'],
        [null, 'badAnswer'],
      ])
      expect(units).toBeGreaterThanOrEqual(0)
    } catch (error) {
      expect(error).toBeInstanceOf(ConnectorError)
      expect((error as ConnectorError).problem.code).toBe('badAnswer')
      expect(JSON.stringify((error as ConnectorError).problem)).not.toContain(SECRET)
    }
  })

  test.each(lies)('abilities from %s: refused', async (_what, lie) => {
    const { code } = await failureOf(engineOf(system, lie, values).engine.abilities())
    // A server without a list of models is taken at its word; a list that names none is no list.
    expect(['badAnswer', 'rejected', ...(system.kind === 'openAi' ? ['none'] : [])]).toContain(code)
  })

  test.each(statuses)('HTTP %s', async (status, body, code) => {
    const made = engineOf(
      system,
      lying(() => answer(status, body, { 'content-type': 'text/html' })),
      values,
    )
    const failure = await failureOf(made.engine.translate(two))
    // APY takes 500 for a text that was too much; all of them failing is the server's failure again.
    expect(failure.code).toBe(code)
    const thrown = await made.engine.translate(two).catch((error: ConnectorError) => JSON.stringify([error.problem, error.message]))
    expect(thrown).not.toContain(SECRET)
  })

  test.each([
    ['7', T0 + 7_000],
    ['Sun, 22 Nov 2026 10:01:00 GMT', T0 + 60_000],
    ['Sunday, 22-Nov-26 10:01:00 GMT', T0 + 60_000],
    ['soon', null],
    ['-5', null],
    ['999999999', T0 + 86_400_000],
    ['', null],
  ])('429 with Retry-After «%s»', async (value, at) => {
    const headers = { 'retry-after': value, date: 'Sun, 22 Nov 2026 10:00:00 GMT' }
    const { engine } = engineOf(
      system,
      lying(() => answer(429, {}, headers)),
      values,
    )
    expect(await failureOf(engine.translate(two))).toEqual({ code: 'rateLimited', retryAt: at })
  })

  test.each([
    ['unreachable', 'unreachable'],
    ['timeout', 'timeout'],
    ['tls', 'tls'],
    ['proxy', 'proxy'],
    ['aborted', 'cancelled'],
    ['tooLarge', 'tooLarge'],
    ['redirect', 'badAnswer'],
  ] as const)('a network that ends with %s', async (kind, code) => {
    const { engine, http } = engineOf(
      system,
      lying(() => json({})),
      values,
    )
    http.interfere = () => ({ before: new HttpFailure(kind, false) })
    expect((await failureOf(engine.translate(two))).code).toBe(code)
    expect((await failureOf(engine.abilities())).code).toBe(code)
  })

  test('nothing to do is done without a word', async () => {
    const { engine, http } = engineOf(system, () => json({}), values)
    expect(await engine.translate(asked([]))).toEqual({ segments: [], units: 0 })
    expect(http.requests).toEqual([])
  })

  test('each call carries the caller’s signal', async () => {
    const { engine, http } = engineOf(
      system,
      lying(() => json({})),
      values,
    )
    const stop = new AbortController()
    await engine.translate(two, stop.signal).catch(() => null)
    await engine.abilities(stop.signal).catch(() => null)
    expect(http.requests.length).toBeGreaterThan(0)
    expect(http.requests.every(({ signal }) => signal === stop.signal)).toBe(true)
  })

  test.each(['http://elsewhere.example.test', 'ftp://x', 'no address at all', 'https://me:pw@x.test'])(
    'an address like %s goes nowhere',
    async (url) => {
      if (!system.fields.some(({ name }) => name === 'url')) return
      const { engine, http } = engineOf(system, () => json({}), { ...values, url })
      expect(['tls', 'rejected']).toContain((await failureOf(engine.abilities())).code)
      expect(http.requests).toEqual([])
    },
  )
})
