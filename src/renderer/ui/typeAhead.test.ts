import { beforeEach, describe, expect, it } from 'vitest'
import { TypeAhead, type TypeAheadPorts } from './typeAhead'

let stands: boolean
let focus: ReturnType<TypeAheadPorts['focus']>
let written: string[]
let listening: boolean
let frames: (() => void)[]
let timers: Map<number, { ms: number; then: () => void }>
const nextFrame = () => {
  for (const then of frames.splice(0)) then()
}
const ahead = (mac = false) => {
  let ids = 0
  return new TypeAhead({
    mac,
    focus: () => focus,
    stands: () => stands,
    insert: (text) => void written.push(text),
    listen: (on) => {
      listening = on
    },
    frame: (then) => void frames.push(then),
    after: (ms, then) => {
      const id = ++ids
      timers.set(id, { ms, then })
      return () => timers.delete(id)
    },
  })
}
const press = (key: string, more: object = {}) => ({
  key,
  code: key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})
const type = (typing: TypeAhead, text: string) => [...text].map((key) => typing.key(press(key)))
beforeEach(() => {
  focus = 'outside'
  stands = false
  written = []
  listening = false
  frames = []
  timers = new Map()
})

describe('what is typed ahead', () => {
  it('stands in the field once it has the focus, in one piece, and later letters are the field’s own', () => {
    const typing = ahead()
    typing.await('[role=dialog]', 1_000)
    expect(listening).toBe(true)
    expect(type(typing, 'Lé')).toEqual([true, true])
    nextFrame()
    typing.key(press('Backspace'))
    type(typing, 'ate')
    focus = 'field'
    typing.look()
    expect(written).toEqual(['Late'])
    expect(typing.key(press('x'))).toBe(false)
    expect(listening).toBe(false)
    expect(timers.size).toBe(0)
  })
  it('takes every plain key meanwhile: none is a command of what lies behind', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    // The key that opened it, held.
    expect(typing.key(press('s', { repeat: true }))).toBe(true)
    expect(['Enter', 'ArrowDown', 'Delete', 'Dead', 'm'].map((key) => typing.key(press(key)))).toEqual([true, true, true, true, true])
    // A letter held.
    expect(typing.key(press('m', { repeat: true }))).toBe(true)
    focus = 'field'
    typing.look()
    expect(written).toEqual(['mm'])
  })
  it('the key that opened it repeats into nothing as long as it is held, in the field as before it', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    type(typing, 'm')
    expect(typing.key(press('h', { repeat: true }))).toBe(true)
    expect(typing.key(press('k', { repeat: true, ctrlKey: true }))).toBe(true)
    focus = 'field'
    typing.look()
    expect(written).toEqual(['m'])
    expect(['h', 'Enter', 'Backspace'].map((key) => typing.key(press(key, { repeat: true })))).toEqual([true, true, true])
    // Of a chord the modifier may be up first.
    typing.up({ key: 'Control' })
    expect(typing.key(press('h', { repeat: true }))).toBe(true)
    // One that was typed ahead is the field's own, held or not.
    expect(typing.key(press('m', { repeat: true }))).toBe(false)
    typing.up({ key: 'h' })
    expect(typing.key(press('h', { repeat: true }))).toBe(false)
    expect(listening).toBe(false)
  })
  it('held while the focus comes, it types nothing on the very key that finds it there', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    focus = 'field'
    expect(typing.key(press('h', { repeat: true }))).toBe(true)
    expect(typing.key(press('a'))).toBe(false)
    expect(typing.key(press('a', { repeat: true }))).toBe(false)
    expect(written).toEqual([])
  })
  it('Alt and a digit is a pinned template and never a digit in the reply; ⌥ on a Mac writes signs', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    type(typing, 'a')
    expect(typing.key(press('Alt', { altKey: true }))).toBe(false)
    expect(listening).toBe(true)
    expect(typing.key(press('1', { altKey: true }))).toBe(false)
    expect(listening).toBe(false)
    const mac = ahead(true)
    mac.await('x', 1_000)
    expect(mac.key(press('@', { altKey: true }))).toBe(true)
    focus = 'field'
    mac.look()
    expect(written).toEqual(['@'])
  })
  it('keys that only change others are everybody’s', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    for (const key of ['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Meta']) expect(typing.key(press(key))).toBe(false)
    expect(listening).toBe(true)
  })
  it('a sign made with AltGr is typed, a chord is a command and ends it', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    expect(typing.key(press('@', { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' }))).toBe(true)
    expect(typing.key(press('Control', { ctrlKey: true }))).toBe(false)
    expect(listening).toBe(true)
    expect(typing.key(press('k', { ctrlKey: true }))).toBe(false)
    focus = 'field'
    typing.look()
    expect([written, listening]).toEqual([[], false])
  })
  it.each(['Escape', 'Tab'])('%s ends it and acts as ever', (key) => {
    const typing = ahead()
    typing.await('x', 1_000)
    type(typing, 'ab')
    expect(typing.key(press(key))).toBe(false)
    focus = 'field'
    typing.look()
    expect([written, listening]).toEqual([[], false])
  })
  it('leaves an input method alone', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    expect(typing.key(press('n', { isComposing: true }))).toBe(false)
    expect(typing.key(press('Process', { keyCode: 229 }))).toBe(false)
  })
  it('waits while another field has the focus, and writes into none', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    type(typing, 'ab')
    for (let at = 0; at < 10; at += 1) nextFrame()
    expect([written, listening]).toEqual([[], true])
    for (const { then } of timers.values()) then()
    focus = 'field'
    typing.look()
    expect([written, listening]).toEqual([[], false])
  })
  it('of a dialog without a field lets go within a few frames', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    focus = 'whole'
    expect([typing.key(press('ArrowDown')), typing.key(press('a'))]).toEqual([false, true])
    for (let at = 0; at < 4; at += 1) nextFrame()
    expect([written, listening]).toEqual([[], false])
  })
  it('of a dialog whose button or table has the focus lets go at once: keys are theirs', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    focus = 'other'
    expect(typing.key(press('a'))).toBe(false)
    expect([typing.key(press('b')), listening]).toEqual([false, false])
    typing.await('x', 1_000)
    typing.look()
    expect([typing.key(press('Enter', { repeat: true })), typing.key(press('a'))]).toEqual([true, false])
    expect([written, listening]).toEqual([[], false])
  })
  it('of what draws nothing lets go within a few frames, of what is still read it does not', () => {
    const typing = ahead()
    typing.await('x', 4_000)
    for (let at = 0; at < 10; at += 1) nextFrame()
    expect(typing.key(press('a'))).toBe(true)
    typing.drawn('x')
    for (let at = 0; at < 4; at += 1) nextFrame()
    expect([typing.key(press('a')), listening, written]).toEqual([false, false, []])
    typing.await('x', 4_000)
    typing.drawn('x')
    stands = true
    for (let at = 0; at < 10; at += 1) nextFrame()
    expect(typing.key(press('b'))).toBe(true)
    stands = false
    for (let at = 0; at < 4; at += 1) nextFrame()
    expect(listening).toBe(false)
  })
  it('begun before it is known which, goes on to the field that is asked for, and ends where none is', () => {
    const typing = ahead()
    typing.await('?', 1_000)
    type(typing, 'La')
    typing.await('x', 1_000)
    typing.leave('?')
    type(typing, 'te')
    focus = 'field'
    typing.look()
    expect(written).toEqual(['Late'])
    focus = 'outside'
    typing.await('?', 1_000)
    type(typing, 'e')
    typing.leave('?')
    expect([written, listening]).toEqual([['Late'], false])
  })
  it('asked for again before it came goes on with what was typed', () => {
    const typing = ahead()
    typing.await('x', 1_000)
    type(typing, 'La')
    typing.await('x', 1_000)
    type(typing, 'te')
    focus = 'field'
    nextFrame()
    expect(written).toEqual(['Late'])
    expect(timers.size).toBe(0)
  })
})
