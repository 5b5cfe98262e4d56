import { describe, expect, it } from 'vitest'
import { findingsOf, findingsOfPerson } from './findings'
import { plan, shift, somebody } from './rules/kit'

describe('findingsOfPerson', () => {
  it('finds what findingsOf finds of her', () => {
    const two = [somebody(), somebody({ id: 'p2' })]
    const shifts = [shift('2026-10-05 08:00-20:00'), shift('2026-10-06 06:00-20:00', { personId: 'p2' }), shift('2026-10-05 12:00-14:00')]
    const all = findingsOf(plan(shifts, { people: two }))
    expect(
      all
        .filter(({ weight }) => weight === 'hard')
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['maxDay', 'maxDay', 'overlap'])
    for (const { id } of two) expect(findingsOfPerson(plan(shifts, { people: two }), id)).toEqual(all.filter((one) => one.personId === id))
  })
})
