import { expect, it } from 'vitest'
import type { ConversationId } from '../../../shared/domain/ids'
import { allOfThem, isAll, isChosen, noneOfThem, turned } from './choice'

const [first, second, later] = ['a', 'b', 'c'] as ConversationId[] as [ConversationId, ConversationId, ConversationId]

it('taken out are also those that come to be proposed later', () => {
  const one = turned(noneOfThem, first)
  expect([first, second, later].filter((id) => isChosen(one, id))).toEqual([first])
  expect(isAll(one)).toBe(false)
})

it('one taken out of all leaves the others in, and comes back', () => {
  const but = turned(allOfThem, second)
  expect([first, second, later].filter((id) => isChosen(but, id))).toEqual([first, later])
  expect(isAll(but)).toBe(false)
  expect(isAll(turned(but, second))).toBe(true)
})
