/** The examples themselves are looked over: enough of each kind, none twice, and numbers that are what the rows say they are. */
import { describe, expect, it } from 'vitest'
import { type Example, exampleChecks, exampleLanguages, halves, parseExamples, readExamples } from './read'

/** Pairs that have no examples, with the reason in the README: `<language> <check>`. */
const notApplicable: readonly string[] = []

const header = 'check\tfires\tcontext\ttext'

/** Digits of any script as 0–9, letters as capitals, so that a number is read as its customer would. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .toUpperCase()
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function mod97(iban: string): number {
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((char) => Number.parseInt(char, 36)).join('')
  return Number(BigInt(digits) % 97n)
}

/** Whether neighbouring groups of digits, taken whole, make a number of a card's length and first digit whose check digit is right. */
function holdsCard(text: string): boolean {
  const runs = plain(text).match(/\d(?:[\s.\-·–_/]{0,3}\d){11,}/g) ?? []
  return runs.some((run) => {
    const groups = run.match(/\d+/g) ?? []
    return groups.some((_, from) =>
      groups.some((__, to) => {
        const digits = groups.slice(from, to + 1).join('')
        return /^[2-6]\d{11,18}$/.test(digits) && luhn(digits)
      }),
    )
  })
}

/** Lengths by the IBAN registry: country and number of characters. */
const ibanLengths = new Map(
  (
    'IQ23 BY28 BI27 DJ27 FK18 FO18 GL18 HN28 LC32 MN20 MR27 MU30 NI28 OM23 RU33 SC31 SD18 SO23 ST25 TL23 VG24 YE30 ' +
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FR27 GB22 GE22 GI23 GR27 ' +
    'GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 SV28 TN24 TR26 UA29 VA22 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
)

function holdsIban(text: string): boolean {
  for (const start of plain(text).matchAll(/[A-Z]{2}\d{2}/g)) {
    const run = plain(text)
      .slice(start.index)
      .replace(/[^A-Z0-9]/g, '')
    const length = ibanLengths.get(run.slice(0, 2))
    if (length !== undefined && run.length >= length && mod97(run.slice(0, length)) === 1) return true
  }
  return false
}

/** A frozen text is not shown even here: who writes patterns may run this. */
const name = (example: Example) => (example.half === 'open' ? `${example.where} «${example.text}»` : example.where)

it('has the same languages in both halves', () => {
  expect(exampleLanguages('open')).toEqual(exampleLanguages('frozen'))
})

describe.each(exampleLanguages('open'))('examples in %s', (language) => {
  const all = halves.flatMap((half) => readExamples(half, language))

  it('has at least 20 of each kind for each check, no fewer open than frozen', () => {
    const short = exampleChecks
      .filter((check) => !notApplicable.includes(`${language} ${check}`))
      .flatMap((check) =>
        [true, false].flatMap((fires) => {
          const [open = 0, frozen = 0] = halves.map(
            (half) => all.filter((row) => row.half === half && row.check === check && row.fires === fires).length,
          )
          return open >= frozen && open + frozen >= 20
            ? []
            : [`${check} ${fires ? 'fires' : 'stays quiet'}: ${open} open, ${frozen} frozen`]
        }),
      )
    expect(short).toEqual([])
  })

  it('has no example twice', () => {
    const seen = new Map<string, string>()
    const twice = all.flatMap((row) => {
      const key = JSON.stringify([row.check, row.context, row.text])
      const before = seen.get(key)
      seen.set(key, row.where)
      return before === undefined ? [] : [`${row.where} is ${before}`]
    })
    expect(twice).toEqual([])
  })

  it('has numbers whose check digits are right where the check must fire', () => {
    const cards = all.filter((row) => row.check === 'cardNumber' && row.fires && !holdsCard(row.text))
    const ibans = all.filter((row) => row.check === 'iban' && row.fires && !holdsIban(row.text))
    expect([...cards, ...ibans].map(name)).toEqual([])
  })

  it('has no valid IBAN where the IBAN check must stay quiet', () => {
    expect(all.filter((row) => row.check === 'iban' && !row.fires && holdsIban(row.text)).map(name)).toEqual([])
  })

  it('gives the facts without which a check cannot judge', () => {
    const needs = {
      wrongShop: ['shop', 'others'],
      wrongCustomer: ['customer'],
      wrongOrder: ['orders'],
      untouched: ['template'],
      wrongLanguage: ['language'],
    } as const
    const bare = all.filter((row) => {
      const facts = Object.entries(needs).find(([check]) => check === row.check)?.[1] ?? []
      return facts.some((fact) => row.context[fact] === undefined)
    })
    expect(bare.map(name)).toEqual([])
  })
})

describe('the reader', () => {
  it('reads facts, lists and line ends', () => {
    const row = 'wrongOrder\tyes\torders=NL-1, NL-2;others=Kaffeehaus Lind|kaffee.example\tDear Mia,\\nNL-9 is on its way.'
    expect(parseExamples(`${header}\n${row}\n`, 'en', 'open')).toEqual([
      {
        where: 'open/en.tsv:2',
        line: 2,
        language: 'en',
        half: 'open',
        check: 'wrongOrder',
        fires: true,
        context: { orders: ['NL-1', 'NL-2'], others: [{ name: 'Kaffeehaus Lind', host: 'kaffee.example' }] },
        text: 'Dear Mia,\nNL-9 is on its way.',
      },
    ])
  })

  it.each([
    ['a check nobody knows', 'cardnumber\tyes\t\tx', /:2: .*check/s],
    ['a verdict that is neither', 'iban\tmaybe\t\tx', /:2: .*fires/s],
    ['a fact nobody knows', 'iban\tyes\tcolour=red\tx', /:2: .*colour/s],
    ['a shop without a host', 'iban\tyes\tothers=Kaffee\tx', /:2: .*name\|host/s],
    ['an empty text', 'iban\tyes\t\t ', /:2: .*text/s],
    ['a missing cell', 'iban\tyes\tx', /:2: 3 cells/],
  ])('names the line of %s', (_, row, message) => {
    expect(() => parseExamples(`${header}\n${row}`, 'de', 'frozen')).toThrow(message)
  })

  it('wants the columns in the first line', () => {
    expect(() => parseExamples('check\ttext', 'de', 'open')).toThrow(/open\/de\.tsv:1/)
  })
})
