import { expect, it } from 'vitest'
import { revisions } from '../../src/renderer/engine/write/context'
import { start } from './kit'

it('gives larger revisions, and to another engine others, also under a clock that stands still', () => {
  const clock = { now: () => start, monotonic: () => 0 }
  const engines = Array.from({ length: 20 }, () => {
    const next = revisions(clock)
    return [next(), next(), next()]
  })
  for (const given of engines) expect(given).toEqual([...new Set(given)].sort((a, b) => a - b))
  // One of 4096 fractions each: that six of twenty are shared does not happen.
  expect(new Set(engines.map(([first]) => first)).size).toBeGreaterThan(14)
})
