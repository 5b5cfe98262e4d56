/** The adapter against the real server: what it can, what it does to facts, and how it ends. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apertium } from '../../../src/main/connectors/apertium/translator'
import type { TranslatorRequest } from '../../../src/main/connectors/translator'
import { factsIn } from '../../../src/shared/domain/translation/facts'
import { hideFacts, restoreFacts } from '../../../src/shared/domain/translation/placeholders'
import { nodeHttp } from '../../contract/connectors/nodeHttp'
import { TestClock } from '../../contract/connectors/ports'
import { failureOf } from '../../contract/translators/kit'
import { type Apertium, startApertium, whyNoApertium } from './apy'

const why = whyNoApertium()
const asked = (segments: string[], from: string | null, to: string): TranslatorRequest => ({
  from,
  to,
  segments,
  register: null,
  glossary: [],
  context: null,
})

describe.skipIf(why !== null)(`a real Apertium${why ? ` (${why})` : ''}`, () => {
  let server: Apertium
  const engine = () =>
    apertium.create({
      values: { url: server.url },
      http: nodeHttp(),
      clock: new TestClock(Date.now()),
      log: { info: () => {}, warn: () => {} },
    })
  beforeAll(async () => {
    server = await startApertium()
  }, 60_000)
  afterAll(() => server?.stop())

  it('tells its pairs in our codes, and that it finds out no language', async () => {
    const { pairs, ...rest } = await engine().abilities()
    for (const [from, to] of [
      ['es', 'en'],
      ['en', 'es'],
      ['fr', 'es'],
      ['es', 'fr'],
    ])
      expect(pairs).toContainEqual({ from, to })
    expect(rest).toMatchObject({ placeholders: 'plain', costUnit: 'none', detects: false, glossary: false, registers: [] })
  })

  it('translates many at once, each in its place, and says how much of it it knew', async () => {
    const { segments, units } = await engine().translate(
      asked(['La casa es roja.', 'El perro es grande.', 'El frobnicator no funciona.'], 'es', 'en-GB'),
    )
    expect(segments.map(({ text }) => text)).toEqual(['The house is red.', 'The dog is big.', 'The frobnicator does not work.'])
    expect(segments.map(({ confidence }) => confidence)).toEqual([1, 1, 0.8])
    expect(units).toBe(0)
    const back = await engine().translate(asked(['The house is red.'], 'en-US', 'es-MX'))
    expect(back.segments[0]?.text).toBe('La casa es roja.')
  })

  it('brings every fact back as it was', async () => {
    const known = { names: ['Núria Cano'], numbers: ['NL-10482'] }
    const texts = [
      'Hola, soy Núria Cano y mi pedido NL-10482 no ha llegado.',
      'Pagué con la tarjeta 4111 1111 1111 1111, mi correo es nuria@example.test.',
      'El paquete LX123456789DE está en la Calle Mayor 5, 28013 Madrid.',
      'Llámeme al +34 600 123 456, por favor: https://example.test/a?b=1&c=2',
    ]
    const hidden = texts.map((text) => hideFacts(text, factsIn(text, known), [], 'plain'))
    const { segments } = await engine().translate(
      asked(
        hidden.map(({ text }) => text),
        'es',
        'en',
      ),
    )
    segments.forEach(({ text }, at) => {
      const of = hidden[at]
      if (!of || text === null) throw new Error('no answer')
      expect(of.facts.length).toBeGreaterThan(0)
      const restored = restoreFacts(text, of)
      expect(restored.troubles).toEqual([])
      for (const { value } of of.facts) expect(restored.text).toContain(value)
    })
  })

  it('a pair it has not, a language nobody tells, an empty request', async () => {
    expect((await failureOf(engine().translate(asked(['Guten Tag'], 'de', 'en')))).code).toBe('unsupported')
    expect((await failureOf(engine().translate(asked(['Hola'], null, 'en')))).code).toBe('unsupported')
    expect(await engine().translate(asked([], 'es', 'en'))).toEqual({ segments: [], units: 0 })
  })

  it('signs that take its pipe apart elsewhere come through: brackets, carets, slashes, emoji, line ends', async () => {
    const odd = ['a [b] c', '^x/y$', 'uno\\dos', '50 % < 60 % > 40 %', 'bien 👍🏽', '@ # ~ {1} <b>x</b>']
    const { segments } = await engine().translate(asked(odd, 'es', 'en'))
    expect(segments.every(({ text }) => text !== null && text.trim() !== '')).toBe(true)
    expect(segments[4]?.text).toContain('👍🏽')
    expect((await engine().translate(asked(['La casa.'], 'es', 'en'))).segments[0]?.text).toBe('The house.')
  })

  it('ends with its caller', async () => {
    const stop = new AbortController()
    const asking = engine().translate(
      asked(
        Array.from({ length: 20 }, () => 'La casa es roja. '.repeat(50)),
        'es',
        'en',
      ),
      stop.signal,
    )
    stop.abort()
    expect((await failureOf(asking)).code).toBe('cancelled')
  })

  it('a server that is gone is unreachable', async () => {
    const gone = await startApertium()
    await gone.stop()
    const lost = apertium.create({
      values: { url: gone.url },
      http: nodeHttp(),
      clock: new TestClock(0),
      log: { info: () => {}, warn: () => {} },
    })
    expect((await failureOf(lost.abilities())).code).toBe('unreachable')
  })
})
