import { beforeEach, describe, expect, it } from 'vitest'
import { type EarlyKey, EarlyKeys } from './early'

const stroke = (key: string, more: Partial<EarlyKey> = {}): EarlyKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
})
let pressed: string[]
let takes: boolean[]
const early = () =>
  new EarlyKeys<EarlyKey>({
    press: (event) => void pressed.push(event.key),
    take: (on) => void takes.push(on),
  })
beforeEach(() => {
  pressed = []
  takes = []
})

describe('a key before its command', () => {
  it('waits, and all that follows behind it; then they are pressed in their order', () => {
    const keys = early()
    expect(keys.next(stroke('j'))).toBe(false)
    expect(keys.unknown(stroke('r'))).toBe(true)
    expect(takes).toEqual([true])
    // A letter that is a command already would resolve what she is about to answer.
    for (const key of ['e', 'Backspace', 'H', 'i', 'Enter']) expect(keys.next(stroke(key))).toBe(true)
    expect(pressed).toEqual([])
    keys.ready()
    expect(pressed).toEqual(['r', 'e', 'Backspace', 'H', 'i', 'Enter'])
    expect(takes).toEqual([true, false])
  })
  it('is nobody’s once all commands are there', () => {
    const keys = early()
    keys.ready()
    expect(keys.unknown(stroke('r'))).toBe(false)
    expect(keys.next(stroke('e'))).toBe(false)
    expect(takes).toEqual([])
  })
  it('is let go by Escape, Tab or a chord, which act as ever', () => {
    for (const end of [stroke('Escape'), stroke('Tab'), stroke('k', { ctrlKey: true }), stroke('1', { altKey: true })]) {
      const keys = early()
      keys.unknown(stroke('r'))
      expect(keys.next(end)).toBe(false)
      keys.ready()
    }
    expect(pressed).toEqual([])
  })
  it('waits only where it is a letter pressed for itself', () => {
    const keys = early()
    for (const other of [stroke('ArrowDown'), stroke('r', { metaKey: true }), stroke('r', { repeat: true }), stroke('Shift')])
      expect(keys.unknown(other)).toBe(false)
    keys.unknown(stroke('r'))
    expect(keys.next(stroke('Shift'))).toBe(false)
    expect(keys.next(stroke('r', { repeat: true }))).toBe(true)
    keys.ready()
    expect(pressed).toEqual(['r'])
  })
  it('keeps no more than anybody types in that moment', () => {
    const keys = early()
    keys.unknown(stroke('r'))
    for (let at = 0; at < 1_000; at += 1) keys.next(stroke('a'))
    keys.ready()
    expect(pressed).toHaveLength(200)
  })
})
