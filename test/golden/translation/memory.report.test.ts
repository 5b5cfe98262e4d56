import { expect, it } from 'vitest'
import { judgeGlossary, judgeMemory, memoryTable } from './memory.report'

/* Floors just under what is reached; the tables were written by somebody who had not seen the code. */
const shareOf = (counts: Iterable<{ right: number; all: number }>) => {
  let [right, all] = [0, 0]
  for (const count of counts) {
    right += count.right
    all += count.all
  }
  return right / all
}
it('gives a match the percentage a translator would', () => {
  const { byLanguage, wrong } = judgeMemory()
  expect(shareOf(byLanguage.values()), wrong.join('\n')).toBeGreaterThan(0.95)
})
it('knows a glossary’s word again in its forms, and no other word for it', () => {
  const { byLanguage, wrong } = judgeGlossary()
  expect(shareOf([...byLanguage.values()].map(({ found }) => found)), wrong.join('\n')).toBeGreaterThan(0.93)
  expect(shareOf([...byLanguage.values()].map(({ not }) => not)), wrong.join('\n')).toBeGreaterThan(0.96)
  expect(memoryTable().worst).toBeGreaterThanOrEqual(0.75)
})
