import { expect, it } from 'vitest'
import { starterRules } from '../starter'
import type { Condition } from '../types'

const written = (condition: Condition): string[] =>
  condition.type === 'text' ? condition.words.map(({ text }) => text) : condition.type === 'any' ? condition.of.flatMap(written) : []

it('words of starter rules never mix a bare | with several words: `a|b c` asks for one of two and then c', () => {
  const phrases = starterRules(0).flatMap(({ conditions }) => conditions.flatMap(written))
  expect(phrases.length).toBeGreaterThan(100)
  const bare = phrases.map((text) => [text, text.replace(/\([^)]*\)/g, 'x')] as const)
  expect(bare.filter(([, rest]) => /\|/.test(rest) && /\s/.test(rest.trim())).map(([text]) => text)).toEqual([])
})
