/** The examples themselves are looked over: enough of each kind, halves alike, none twice, and numbers that are what the rows say they are. */
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

function holdsCard(text: string): boolean {
  const runs = plain(text).match(/\d(?:[\s.\-·–_/]{0,3}\d){11,}/g) ?? []
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '')
    for (let from = 0; from + 12 <= digits.length; from += 1)
      for (let length = 12; length <= 19 && from + length <= digits.length; length += 1)
        if (luhn(digits.slice(from, from + length))) return true
    return false
  })
}

/** Lengths by the IBAN registry, for the countries the examples use. */
const ibanLengths: Record<string, number> = {
  AD: 24,
  AE: 23,
  AT: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MR: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
}

function holdsIban(text: string): boolean {
  for (const start of plain(text).matchAll(/[A-Z]{2}\d{2}/g)) {
    const run = plain(text)
      .slice(start.index)
      .replace(/[^A-Z0-9]/g, '')
    const iban = run.slice(0, ibanLengths[run.slice(0, 2)] ?? 0)
    if (iban.length === ibanLengths[run.slice(0, 2)] && mod97(iban) === 1) return true
  }
  return false
}

const name = (example: Example) => `${example.where} «${example.text}»`

it('has the same languages in both halves', () => {
  expect(exampleLanguages('open')).toEqual(exampleLanguages('frozen'))
})

describe.each(exampleLanguages('open'))('examples in %s', (language) => {
  const all = halves.flatMap((half) => readExamples(half, language))

  it('has at least 20 of each kind for each check, halves alike', () => {
    const short = exampleChecks
      .filter((check) => !notApplicable.includes(`${language} ${check}`))
      .flatMap((check) =>
        [true, false].flatMap((fires) => {
          const [open = 0, frozen = 0] = halves.map(
            (half) => all.filter((row) => row.half === half && row.check === check && row.fires === fires).length,
          )
          return open === frozen && open + frozen >= 20
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
