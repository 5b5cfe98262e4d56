import { expect, test } from 'vitest'
import { deepl } from '../../../src/main/connectors/deepl/translator'
import { answer, type Handler } from '../connectors/ports'
import { whyMissing } from '../connectors/vendorSpec'
import { asked, bodyOf, engineOf, failureOf, judgeOf, T0 } from './kit'

const FILE = 'deepl/openapi.json'
const judge = judgeOf(FILE)
const values = { key: 'secret:fx' }
const language = (lang: string, source: boolean, target: boolean, features: string[] = ['glossary']) => ({
  lang,
  name: lang,
  status: 'stable',
  usable_as_source: source,
  usable_as_target: target,
  features: Object.fromEntries(features.map((one) => [one, { status: 'stable' }])),
})
const languages = [
  language('de', true, true, ['glossary', 'formality']),
  language('ja', true, true, ['formality']),
  language('en', true, false),
  language('en-US', false, true),
  language('en-GB', false, true),
  language('zh', true, false),
  language('zh-Hans', false, true),
  language('zh-Hant', false, true),
  { lang: 5 },
]

/** DeepL with its glossaries; `refuse` answers in its place. */
const server = (refuse: (path: string, body: Record<string, unknown>) => [number, unknown] | null = () => null) => {
  const glossaries: { glossary_id: string; name: string; ready: boolean; creation_time: string; entries: string }[] = []
  const handler: Handler = (request) => {
    const { pathname } = new URL(request.url)
    const body = bodyOf(request) ?? {}
    const no = refuse(`${request.method} ${pathname}`, body)
    if (no) return answer(...no)
    if (pathname === '/v3/languages') return answer(200, languages)
    if (pathname === '/v2/usage') return answer(200, { character_count: 1200, character_limit: 500_000 })
    if (pathname === '/v2/glossaries' && request.method === 'GET') return answer(200, { glossaries })
    if (pathname === '/v2/glossaries') {
      const made = {
        glossary_id: `g${glossaries.length + 1}`,
        name: String(body.name),
        ready: true,
        creation_time: '2026-11-20T00:00:00Z',
        entries: String(body.entries),
      }
      glossaries.push(made)
      return answer(201, made)
    }
    if (pathname.startsWith('/v2/glossaries/')) {
      glossaries.splice(
        glossaries.findIndex(({ glossary_id }) => pathname.endsWith(glossary_id)),
        1,
      )
      return answer(204, '')
    }
    const text = body.text as string[]
    return answer(200, {
      translations: text.map((one) => ({ text: `«${one}»`, detected_source_language: 'ZH', billed_characters: [...one].length + 1 })),
    })
  }
  return { handler, glossaries }
}
const terms = [
  { source: 'Retoure', target: 'return' },
  { source: 'Gutschein', target: 'voucher' },
]

test.skipIf(!judge)(`each request fits the vendor's description (${judge ? FILE : whyMissing(FILE)})`, async () => {
  const { engine, http } = engineOf(deepl, server().handler, values)
  await engine.abilities()
  await engine.account()
  await engine.translate(asked(['Die <f id="1">QX1</f> ist da.', 'Danke'], { register: 'polite', glossary: terms, context: 'Paket' }))
  await engine.translate(asked(['早'], { from: null }))
  expect(judge?.(http.requests)).toEqual([])
  expect(http.requests).toHaveLength(6)
  for (const { url, headers } of http.requests) {
    expect(new URL(url).host).toBe('api-free.deepl.com')
    expect(headers?.authorization).toBe('DeepL-Auth-Key secret:fx')
  }
})

test('languages both ways, registers and glossaries where they are', async () => {
  const { engine, http } = engineOf(deepl, server().handler, { key: 'pro' })
  const { pairs, registers, ...rest } = await engine.abilities()
  expect(new URL(http.requests[0]?.url ?? '').host).toBe('api.deepl.com')
  expect(pairs).toContainEqual({ from: 'de', to: 'en-US' })
  expect(pairs).toContainEqual({ from: 'zh-CN', to: 'zh-TW' })
  expect(pairs).not.toContainEqual({ from: 'en', to: 'en-US' })
  expect(registers).toEqual(['de', 'ja'])
  expect(rest).toEqual({
    glossary: true,
    detects: true,
    placeholders: 'xml',
    costUnit: 'characters',
    limits: { segments: 50, characters: 20_000 },
  })
  await engine.translate(asked(['x'], { from: 'de', to: 'en' }))
  expect(bodyOf(http.requests.at(-1))).toMatchObject({ source_lang: 'DE', target_lang: 'EN-US' })
  await engine.translate(asked(['x'], { from: 'en-GB', to: 'zh-TW' }))
  expect(bodyOf(http.requests.at(-1))).toMatchObject({ source_lang: 'EN', target_lang: 'ZH-HANT' })
  expect((await failureOf(engine.translate(asked(['x'], { to: 'sw' })))).code).toBe('unsupported')
})

test('register, context and tags as they stand on the wire; billed characters are the unit', async () => {
  const { engine, http } = engineOf(deepl, server().handler, values)
  const first = await engine.translate(asked(['Hallo', 'Tschüss'], { register: 'familiar', context: 'c'.repeat(9000) }))
  expect(first).toEqual({
    segments: ['«Hallo»', '«Tschüss»'].map((text) => ({ text, problem: null, detected: null, confidence: null })),
    units: 14,
  })
  expect(bodyOf(http.requests.at(-1))).toMatchObject({
    formality: 'prefer_less',
    tag_handling: 'xml',
    ignore_tags: ['f'],
    context: 'c'.repeat(2000),
  })
  await engine.translate(asked(['Hallo'], { register: 'humble' }))
  expect(bodyOf(http.requests.at(-1)).formality).toBe('prefer_more')
  const { segments } = await engine.translate(asked(['早'], { from: null }))
  expect(segments[0]?.detected).toBe('zh-CN')
  expect(bodyOf(http.requests.at(-1))).not.toHaveProperty('source_lang')
})

test('one glossary for one set of terms, whatever their order; found again by other desks', async () => {
  const vendor = server()
  const one = engineOf(deepl, vendor.handler, values)
  await one.engine.translate(asked(['x'], { glossary: terms }))
  await one.engine.translate(asked(['x'], { glossary: [...terms].reverse() }))
  const other = engineOf(deepl, vendor.handler, values)
  await other.engine.translate(asked(['x'], { glossary: [...terms, { source: 'Retoure', target: 'second' }] }))
  expect(vendor.glossaries.map(({ entries }) => entries)).toEqual(['Gutschein\tvoucher\nRetoure\treturn'])
  expect(bodyOf(other.http.requests.at(-1)).glossary_id).toBe('g1')
  await one.engine.translate(asked(['x'], { glossary: terms.slice(1) }))
  expect(vendor.glossaries).toHaveLength(2)
})

test('old glossaries of ours go, those of others stay', async () => {
  const vendor = server()
  const row = { glossary_id: 'old', ready: true, creation_time: '2026-09-01T00:00:00Z', entries: '' }
  vendor.glossaries.push(
    { ...row, name: 'Dragoman de-en 00' },
    { ...row, glossary_id: 'theirs', name: 'House style' },
    { ...row, glossary_id: 'fr', name: 'Dragoman de-fr 00' },
  )
  const { engine } = engineOf(deepl, vendor.handler, values)
  await engine.translate(asked(['x'], { glossary: terms }))
  expect(vendor.glossaries.map(({ glossary_id }) => glossary_id)).toEqual(['theirs', 'fr', 'g3'])
})

test('a glossary that cannot be had, or was taken away, never stops a text', async () => {
  const full = engineOf(deepl, server((what) => (what === 'POST /v2/glossaries' ? [456, { message: 'Quota' }] : null)).handler, values)
  expect((await full.engine.translate(asked(['x'], { glossary: terms }))).segments[0]?.text).toBe('«x»')
  const gone = engineOf(
    deepl,
    server((_what, body) => (body.glossary_id ? [404, { message: 'Glossary not found' }] : null)).handler,
    values,
  )
  expect((await gone.engine.translate(asked(['x'], { glossary: terms }))).segments[0]?.text).toBe('«x»')
})

test('what the account says', async () => {
  expect(await engineOf(deepl, server().handler, values).engine.account()).toEqual({ used: 1200, most: 500_000 })
  const pro = server(() => [200, { character_count: 7, character_limit: 1_000_000_000_000 }])
  expect(await engineOf(deepl, pro.handler, values).engine.account()).toEqual({ used: 7, most: null })
})

test.each([
  [403, 'signIn'],
  [456, 'accountUsed'],
  [529, 'rateLimited'],
])('%s is %s', async (status, code) => {
  const { engine } = engineOf(deepl, server((what) => (what.includes('translate') ? [status, { message: 'x' }] : null)).handler, values)
  expect((await failureOf(engine.translate(asked(['x'])))).code).toBe(code)
})

test('429 without a word on when', async () => {
  const { engine } = engineOf(
    deepl,
    server((what) => (what.includes('translate') ? [429, { message: 'Too many requests' }] : null)).handler,
    values,
  )
  expect(await failureOf(engine.translate(asked(['x'])))).toEqual({ code: 'rateLimited', retryAt: null })
  expect(T0).toBeGreaterThan(0)
})
