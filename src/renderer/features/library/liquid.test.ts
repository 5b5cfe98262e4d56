import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { checkText } from '../../../shared/domain/guard/checkText'
import { render } from '../../../shared/domain/template/render'
import { liquidSource, tabStop } from './liquid'
import { sampleContext, sampleFacts } from './sample'

const offered = (text: string) => {
  const answer = liquidSource({ variable: (name) => `«${name}»`, tag: (name) => name, filter: (name) => name })(
    new CompletionContext(EditorState.create({ doc: text }), text.length, false),
  )
  return (
    answer && { from: answer.from, labels: answer.options.map(({ label }) => label), details: answer.options.map(({ detail }) => detail) }
  )
}

describe('what is offered while a template is written', () => {
  it('variables behind two braces, with their meaning', () => {
    const answer = offered('Hello {{ order.n')
    expect(answer?.from).toBe(9)
    expect(answer?.labels).toContain('order.number')
    expect(answer?.details).toContain('«order.number»')
  })
  it('filters behind a bar, tags behind a per cent sign, nothing in plain text or behind what is closed', () => {
    expect(offered('{{ order.total | mo')?.labels).toContain('money')
    expect(offered('{% i')?.labels).toContain('if')
    expect(offered('Hello order')).toBeNull()
    expect(offered('{{ order.number }} a')).toBeNull()
  })
})

it('a tab stop takes the next number and what was selected', () => {
  expect(tabStop('', 'which')).toBe(`\${1:which}`)
  expect(tabStop(`\${1:a} \${3:b}`, '{{x}}')).toBe(`\${4:x}`)
})

it('the made-up customer fills every language without a gap, and the guard knows her', () => {
  for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar', 'it', 'pl', 'hu', 'nl']) {
    const facts = sampleFacts({ locale, now: Date.UTC(2026, 10, 22), agentName: 'Maria Cruz', shop: undefined })
    const { text, gaps } = render({ locale, register: null, text: '{{ salutation }} {{ order.number }} {{ parcel.number }}' }, facts)
    expect(gaps, locale).toEqual([])
    expect(text, locale).toContain('1042')
    const found = checkText(text, sampleContext(facts, { channels: [] }, null, [], undefined))
    expect(
      found.filter(({ check }) => check === 'wrongCustomer' || check === 'wrongOrder' || check === 'cardNumber'),
      locale,
    ).toEqual([])
  }
})
