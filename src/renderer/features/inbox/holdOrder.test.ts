import { describe, expect, it } from 'vitest'
import { countMoved, holdOrder, neighbour } from './holdOrder'

const none = { leaving: () => false, returning: new Set<string>() }
const list = (text: string) => [...text]

describe('the list under focus', () => {
  it('keeps its order and counts what would move', () => {
    const held = holdOrder({ shown: list('abcd'), fresh: list('dabcx'), hold: true, ...none })
    expect(held.shown.join('')).toBe('abcd')
    expect(held.moved).toBe(2)
  })
  it('lets the fresh order through without focus', () => {
    expect(holdOrder({ shown: list('abcd'), fresh: list('dabc'), hold: false, ...none })).toEqual({ shown: list('dabc'), moved: 0 })
  })
  it('keeps what others took away in its place', () => {
    const held = holdOrder({ shown: list('abc'), fresh: list('ac'), hold: true, ...none })
    expect(held.shown.join('')).toBe('abc')
    expect(held.moved).toBe(1)
  })
  it('drops at once what the agent took away herself', () => {
    const held = holdOrder({ ...none, shown: list('abcd'), fresh: list('abcd'), hold: true, leaving: (id) => id === 'b' })
    expect(held.shown.join('')).toBe('acd')
    expect(held.moved).toBe(0)
  })
  it('puts back at its place what an undo returns', () => {
    const held = holdOrder({ shown: list('acd'), fresh: list('xabcd'), hold: true, leaving: () => false, returning: new Set(['b']) })
    expect(held.shown.join('')).toBe('abcd')
    expect(held.moved).toBe(1)
  })
  it('puts the first back before all', () => {
    expect(
      holdOrder({ shown: list('bc'), fresh: list('abc'), hold: true, leaving: () => false, returning: new Set(['a']) }).shown.join(''),
    ).toBe('abc')
  })
  it('takes in what is only added at the end', () => {
    expect(holdOrder({ shown: list('ab'), fresh: list('abcd'), hold: true, ...none })).toEqual({ shown: list('abcd'), moved: 0 })
  })
  it('keeps the very array where nothing changed, so that nothing is drawn again', () => {
    const shown = list('abc')
    expect(holdOrder({ shown, fresh: list('abc'), hold: false, ...none }).shown).toBe(shown)
    expect(holdOrder({ shown, fresh: list('bac'), hold: true, ...none }).shown).toBe(shown)
  })
  it('counts the fewest moves', () => {
    expect(countMoved(list('abcdef'), list('fabcde'))).toBe(1)
    expect(countMoved(list('abc'), list('cba'))).toBe(2)
    expect(countMoved(list('abc'), list('abc'))).toBe(0)
    expect(countMoved([], list('ab'))).toBe(2)
  })
})

describe('the cursor when its row leaves', () => {
  it('goes to the next, else the one before, else nowhere', () => {
    expect(neighbour(list('abcd'), new Set('b'), 'b')).toBe('c')
    expect(neighbour(list('abcd'), new Set('bcd'), 'c')).toBe('a')
    expect(neighbour(list('ab'), new Set('ab'), 'a')).toBeNull()
    expect(neighbour(list('ab'), new Set(), 'z')).toBe('a')
  })
})
