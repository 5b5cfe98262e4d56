import { expect, it } from 'vitest'
import { guardContext } from '../../../shared/domain/guard/guard.fixture'
import { GuardCheck } from '../../../shared/domain/guard/types'
import { warming } from './warm'

it('is done once a language, in pieces of one check each', () => {
  const context = guardContext({ language: 'pl' })
  const steps = warming(context)
  expect(steps.length).toBe(GuardCheck.options.length * 4)
  for (const step of steps) step()
  expect(warming(context)).toEqual([])
  expect(warming(guardContext({ language: 'ja' })).length).toBeGreaterThan(0)
})
