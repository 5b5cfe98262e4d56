import { expect, it } from 'vitest'
import { canonical } from '../../commands/keys'
import { afterStroke, tourSteps } from './tourSteps'

const steps = tourSteps(true)

it('goes on only by the key the card asks for', () => {
  expect(afterStroke(steps, 0, 'Enter')).toBe(0)
  expect(afterStroke(steps, 0, 'j')).toBe(1)
  expect(afterStroke(steps, 1, 'Enter')).toBe(2)
  expect(afterStroke(steps, 2, 'r')).toBe(3)
  expect(afterStroke(steps, 3, 'Escape')).toBe(4)
})
it('ends after the fifth', () => {
  expect(steps).toHaveLength(5)
  expect(afterStroke(steps, 4, 'Mod+K')).toBeNull()
})
it('teaches nothing that is switched off', () => {
  const without = tourSteps(false)
  expect(without.flatMap((step) => step.keys).filter((keys) => keys.length === 1)).toEqual([])
  expect(afterStroke(without, 0, 'ArrowDown')).toBe(1)
})
it('names strokes as the registry does', () => {
  for (const name of steps.flatMap((step) => [...step.keys, ...step.done])) expect(canonical(name)).toBe(name)
})
