import { expect, it } from 'vitest'
import type { BackendId, CustomerId } from '../ids'
import { type CustomerLink, isOf, linkedWith, linksWithout, withLink, withoutLink } from './links'

const [a, b, c, d] = ['one111~u~1', 'two222~u~1', 'three3~u~1', 'four44~u~1'] as [CustomerId, CustomerId, CustomerId, CustomerId]
const link = (x: CustomerId, y: CustomerId, at = 1): CustomerLink => ({ customerIds: [x, y], at })

it('stands once, whichever way round it is said, and is taken back either way', () => {
  const once = withLink(withLink([], link(a, b)), link(b, a, 2))
  expect(once).toEqual([link(b, a, 2)])
  expect(withoutLink(once, link(a, b))).toEqual([])
  expect(withLink([], link(a, a))).toEqual([])
})
it('reaches over other links, and not beyond', () => {
  const links = [link(a, b), link(c, b), link(d, d)]
  expect(linkedWith(links, a).sort()).toEqual([b, c].sort())
  expect(linkedWith(links, d)).toEqual([])
})
it('goes with either of the two', () => {
  expect(linksWithout([link(a, b), link(c, d)], (id) => id === b)).toEqual([link(c, d)])
  expect(linksWithout([link(a, b)], isOf('two222' as BackendId))).toEqual([])
})
