import { describe, expect, it } from 'vitest'
import type { GlossaryTermId, MemoryUnitId } from '../../../../shared/domain/ids'
import type { GlossaryTerm, MemoryUnit } from '../../../../shared/domain/translation/memoryTypes'
import { type ExchangeFormat, readTerms, readUnits, termsText, unitsText } from './exchange'

const rest = async () => undefined
let number = 0
const common = () => ({
  layer: 'shared' as const,
  now: 1_780_000_000_000,
  newId: () => {
    number += 1
    return `id${number}`
  },
  rest,
  progress: () => undefined,
})
const units = async (format: ExchangeFormat, text: string, same: () => MemoryUnit | null = () => null) => {
  const { report, changes } = await readUnits(format, text, { ...common(), same })
  return { report, units: [...changes.values()].map(({ thing }) => thing) }
}
const terms = async (format: ExchangeFormat, text: string, there: readonly GlossaryTerm[] = []) => {
  const { report, changes } = await readTerms(format, text, { ...common(), terms: there })
  return { report, terms: [...changes.values()].map(({ thing }) => thing) }
}
const pairsOf = (list: readonly MemoryUnit[]) => list.map(({ from, to, source, target }) => [from, to, source, target])
const tmx = (body: string, header = 'srclang="en"') =>
  `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header ${header}/><body>${body}</body></tmx>`
const tu = (...tuvs: [language: string, seg: string][]) =>
  `<tu>${tuvs.map(([language, seg]) => `<tuv xml:lang="${language}"><seg>${seg}</seg></tuv>`).join('')}</tu>`

const unit = (source: string, target: string, more: Partial<MemoryUnit> = {}): MemoryUnit => ({
  id: `u ${source}` as MemoryUnitId,
  layer: 'shared',
  from: 'en',
  to: 'de',
  source,
  target,
  before: '',
  behind: '',
  by: 'accepted',
  engine: null,
  note: null,
  uses: 3,
  createdAt: 1_700_000_000_000,
  updatedAt: 1_710_000_000_000,
  ...more,
})
const term = (source: string, more: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id: `g ${source}` as GlossaryTermId,
  layer: 'shared',
  from: 'en',
  source,
  targets: [
    { to: 'de', text: 'Rücksendeetikett', use: 'preferred' },
    { to: 'de', text: 'Retourenschein', use: 'allowed' },
    { to: 'ja', text: '返送ラベル', use: 'preferred' },
    { to: 'de', text: 'Etikett', use: 'forbidden' },
  ],
  never: false,
  caseSensitive: false,
  note: 'as on the page <returns> & "more"',
  updatedAt: 1,
  ...more,
})

describe('what is written is read again', () => {
  const all = [
    unit('Thank you & <good> "bye"', 'Danke\nund tschüs'),
    unit('=cmd is a formula', '@cmd', { before: 'aaaa', behind: 'bbbb' }),
    unit('We send {1} to {2}.', 'Wir senden {1} an {2}.', { note: { verdict: 'good', why: 'short, "clear"' } }),
    unit('شكرا', 'Danke', { from: 'ar', uses: 0 }),
    unit('🎁 gift', '🎁 Geschenk'),
  ]
  it.each(['tmx', 'csv'] as const)('memory as %s', async (format) => {
    const text = await unitsText(format, all, ['en', 'ar'], 1_780_000_000_000, rest)
    const read = await units(format, text)
    expect(read.report).toEqual({ added: 5, changed: 0, same: 0, problems: [] })
    expect(
      read.units.map(({ from, to, source, target, before, behind, note, uses }) => ({
        from,
        to,
        source,
        target,
        before,
        behind,
        note,
        uses,
      })),
    ).toEqual(
      all.map(({ from, to, source, target, before, behind, note, uses }) => ({ from, to, source, target, before, behind, note, uses })),
    )
    if (format === 'tmx') expect(read.units[0]).toMatchObject({ createdAt: 1_700_000_000_000, updatedAt: 1_710_000_000_000 })
  })
  it.each(['tbx', 'csv'] as const)('glossary as %s', async (format) => {
    const list = [
      term('return label'),
      term('Nordlicht', { never: true, targets: [], note: '', caseSensitive: true }),
      term('=SUM', { note: '' }),
    ]
    if (format === 'csv') list[1] = { ...(list[1] as GlossaryTerm) }
    const read = await terms(format, await termsText(format, list, rest))
    expect(read.report.problems).toEqual([])
    const plain = ({ from, source, targets, never, caseSensitive, note }: GlossaryTerm) => ({
      from,
      source,
      targets: targets.map(({ to, text, use }) => `${to} ${text} ${use}`).sort(),
      never,
      caseSensitive,
      note,
    })
    expect(read.terms.map(plain)).toEqual(list.map(plain))
    expect((await terms(format, await termsText(format, list, rest), list)).report).toEqual({ added: 0, changed: 0, same: 3, problems: [] })
  })
  it('memories have no TBX and glossaries no TMX', async () => {
    await expect(units('tbx', '<tbx/>')).rejects.toMatchObject({ problem: { code: 'unsupported' } })
    await expect(terms('tmx', '<tmx/>')).rejects.toMatchObject({ problem: { code: 'unsupported' } })
  })
})

describe('other tools’ TMX', () => {
  it('OmegaT: header with a country, both languages in another spelling', async () => {
    const text = tmx(
      tu(['EN-US', 'Your order'], ['DE', 'Ihre Bestellung']),
      'creationtool="OmegaT" segtype="sentence" adminlang="EN-US" srclang="EN-US" datatype="plaintext"',
    )
    expect(pairsOf((await units('tmx', text)).units)).toEqual([['en-US', 'de', 'Your order', 'Ihre Bestellung']])
  })
  it('SDL: srclang="*all*", several languages, inline codes', async () => {
    const text = tmx(
      tu(
        ['en-GB', 'Click <bpt i="1" type="bold">&lt;b&gt;</bpt>here<ept i="1">&lt;/b&gt;</ept><ph x="1"/>, <hi type="x">please</hi>.'],
        ['de-DE', 'Bitte <bpt i="1">&lt;b&gt;</bpt>hier<ept i="1">&lt;/b&gt;</ept> klicken.'],
        ['fr-FR', 'Cliquez <it pos="begin">&lt;i&gt;</it>ici.'],
      ),
      "srclang='*all*'",
    )
    expect(pairsOf((await units('tmx', text)).units)).toEqual([
      ['en-GB', 'de-DE', 'Click here, please.', 'Bitte hier klicken.'],
      ['en-GB', 'fr-FR', 'Click here, please.', 'Cliquez ici.'],
    ])
  })
  it('1.1: lang without a prefix; CDATA; numbers of letters; the source second', async () => {
    const text = tmx(
      '<tu><tuv lang="de"><seg><![CDATA[Größe <M>]]></seg></tuv><tuv lang="en"><seg>Size &lt;M&gt; &#8211; &#x1F381;</seg></tuv></tu>',
    )
    expect(pairsOf((await units('tmx', text)).units)).toEqual([['en', 'de', 'Size <M> – 🎁', 'Größe <M>']])
  })
  it('takes facts out, and names what has others on the other side', async () => {
    const text = tmx(
      tu(['en', 'Sent to a@b.example, 12 pieces'], ['de', '12 Stück an a@b.example']) +
        tu(['en', 'Order now'], ['de', 'Jetzt bestellen: 0800 123456']),
    )
    const read = await units('tmx', text)
    expect(pairsOf(read.units)).toEqual([['en', 'de', 'Sent to {1}, {2} pieces', '{2} Stück an {1}']])
    expect(read.report.problems).toEqual([{ place: 'tu 2', problem: { code: 'factsAltered', params: {} } }])
  })
  it('names bad units by their place and reads the rest', async () => {
    const text = tmx(
      `${tu(['en', 'One'], ['de', 'Eins'])}<!-- <tu> in a comment --><tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>${tu(['xx-notalanguage', 'x'], ['de', 'y'])}${tu(['en', '&unknown;'], ['de', 'y'])}${tu(['en', 'a &#0; b'], ['de', 'y'])}<tu><tuv xml:lang="en"><seg>cut</seg>${tu(['en', 'Two'], ['de', 'Zwei'])}${tu(['en', 'Three'], ['de', ' '])}`,
    )
    const read = await units('tmx', text)
    expect(pairsOf(read.units).map(([, , source]) => source)).toEqual(['One', 'Two'])
    expect(read.report.problems.map(({ place, problem }) => [place, problem.code])).toEqual([
      ['tu 2', 'badItem'],
      ['tu 3', 'badItem'],
      ['tu 4', 'badItem'],
      ['tu 5', 'badItem'],
      ['tu 6', 'badItem'],
      ['tu 8', 'badItem'],
    ])
  })
  it('keeps what is newer here, and counts what is the same', async () => {
    const old = tmx('<tu changedate="20200101T000000Z"><tuv xml:lang="en"><seg>Bye</seg></tuv><tuv xml:lang="de"><seg>Ade</seg></tuv></tu>')
    expect((await units('tmx', old, () => unit('Bye', 'Tschüs'))).report).toEqual({ added: 0, changed: 0, same: 1, problems: [] })
    const read = await units('tmx', tmx(tu(['en', 'Bye'], ['de', 'Ade'])), () => unit('Bye', 'Tschüs'))
    expect([read.report.changed, read.units[0]?.id]).toEqual([1, 'u Bye'])
  })
})

describe('hostile files', () => {
  it.each([
    [
      'entities',
      '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><tmx><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv></tu></body></tmx>',
    ],
    ['a file from the disk', '<!DOCTYPE tmx [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]><tmx><body/></tmx>'],
    ['no TMX at all', '<html><body>hello</body></html>'],
    ['nothing', ''],
  ])('%s', async (_what, text) => {
    await expect(units('tmx', text)).rejects.toMatchObject({ problem: { code: 'badItem' } })
    await expect(terms('tbx', text.replaceAll('tmx', 'tbx'))).rejects.toMatchObject({ problem: { code: 'badItem' } })
  })
  it('a unit of a megabyte, ten thousand levels, a thousand open ones', async () => {
    const deep = `${'<hi>'.repeat(10_000)}x${'</hi>'.repeat(10_000)}`
    const text = tmx(
      tu(['en', 'x'.repeat(1_000_000)], ['de', 'y']) +
        tu(['en', deep], ['de', 'y']) +
        '<tu>'.repeat(1_000) +
        tu(['en', 'fine'], ['de', 'gut']),
    )
    const read = await units('tmx', text)
    expect(pairsOf(read.units).at(-1)).toEqual(['en', 'de', 'fine', 'gut'])
    expect(read.report.problems.length).toBeLessThanOrEqual(500)
    expect(read.report.problems[0]).toEqual({ place: 'tu 1', problem: { code: 'tooLarge', params: {} } })
  })
})

describe('tables', () => {
  it('a column a language, semicolons, a mark at the beginning, lines in cells', async () => {
    const text = '\uFEFFen;de;pt_BR\r\nThank you;"Danke\nsehr";Obrigado\r\n;leer;\r\nBye;Tschüs;\r\n'
    const read = await units('csv', text)
    expect(pairsOf(read.units)).toEqual([
      ['en', 'de', 'Thank you', 'Danke\nsehr'],
      ['en', 'pt-BR', 'Thank you', 'Obrigado'],
      ['en', 'de', 'Bye', 'Tschüs'],
    ])
    expect(read.report.problems).toEqual([{ place: '3', problem: { code: 'badItem', params: { what: 'en' } } }])
  })
  it('larger than one slice', async () => {
    const word = (at: number) =>
      String.fromCharCode(97 + (at % 26)) +
      String.fromCharCode(97 + (Math.floor(at / 26) % 26)) +
      String.fromCharCode(97 + Math.floor(at / 676))
    const rows = Array.from(
      { length: 9_000 },
      (_, at) => `en,de,"Sentence, ${word(at)}","Satz ""${word(at)}"" mit Worten, damit er länger wird"`,
    )
    const read = await units('csv', `source_language,target_language,source,target\n${rows.join('\n')}`)
    expect([read.report.added, read.report.problems]).toEqual([9_000, []])
    expect(read.units[8_999]?.target).toBe(`Satz "${word(8_999)}" mit Worten, damit er länger wird`)
  })
  it('without the columns each row says so', async () =>
    expect((await units('csv', 'a_b,c_d\n1,2')).report.problems[0]?.problem.params.what).toContain('source_language'))
  it('a glossary of two columns', async () => {
    const read = await terms('csv', 'en,de\nparcel,Paket\nlabel,\n')
    expect(read.terms.map(({ source, targets }) => [source, targets[0]?.text])).toEqual([['parcel', 'Paket']])
    expect(read.report.problems).toHaveLength(1)
  })
})

describe('other tools’ TBX', () => {
  it('version 2 with tig and ntig', async () => {
    const text = `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd"><martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="subjectField">returns</descrip>
<langSet xml:lang="de"><tig><term>Retoure</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig><ntig><termGrp><term>Rücksendung</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig><tig><term>Rückware</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="en-US"><tig><term>return</term></tig></langSet><note>the goods</note></termEntry>
<termEntry id="c2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry></body></text></martif>`
    const read = await terms('tbx', text)
    expect(read.terms).toMatchObject([
      {
        from: 'en-US',
        source: 'return',
        note: 'the goods',
        targets: [
          { to: 'de', text: 'Retoure', use: 'allowed' },
          { to: 'de', text: 'Rücksendung', use: 'preferred' },
          { to: 'de', text: 'Rückware', use: 'forbidden' },
        ],
      },
    ])
    expect(read.report.problems).toEqual([{ place: 'termEntry 2', problem: { code: 'badItem', params: { what: '<langSet>' } } }])
  })
  it('version 3 in the DCT style, with prefixes', async () => {
    const text = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body><conceptEntry id="1"><langSec xml:lang="en"><termSec><term>parcel</term></termSec></langSec><langSec xml:lang="fr"><termSec><term>colis</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`
    expect((await terms('tbx', text)).terms[0]).toMatchObject({
      source: 'parcel',
      targets: [{ to: 'fr', text: 'colis', use: 'preferred' }],
    })
  })
})

describe('a file that means harm', () => {
  it('is read or refused in bounded time', async () => {
    const began = performance.now()
    const many = (piece: string, letters: number) => piece.repeat(Math.ceil(letters / piece.length))
    await units('tmx', `<tmx version="1.4">${many('<header ', 400_000)}`).catch(() => undefined)
    await units('tmx', `${many('<!DOCTYPE', 4_000_000)}<tmx>`).catch(() => undefined)
    await units('tmx', `${many('<!DOCTYPE', 4_000_000)}`).catch(() => undefined)
    await units('tmx', `<tmx><header ${many('srclang ', 400_000)}>`).catch(() => undefined)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
  it('has an element that goes too deep called bad, and the others read', async () => {
    const deep = `<tu><tuv xml:lang="en"><seg>${'<hi>'.repeat(20_000)}a${'</hi>'.repeat(20_000)}</seg></tuv></tu>`
    const { report, units: read } = await units('tmx', tmx(deep + tu(['en', 'Hello there'], ['de', 'Hallo'])))
    expect(read).toHaveLength(1)
    expect(report.problems).toMatchObject([{ place: 'tu 1', problem: { code: 'badItem' } }])
  })
  it('with columns without end is refused', async () => {
    await expect(units('csv', `${Array.from({ length: 2_000 }, (_, at) => `c${at}`).join(',')}\na,b`)).rejects.toMatchObject({
      problem: { code: 'tooLarge' },
    })
  })
  it('fills no report with its own words', async () => {
    const { report } = await units('csv', `source_language,target_language,source,target\n${'x'.repeat(90_000)},de,a,b`)
    expect(JSON.stringify(report).length).toBeLessThan(1_000)
  })
})
