// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tab stops are written like this
/** Bodies from strangers: whatever they hold, they end soon, in a text or in an error that says so, and leave no blank. */
import { describe, expect, it } from 'vitest'
import { facts, template } from '../../../../test/templates/facts'
import { checkTemplate, variablesOf } from './check'
import { TemplateError } from './fault'
import { firstLineOf } from './firstLine'
import { openGapsOf } from './gaps'
import { nestedNames } from './nested'
import { render } from './render'

const all = (text: string) => {
  firstLineOf(text)
  nestedNames(text)
  try {
    variablesOf(text)
  } catch {
    // Said by checkTemplate with its place.
  }
  try {
    return render({ locale: 'ar', register: null, text }, facts({ parcel: null }))
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError)
    return null
  }
}

describe('hostile bodies', () => {
  it.each([
    ['stops that never close', `\${1:${'{{ {{ }}'.repeat(2_000)}`],
    ['stops in stops', '${1:'.repeat(4_000)],
    ['half closed stops', `\${1:${'{{ a }}{'.repeat(2_000)}`],
    ['blanks', `a${' '.repeat(19_000)}b`],
    ['blanks before links', `${' '.repeat(9_000)}{{ order.url }}${'\t'.repeat(9_000)}x`],
    ['line ends', '\n'.repeat(19_000)],
    ['open tags', '{% '.repeat(6_000)],
    ['open outputs', '{{ '.repeat(6_000)],
    ['names of templates', `{% template ${' '.repeat(18_000)}`],
    ['quotes', '{{ "'.repeat(4_000)],
    ['deep conditions', '{% if a %}'.repeat(1_500)],
    ['filters', `{{ "a" ${'| append: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" '.repeat(400)}}}`],
    ['growing text', '{% assign a = "xxxxxxxxxxxxxxxxxxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}'],
    [
      'growing by replacing',
      '{% assign a = "xxxxxxxxxxxxxxxx" %}{% for i in (1..20) %}{% assign a = a | replace: "x", a %}{% endfor %}{{ a }}',
    ],
    ['splitting', '{% assign a = (1..100000) | join: "" %}{{ a | split: "" | join: "abcdefghijklmnop" }}'],
  ])('%s', (_what, text) => {
    const began = performance.now()
    all(text)
    // Not a matter of speed: what grows with the square of the text takes minutes here.
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('made of any pieces, thousands of times', () => {
    const pieces = [
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      ' endif ',
      ' for x in order.items ',
      ' endfor ',
      'order.number',
      'parcel.number',
      ' | ',
      'upcase',
      'date: "short"',
      '${1:',
      '}',
      '${0}',
      '\\',
      '"',
      "'",
      'salutation',
      '\uE000',
      '\uE004',
      ' ',
      '\n',
      'a',
      '大',
      ' template "x" ',
      '.',
      '[0]',
      '=',
      ':',
      '-',
    ]
    let seed = 11
    const next = (count: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % count
    }
    let filled = 0
    for (let run = 0; run < 800; run += 1) {
      const text = Array.from({ length: 2 + next(14) }, () => pieces[next(pieces.length)]).join('')
      const made = all(text)
      if (!made) continue
      filled += 1
      expect(made.text, text).not.toMatch(/[\uE000-\uE006]/)
      expect(openGapsOf(made.text), text).toEqual(made.gaps)
      for (const { from, to } of made.stops) expect(from <= to && to <= made.text.length, text).toBe(true)
      checkTemplate(template({ bodies: [['en', text]] }))
    }
    expect(filled).toBeGreaterThan(100)
  })
})
