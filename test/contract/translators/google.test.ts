import { createVerify, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { googleV2 } from '../../../src/main/connectors/googleTranslate/v2'
import { googleV3 } from '../../../src/main/connectors/googleTranslate/v3'
import { answer, type Handler } from '../connectors/ports'
import { whyMissing } from '../connectors/vendorSpec'
import { asked, bodyOf, engineOf, failureOf, judgeOf, openApiOf, T0 } from './kit'

const V2 = 'google-translate/translate.v2.json'
const V3 = 'google-translate/translate.v3.json'
const judgeV2 = judgeOf(V2, '/language/translate', [], openApiOf)
const judgeV3 = judgeOf(V3, '', [], openApiOf)

const v2: Handler = (request) => {
  const url = new URL(request.url)
  if (url.pathname.endsWith('/languages'))
    return answer(200, {
      data: { languages: ['de', 'en', 'iw', 'zh-CN', 'zh-TW', 'pt'].map((language) => ({ language, name: language })) },
    })
  const { q, source } = bodyOf(request) as { q: string[]; source?: string }
  return answer(200, {
    data: { translations: q.map((text) => ({ translatedText: `«${text}»`, ...(source ? {} : { detectedSourceLanguage: 'iw' }) })) },
  })
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const account = JSON.stringify({
  type: 'service_account',
  client_email: 'desk@project.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  token_uri: 'https://oauth2.googleapis.com/token',
})
const valuesV3 = { project: 'my-shop', location: '', key: account }
const v3 =
  (refused = new Set<string>()): Handler =>
  (request) => {
    const url = new URL(request.url)
    if (url.host === 'oauth2.googleapis.com') {
      tokens += 1
      return answer(200, { access_token: `token${tokens}`, expires_in: 3600, token_type: 'Bearer' })
    }
    const bearer = request.headers?.authorization ?? ''
    if (refused.has(bearer)) return answer(401, { error: { code: 401, status: 'UNAUTHENTICATED', message: 'no' } })
    if (url.pathname.endsWith('/supportedLanguages'))
      return answer(200, {
        languages: [
          { languageCode: 'de', supportSource: true, supportTarget: true },
          { languageCode: 'en', supportSource: true, supportTarget: true },
          { languageCode: 'ckb', supportSource: true, supportTarget: false },
        ],
      })
    const { contents, sourceLanguageCode } = bodyOf(request) as { contents: string[]; sourceLanguageCode?: string }
    return answer(200, {
      translations: contents.map((text) =>
        text === 'gone' ? {} : { translatedText: `«${text}»`, detectedLanguageCode: sourceLanguageCode ? '' : 'de' },
      ),
    })
  }
let tokens = 0

test.skipIf(!judgeV2)(`v2: each request fits the vendor's description (${judgeV2 ? V2 : whyMissing(V2)})`, async () => {
  const { engine, http } = engineOf(googleV2, v2, { key: 'k' })
  await engine.abilities()
  await engine.translate(asked(['Ihre <span translate="no" id="f1">QX1</span>', 'Danke']))
  await engine.translate(asked(['שלום'], { from: null }))
  expect(judgeV2?.(http.requests)).toEqual([])
  expect(http.requests).toHaveLength(3)
  for (const { url, headers } of http.requests) {
    expect(url).not.toContain('key=')
    expect(headers?.['x-goog-api-key']).toBe('k')
  }
})

test('v2: codes both ways, detection, characters', async () => {
  const { engine, http } = engineOf(googleV2, v2, { key: 'k' })
  expect(await engine.translate(asked(['אב'], { from: 'he', to: 'zh-TW' }))).toEqual({
    segments: [{ text: '«אב»', problem: null, detected: null, confidence: null }],
    units: 2,
  })
  expect(bodyOf(http.requests.at(-1))).toEqual({ q: ['אב'], source: 'iw', target: 'zh-TW', format: 'html' })
  const { segments } = await engine.translate(asked(['אב'], { from: null, to: 'pt-BR' }))
  expect(segments[0]?.detected).toBe('he')
  expect(bodyOf(http.requests.at(-1))).toEqual({ q: ['אב'], target: 'pt', format: 'html' })
  expect((await failureOf(engine.translate(asked(['x'], { to: 'tlh' })))).code).toBe('unsupported')
})

const said = (status: string, reason: string, code: number) => ({
  error: { code, status, message: 'm', errors: [{ reason }], details: [{ reason }] },
})
test.each([
  [400, said('INVALID_ARGUMENT', 'API_KEY_INVALID', 400), 'signIn'],
  [403, said('PERMISSION_DENIED', 'rateLimitExceeded', 403), 'rateLimited'],
  [403, said('PERMISSION_DENIED', 'dailyLimitExceeded', 403), 'accountUsed'],
  [403, said('PERMISSION_DENIED', 'accessNotConfigured', 403), 'forbidden'],
  [429, said('RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', 429), 'rateLimited'],
  [400, said('INVALID_ARGUMENT', 'invalid', 400), 'rejected'],
])('%s %j is %s', async (status, body, code) => {
  const { engine } = engineOf(googleV2, () => answer(status, body), { key: 'k' })
  expect((await failureOf(engine.abilities())).code).toBe(code)
})

test.skipIf(!judgeV3)(`v3: each request fits the vendor's description (${judgeV3 ? V3 : whyMissing(V3)})`, async () => {
  const { engine, http } = engineOf(googleV3, v3(), valuesV3)
  await engine.abilities()
  await engine.translate(asked(['Hallo', 'Danke']))
  await engine.translate(asked(['Hallo'], { from: null }))
  const toGoogle = http.requests.filter(({ url }) => !url.includes('oauth2'))
  expect(judgeV3?.(toGoogle)).toEqual([])
  expect(toGoogle).toHaveLength(3)
})

test('v3: a service account signs for a token, which lasts; one that is refused is got anew, once', async () => {
  tokens = 0
  const refused = new Set<string>()
  const { engine, http, clock } = engineOf(googleV3, v3(refused), valuesV3)
  await engine.abilities()
  await engine.translate(asked(['Hallo']))
  const signedIn = () => http.requests.filter(({ url }) => url.includes('oauth2'))
  expect(signedIn()).toHaveLength(1)
  const form = new URLSearchParams(String(signedIn()[0]?.body))
  const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.')
  expect(createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url')).toBe(true)
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    iss: 'desk@project.iam.gserviceaccount.com',
    scope: 'https://www.googleapis.com/auth/cloud-translation',
    aud: 'https://oauth2.googleapis.com/token',
    iat: T0 / 1000,
    exp: T0 / 1000 + 3600,
  })
  clock.time += 3_550_000
  await engine.translate(asked(['Hallo']))
  expect(signedIn()).toHaveLength(2)
  refused.add('Bearer token2')
  expect((await engine.translate(asked(['Hallo']))).segments[0]?.text).toBe('«Hallo»')
  expect(signedIn()).toHaveLength(3)
  refused.add('Bearer token3').add('Bearer token4')
  expect((await failureOf(engine.translate(asked(['Hallo'])))).code).toBe('signIn')
  expect(signedIn()).toHaveLength(4)
})

test('v3: an access token goes as it is; a key that is none is a matter of signing in and goes nowhere', async () => {
  const plain = engineOf(googleV3, v3(), { ...valuesV3, key: 'ya29.x', location: 'europe-west1' })
  await plain.engine.abilities()
  expect(plain.http.requests[0]?.headers?.authorization).toBe('Bearer ya29.x')
  expect(plain.http.requests[0]?.url).toBe(
    'https://translation.googleapis.com/v3/projects/my-shop/locations/europe-west1/supportedLanguages',
  )
  for (const key of ['{', '{"client_email":"a@b"}', JSON.stringify({ client_email: 'a@b', private_key: 'no key' })]) {
    const { engine, http } = engineOf(googleV3, v3(), { ...valuesV3, key })
    expect((await failureOf(engine.abilities())).code).toBe('signIn')
    expect(http.requests).toEqual([])
  }
  const elsewhere = engineOf(googleV3, v3(), { ...valuesV3, key: account.replace('oauth2.googleapis.com', 'evil.example') })
  await elsewhere.engine.abilities()
  expect(elsewhere.http.requests.map(({ url }) => new URL(url).host)).toEqual(['oauth2.googleapis.com', 'translation.googleapis.com'])
  expect((await failureOf(engineOf(googleV3, v3(), { ...valuesV3, project: 'a/../b' }).engine.abilities())).code).toBe('rejected')
})

test('v3: a text that was left out of the answer fails alone; targets that are sources only are refused', async () => {
  const { engine } = engineOf(googleV3, v3(), valuesV3)
  const { segments } = await engine.translate(asked(['eins', 'gone']))
  expect(segments.map(({ text, problem }) => text ?? problem?.code)).toEqual(['«eins»', 'badAnswer'])
  expect((await failureOf(engine.translate(asked(['x'], { to: 'ckb' })))).code).toBe('unsupported')
})
