import { describe, expect, it } from 'vitest'
import { starterRules } from './starter'
import { type Condition, Rule } from './types'
import { linesOfWords, mixedOf, problemsOf, wordsOfLines } from './validate'

const rule = (conditions: Condition[], effects: Rule['effects'] = [{ type: 'class', class: 'A' }], name = 'r'): Rule => ({
  id: 'r',
  name,
  on: true,
  shopIds: [],
  conditions,
  effects,
  stop: false,
  starter: false,
  updatedAt: 1,
})
const codes = (one: Rule) => problemsOf(one).map(({ code }) => code)
const time = (start: string, end: string, zone = 'customer'): Condition => ({ type: 'time', zone, weekdays: [], start, end })
const text = (...words: string[]): Condition => ({
  type: 'text',
  where: 'message',
  not: false,
  words: words.map((one) => ({ text: one, language: null })),
})

describe('what is wrong with a rule', () => {
  it.each<[string, Rule, string[]]>([
    ['nothing', rule([text('refund')]), []],
    ['no name', rule([], undefined, ' '), ['noName']],
    ['nothing to do', rule([], []), ['noEffects']],
    ['no words', rule([text()]), ['noWords']],
    ['a word of signs', rule([text('refund', '…')]), ['badWord']],
    ['a word without end', rule([text('x'.repeat(401))]), ['longWord']],
    ['nothing chosen', rule([{ type: 'language', languages: [], not: false }]), ['noneChosen']],
    ['no bounds', rule([{ type: 'spent', minMinor: null, maxMinor: null }]), ['noBounds']],
    ['bounds that cross', rule([{ type: 'orderCount', min: 3, max: 2 }]), ['crossed']],
    ['no number', rule([{ type: 'waiting', minMinutes: 0 }]), ['noNumber']],
    ['a time that is none', rule([time('8:30', '10:00')]), ['badTime']],
    ['until midnight', rule([time('08:30', '24:00')]), []],
    ['a zone that is none', rule([time('08:30', '10:00', 'Mars/Base')]), ['badZone']],
    ['an empty group', rule([{ type: 'any', of: [] }]), ['emptyAny']],
    ['a fault within a group', rule([{ type: 'any', of: [text()] }]), ['noWords']],
    ['no label', rule([], [{ type: 'labels', add: [] }]), ['noText']],
    [
      'two classes',
      rule(
        [],
        [
          { type: 'class', class: 'A' },
          { type: 'class', class: 'B' },
        ],
      ),
      ['twice'],
    ],
  ])('%s', (_name, one, expected) => {
    expect(codes(one)).toEqual(expected)
    // What passes here can be kept.
    if (expected.length === 0) expect(Rule.safeParse(one).success).toBe(true)
  })
  it('warns of a bare | among several words, and not of one in parentheses', () => {
    const of = (...lines: string[]) => mixedOf(lines.map((line) => ({ text: line })))
    expect(of('a|b', '(a|b) c', 'parcel|package lost')).toBe('parcel|package lost')
    expect(of('a|b', '(a b|c) d … (e|f)')).toBe(null)
  })
  it('is nothing with the starters', () => expect(starterRules(1).flatMap(problemsOf)).toEqual([]))
  it('words and lines are two forms of one thing', () => {
    const lines = 'refund\n[de] rück\n[pt-BR] estorno'
    expect(wordsOfLines(lines)).toEqual([
      { text: 'refund', language: null },
      { text: 'rück', language: 'de' },
      { text: 'estorno', language: 'pt-BR' },
    ])
    expect(linesOfWords(wordsOfLines(`\n  ${lines}\n\n`))).toBe(lines)
    for (const { conditions } of starterRules(1))
      for (const condition of conditions)
        if (condition.type === 'text') expect(wordsOfLines(linesOfWords(condition.words))).toEqual(condition.words)
  })
})
