/** How long all checks take while somebody types at the end of a long reply. Told, never asserted: the machine is shared. */
import { appendFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkText } from '../../../src/shared/domain/guard/checkText'
import { guardContext } from '../../../src/shared/domain/guard/guard.fixture'
import { exampleLanguages, readExamples } from './read'

it('tells the time of one key at the end of 5,000 letters', () => {
  const lines = exampleLanguages('open').map((language) => {
    const harmless = readExamples('open', language).filter(({ fires }) => !fires)
    let text = ''
    while (text.length < 5_000) for (const example of harmless) text += `${example.text} `
    const context = guardContext({ language, customerName: 'Mia Schulz', orderNumbers: ['NL-1042'] })
    const took: number[] = []
    for (let key = 0; key < 60; key += 1) {
      const typed = `${text.slice(0, 5_000)}${'abc def '.repeat(9).slice(0, key)}`
      const before = performance.now()
      checkText(typed, context)
      took.push(performance.now() - before)
    }
    const cold = took[0] ?? 0
    took.sort((a, b) => a - b)
    return `  ${language.padEnd(6)} median ${(took[30] ?? 0).toFixed(1)} ms, p95 ${(took[57] ?? 0).toFixed(1)} ms, first ${cold.toFixed(1)} ms`
  })
  if (process.env.GUARD_REPORT)
    appendFileSync(process.env.GUARD_REPORT, `all checks over 5,000 letters, one key more each time:\n${lines.join('\n')}\n\n`)
  expect(lines).toHaveLength(exampleLanguages('open').length)
})
