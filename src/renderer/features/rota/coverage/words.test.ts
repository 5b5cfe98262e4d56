import { expect, it } from 'vitest'
import { countSays } from './words'

it('a count that was stopped half-way is told by what there is of it', () => {
  expect(countSays({ state: 'stopped', series: null, partial: false })).toBe('stopped')
  // The newest eight weeks stand there, and are not taken for all of it.
  expect(countSays({ state: 'stopped', series: [], partial: true })).toBe('stoppedPart')
  expect(countSays({ state: 'stopped', series: [], partial: false })).toBe('stoppedOld')
  expect(countSays({ state: 'failed', series: [], partial: true })).toBe('countFailed')
  expect(countSays({ state: 'looking', series: [], partial: true })).toBe(null)
  expect(countSays({ state: 'done', series: [], partial: false })).toBe(null)
})
