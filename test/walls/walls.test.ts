import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breaches } from '../../scripts/walls/check.mjs'
import { importRules, wordRules } from '../../scripts/walls/rules.mjs'

const root = process.cwd()
const fixtures = join('test', 'walls', 'fixtures')

/** Each fixture's first line: `// as <path> breaks <rule>` (or /* … in CSS). */
const cases = readdirSync(join(root, fixtures)).map((name) => {
  const head = /as (\S+) breaks (\S+)/.exec(readFileSync(join(root, fixtures, name), 'utf8'))
  return { name, as: head?.[1] ?? '', rule: head?.[2] ?? '' }
})

test.each(cases)('$name: $rule bites', ({ name, as, rule }) => {
  const found = breaches(root, join(fixtures, name), as) as { rule: string }[]
  expect(found.map((breach) => breach.rule)).toContain(rule)
})

test('every rule has a bad fixture', () => {
  const rules = [...importRules, ...wordRules].map((rule: { name: string }) => rule.name)
  expect(new Set(cases.map((one) => one.rule))).toEqual(new Set(rules))
})
