import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answering, evaluate, type SegmentView } from './evaluate'
import { decodeLexicon, type TextCodec } from './lexicon'
import { foldText, holdsWord, markWords, snippetOf } from './marks'
import { eachBit, noBits, setBit } from './postings'
import { parseQuery, wordOf } from './query'
import { type BuiltSegment, mergeSegments, SegmentBuilder } from './segment'
import { allowance, distanceOf, similarTerms } from './similar'
import { eachTerm, Field } from './tokens'

const codec: TextCodec = { encode: (text) => new TextEncoder().encode(text), decode: (bytes) => new TextDecoder().decode(bytes) }
const time = { now: Date.UTC(2026, 4, 20, 12), dayStart: (y: number, m: number, d: number) => Date.UTC(y, m - 1, d) }

const termsOf = (texts: readonly string[]): Set<string> => {
  const terms = new Set<string>()
  for (const text of texts) eachTerm(text, Field.text, (term) => terms.add(term))
  return terms
}
const built = (docs: readonly (readonly string[])[], from = 0): BuiltSegment => {
  const builder = new SegmentBuilder()
  docs.forEach((texts, at) => {
    builder.add({ id: `c${from + at}`, at: (at * 7919) % 101 }, termsOf(texts))
  })
  return builder.build(codec)
}
const viewOf = (segment: BuiltSegment, dead: number[] = []): SegmentView => {
  const bits = noBits(segment.docs.length)
  for (const doc of dead) setBit(bits, doc)
  return {
    docs: segment.docs.length,
    dead: dead.length > 0 ? bits : null,
    lexicon: decodeLexicon(codec, segment.lexicon),
    blockStarts: segment.secret.blockStarts,
    blocks: (numbers) => Promise.resolve(numbers.map((at) => segment.blocks[at] ?? new Uint8Array())),
  }
}
/** Best first. */
const listed = ({ levels }: Answering): number[] => {
  const docs: number[] = []
  for (const bits of levels) eachBit(bits, (doc) => docs.push(doc))
  return docs
}
const found = async (segment: BuiltSegment, typed: string, dead: number[] = []): Promise<string[]> =>
  listed(await evaluate(viewOf(segment, dead), parseQuery(typed, time))).map((doc) => segment.docs[doc]?.id ?? '?')
const finds = async (text: string, typed: string): Promise<boolean> => (await found(built([[text], ['anderes 別']]), typed)).includes('c0')

describe('finding in any script', () => {
  it.each([
    ['ご注文の商品が届きません', '届'],
    ['ご注文の商品が届きません', '商品'],
    ['ご注文の商品が届きません', 'ご注文の商品'],
    ['我的包裹在哪里？', '包裹'],
    ['ｶﾀｶﾅで書いた', 'カタカナ'],
    ['ＡＢＣ１２３です', 'abc123'],
    ['สินค้ายังไม่มาถึง', 'สินค้า'],
    ['أينَ طَلَبِي؟', 'طلبي'],
    ['اين طلبي', 'أَيْنَ'],
    ['رقم الطلب ٤٥٦٧', '4567'],
    ['والمدرسة', 'المدرسه'],
    ['Ihre Paketverfolgungsnummer', 'verfolgung'],
    ['Die Straße ist gesperrt', 'strasse'],
    ['Un café à emporter', 'CAFE'],
    ['배송이 늦어요', '배송'],
    ['Bestellung RX-1042 fehlt', 'rx1042'],
    ['Bestellung RX1042 fehlt', 'RX-1042'],
    ['1Z 999 AA1 01 2345 6784', '1Z999AA10123456784'],
    ['1Z999AA10123456784', '1Z 999 AA1 01 2345 6784'],
    ['JD 0146 0000 1234', 'jd014600001234'],
    ['write to Anna.Schulz@Example.com', 'schulz@example'],
    ['write to Anna.Schulz@Example.com', 'anna.schulz@example.com'],
    ['write to Anna.Schulz@Example.com', 'example'],
    ['write to Anna.Schulz@Example.com', 'ulz@ex'],
    ['write to a@b@c.example', 'a@b@c'],
    ['write to rx-1042@shop-9.example', 'rx1042'],
    ['write to rx-1042@shop-9.example', 'shop9.ex'],
    ['write to rx-1042@shop-9.example', '42@shop-9.ex'],
    ['write to 山田@x.example', '山田@x.ex'],
    ['see https://shop.example/very/long/path/to/some/thing/that/does/not/end/at/all?x=1', 'does/not/end'],
  ])('%s is found by %s', async (text, typed) => {
    expect(await finds(text, typed)).toBe(true)
  })
  it.each([
    ['ご注文の商品', '届'],
    ['paket', 'pakets'],
    ['Spaß am Radfahren', 'fa'],
    ['order 1042', '1043'],
    ['write to anna@example.com', 'anna@example.org'],
    ['a-bcd-1', 'abcd'],
  ])('%s is not found by %s', async (text, typed) => {
    expect(await finds(text, typed)).toBe(false)
  })
})

const words = [
  'xy@b.exam',
  '@@',
  'a-1@b-2.x',
  'paket',
  'lieferung',
  'Straße',
  'café',
  'RX-1042',
  '商品',
  '届きません',
  'ご注文',
  'สินค้า',
  'طَلَب',
  'الطلب',
  'a@b.example',
  '배송',
  '12',
  'x',
]
const textOf = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(' '))
const docsOf = fc.array(fc.array(textOf, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 })

/** The plain scan, by its own means: words are compared letter by letter with the whole folded text. */
const plainFold = (text: string): string => {
  let out = text.normalize('NFKC').toLowerCase()
  out = out
    .replaceAll('ß', 'ss')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
  return out
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0652]/g, '')
    .normalize('NFC')
}

describe('beside a plain scan', () => {
  const needle = fc.constantFrom(
    'pak',
    'rung',
    'strasse',
    'cafe',
    '商',
    '品',
    '届き',
    'สิน',
    'طلب',
    'الط',
    '배',
    'b.exam',
    'lieferung',
    'ket',
  )
  it('gives the same conversations for one to three words', async () => {
    await fc.assert(
      fc.asyncProperty(docsOf, fc.array(needle, { minLength: 1, maxLength: 3 }), async (docs, typed) => {
        const expected = docs.flatMap((texts, at) =>
          typed.every((word) => texts.some((text) => plainFold(text).includes(word))) ? [`c${at}`] : [],
        )
        expect((await found(built(docs), typed.join(' '))).sort()).toEqual(expected.sort())
      }),
      { numRuns: 300 },
    )
  })

  it('never misses what the rule of a word finds, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(docsOf, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), async (docs, typed) => {
        const word = wordOf(typed)
        if (!word || /\s/.test(word.folded)) return
        const hits = new Set(listed(await evaluate(viewOf(built(docs)), { words: [word], filters: [], bad: [] })))
        const segment = built(docs)
        segment.docs.forEach((doc, at) => {
          const texts = docs[Number(doc.id.slice(1))] ?? []
          const holds = texts.some((text) => holdsWord(foldText(text), word))
          if (holds) expect(hits.has(at), `${JSON.stringify(typed)} in ${JSON.stringify(texts)}`).toBe(true)
          else if (word.exact) expect(hits.has(at), `${JSON.stringify(typed)} not in ${JSON.stringify(texts)}`).toBe(false)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('is the same after a merge, without the dead', async () => {
    await fc.assert(
      fc.asyncProperty(docsOf, docsOf, fc.array(fc.nat(30)), needle, async (left, right, dead, typed) => {
        const [a, b] = [built(left), built(right, 1000)]
        const deadOfA = dead.filter((doc) => doc < a.docs.length)
        const sources = [viewOf(a, deadOfA), viewOf(b)].map((view, at) => ({
          ...view,
          docs: (at === 0 ? a : b).docs,
          block: async (offset: number) => {
            const { blocks, secret } = at === 0 ? a : b
            const number = secret.blockStarts.findLastIndex((start) => start <= offset)
            return { bytes: blocks[number] ?? new Uint8Array(), start: secret.blockStarts[number] ?? 0 }
          },
        }))
        const merged = await mergeSegments(codec, sources, () => Promise.resolve())
        expect(merged.docs.length).toBe(left.length + right.length - new Set(deadOfA).size)
        const expected = [...(await found(a, typed, deadOfA)), ...(await found(b, typed))]
        expect((await found(merged, typed)).sort()).toEqual(expected.sort())
      }),
      { numRuns: 100 },
    )
  })
})

describe('order and fields', () => {
  it('puts name, subject and whole words before parts of words, newer before older', async () => {
    const builder = new SegmentBuilder()
    const doc = (id: string, at: number, text: string, name = '') => {
      const terms = termsOf([text])
      eachTerm(name, Field.name, (term) => terms.add(term))
      builder.add({ id, at }, terms)
    }
    doc('inside', 9, 'Riesenpaket')
    doc('older', 1, 'ein Paket')
    doc('newer', 5, 'ein Paket')
    doc('named', 0, 'nichts', 'Paketa Novak')
    const segment = builder.build(codec)
    expect(await found(segment, 'paket')).toEqual(['newer', 'older', 'named', 'inside'])
    expect(await found(segment, 'from:paketa')).toEqual(['named'])
    expect(await found(segment, 'from:paket riesen')).toEqual([])
  })

  it('finds names of any script by from:', async () => {
    const builder = new SegmentBuilder()
    for (const [id, name] of [
      ['a', '山田太郎'],
      ['b', '太田山郎'],
      ['c', 'Anna Schulz 山田'],
    ] as const) {
      const terms = termsOf(['山田太郎'])
      eachTerm(name, Field.name, (term) => terms.add(term))
      builder.add({ id, at: 1 }, terms)
    }
    const segment = builder.build(codec)
    expect(await found(segment, 'from:山田太郎')).toEqual(['a'])
    expect(await found(segment, 'from:山田')).toEqual(['a', 'c'])
    expect(await found(segment, 'from:schulz山田')).toEqual(['c'])
  })

  it('keeps facets out of what is looked for', async () => {
    const builder = new SegmentBuilder()
    builder.add({ id: 'a', at: 1 }, new Set([`${Field.facet}has:image`, 'text']))
    const segment = builder.build(codec)
    expect(await found(segment, 'image')).toEqual([])
    expect(await found(segment, 'has:photo')).toEqual(['a'])
  })
})

describe('mistyped words', () => {
  it('finds every term within the allowance that a plain comparison finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 3, maxLength: 12 }), { maxLength: 60 }),
        fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 5, maxLength: 12 }),
        (texts, typed) => {
          const word = wordOf(typed)
          if (!word) return
          const segment = built([texts])
          const { narrow } = decodeLexicon(codec, segment.lexicon)
          const near = similarTerms(narrow, word, 1000).map(({ term }) => term)
          const expected = [...termsOf(texts)].filter((term) => distanceOf(word.folded, term, allowance(word)) <= allowance(word))
          expect(near.sort()).toEqual(expected.sort())
        },
      ),
      { numRuns: 500 },
    )
  })
  it('counts swapped neighbours once and leaves numbers and short words alone', () => {
    expect(distanceOf('paekt', 'paket', 1)).toBe(1)
    expect(distanceOf('lieferung', 'leiferunk', 2)).toBe(2)
    expect(['1042', 'der', '商品です', 'rx1042'].map((typed) => allowance(wordOf(typed) as never))).toEqual([0, 0, 0, 0])
  })
})

describe('marks and snippets', () => {
  const marked = (text: string, typed: string) => {
    const { words } = parseQuery(typed, time)
    return markWords(text, words).map(([from, to]) => text.slice(from, to))
  }
  it.each([
    ['Die Straße nach Gößnitz', 'strasse gossnitz', ['Straße', 'Gößnitz']],
    ['ﾎﾞﾀﾝとボタン', 'ボタン', ['ﾎﾞﾀﾝ', 'ボタン']],
    ['أينَ طَلَبِي؟', 'طلبي', ['طَلَبِي']],
    ['No 1Z 999 AA1 01 2345 6784.', '1Z999AA10123456784', ['1Z 999 AA1 01 2345 6784']],
    ['size  m and M', '"size m"', ['size  m']],
  ])('%s, %s', (text, typed, expected) => expect(marked(text, typed)).toEqual(expected))

  it('gives ranges of the text in order, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 4 }), (text, typed) => {
        const { words } = parseQuery(typed, time)
        let last = -1
        for (const [from, to] of markWords(text, words)) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
          last = to
        }
        const snippet = snippetOf(text, words)
        for (const [from, to] of snippet.marks) expect(snippet.text.slice(from, to).length).toBe(to - from)
      }),
      { numRuns: 500 },
    )
  })

  it('cuts a long text so that the hit stands near the beginning', () => {
    const { words } = parseQuery('nadel', time)
    const { text, marks } = snippetOf(`${'Heu und Stroh '.repeat(40)}Nadel ${'und Gras '.repeat(40)}`, words)
    expect(text.length).toBeLessThan(130)
    expect(marks).toHaveLength(1)
    expect(marks[0]?.[0]).toBeLessThan(20)
    expect(text.slice(...(marks[0] ?? [0, 0]))).toBe('Nadel')
  })
})

describe('what is typed', () => {
  it.each([
    ['status:open paket', [['status', 'open']], ['paket']],
    ['class:A paket', [['class', 'A']], ['paket']],
    ['类别：b', [['class', 'B']], []],
    ['صنف:أ', [['class', 'A']], []],
    ['class:none', [['class', '-']], []],
    [
      '店铺：nordlicht 状态:已解决',
      [
        ['shop', 'nordlicht'],
        ['status', 'resolved'],
      ],
      [],
    ],
    ['from:"anna schulz"', [['from', 'anna schulz']], []],
    ['after:2026-05', [['after', Date.UTC(2026, 4, 1)]], []],
    ['before:2026-02-28', [['before', Date.UTC(2026, 1, 28)]], []],
    ['after:14d', [['after', time.now - 14 * 86_400_000]], []],
    ['after:today', [['after', Date.UTC(2026, 4, 20)]], []],
    ['before:昨天', [['before', Date.UTC(2026, 4, 19)]], []],
    ['https://a.example/x', [], ['https://a.example/x']],
    ['"zwei worte" drei', [], ['zwei worte', 'drei']],
    ['... !!', [], []],
  ])('%s', (typed, filters, words) => {
    const query = parseQuery(typed, time)
    expect(query.filters.map(({ key, means }) => [key, means])).toEqual(filters)
    expect(query.words.map((word) => word.folded)).toEqual(words)
  })
  it.each(['before:2026-02-30', 'after:soon', 'status:weird', 'class:d', 'has:dreams'])('says that %s means nothing', (typed) => {
    expect(parseQuery(typed, time).bad).toHaveLength(1)
  })
})
