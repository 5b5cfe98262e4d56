import { expect, it } from 'vitest'
import { keptFor } from './keptFor'

const one: { id: string } = { id: 'a' }
const other: { id: string } = { id: 'b' }

it('tells what was read of the ids, were it nothing', () => {
  expect(keptFor([one], [other], ['a'])).toEqual([one])
  expect(keptFor([], [other], ['a'])).toEqual([])
})
it('keeps what was read before while more is read', () => {
  expect(keptFor(null, [one], ['a', 'b'])).toEqual([one])
})
it('knows nothing where what was read before is of none of them', () => {
  expect(keptFor(null, [], ['a'])).toBeNull()
  expect(keptFor(null, [other], ['a'])).toBeNull()
  expect(keptFor(null, null, ['a'])).toBeNull()
})
