import { expect, test } from 'vitest'
import { createCollector } from './collector'

const desk = () => {
  const at = { now: 5_000, collected: 0 }
  const collector = createCollector(
    () => at.now,
    () => {
      at.collected++
    },
  )
  return { at, ...collector }
}

test('collects at the first rest, and then at the first after ten minutes', () => {
  const { at, rests } = desk()
  rests()
  expect(at.collected).toBe(1)
  at.now += 9 * 60_000
  rests()
  expect(at.collected).toBe(1)
  at.now += 60_000
  rests()
  expect(at.collected).toBe(2)
})

test('not while keys are pressed in another window', () => {
  const { at, rests, touched } = desk()
  touched()
  at.now += 1_500
  rests()
  expect(at.collected).toBe(0)
  at.now += 500
  rests()
  expect(at.collected).toBe(1)
})

test('what is no longer reachable goes', async () => {
  const { rests } = createCollector(() => 0)
  const left = new WeakRef({ text: 'left behind' })
  // A target that was just made is kept to the end of its task.
  await new Promise((done) => setTimeout(done, 0))
  rests()
  expect(left.deref()).toBeUndefined()
})
