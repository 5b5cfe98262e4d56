import { describe, expect, it } from 'vitest'
import { keyLabel } from './keyLabel'
import { canonical, type KeyLike, strokeOf } from './keys'

const press = (key: string, code: string, held: Partial<KeyLike> & { altGraph?: boolean } = {}): KeyLike => ({
  key,
  code,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  getModifierState: (name) => name === 'AltGraph' && Boolean(held.altGraph),
  ...held,
})
const name = (event: KeyLike, mac = false) => strokeOf(event, mac)?.name ?? null

describe('letters go by what they produce', () => {
  it.each([
    ['US j', press('j', 'KeyJ'), 'j'],
    ['Dvorak j (physical C)', press('j', 'KeyC'), 'j'],
    ['AZERTY a (physical Q)', press('a', 'KeyQ'), 'a'],
    ['QWERTZ z (physical Y)', press('z', 'KeyY'), 'z'],
    ['caps lock', press('J', 'KeyJ'), 'j'],
    ['Shift A', press('A', 'KeyA', { shiftKey: true }), 'Shift+A'],
    ['Russian о on J', press('о', 'KeyJ'), 'j'],
    ['Arabic ت on J', press('ت', 'KeyJ'), 'j'],
    ['Hebrew ח on J', press('ח', 'KeyJ'), 'j'],
    ['Greek ξ on J', press('ξ', 'KeyJ'), 'j'],
    ['Thai ่ on J, a mark', press('่', 'KeyJ'), 'j'],
    ['Arabic لا on B, two letters of one key', press('لا', 'KeyB'), 'b'],
    ['Arabic ، with Shift on K', press('،', 'KeyK', { shiftKey: true }), 'Shift+K'],
    ['Korean ㅓ on J', press('ㅓ', 'KeyJ'), 'j'],
    ['Polish ł without AltGr stays itself', press('ł', 'KeyL'), 'ł'],
    ['German ö stays itself', press('ö', 'Semicolon'), 'ö'],
    ['Ctrl K', press('k', 'KeyK', { ctrlKey: true }), 'Mod+K'],
    ['Ctrl K, Russian', press('л', 'KeyK', { ctrlKey: true }), 'Mod+K'],
    ['Ctrl Shift R', press('R', 'KeyR', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+R'],
    ['Ctrl Enter', press('Enter', 'Enter', { ctrlKey: true }), 'Mod+Enter'],
  ])('%s', (_title, event, expected) => expect(name(event)).toBe(expected))
})

describe('punctuation ignores Shift, which many layouts need to reach it', () => {
  it.each([
    ['US /', press('/', 'Slash'), '/'],
    ['German / (Shift 7)', press('/', 'Digit7', { shiftKey: true }), '/'],
    ['US ?', press('?', 'Slash', { shiftKey: true }), '?'],
    ['French ? (Shift ,)', press('?', 'KeyM', { shiftKey: true }), '?'],
  ])('%s', (_title, event, expected) => expect(name(event)).toBe(expected))
})

describe('digits with a modifier go by the physical key', () => {
  it.each([
    ['US Alt 1', press('1', 'Digit1', { altKey: true }), false, 'Alt+1'],
    ['AZERTY Alt &', press('&', 'Digit1', { altKey: true }), false, 'Alt+1'],
    ['AZERTY Ctrl &', press('&', 'Digit1', { ctrlKey: true }), false, 'Mod+1'],
    ['macOS ⌃1', press('1', 'Digit1', { ctrlKey: true }), true, 'Alt+1'],
    ['macOS ⌘1', press('1', 'Digit1', { metaKey: true }), true, 'Mod+1'],
    ['macOS ⌥1 types ¡', press('¡', 'Digit1', { altKey: true }), true, null],
    ['a bare digit', press('1', 'Digit1'), false, '1'],
  ])('%s', (_title, event, mac, expected) => expect(name(event, mac)).toBe(expected))
})

describe('never ours', () => {
  it.each([
    ['IME composing', press('Enter', 'Enter', { ctrlKey: true, isComposing: true })],
    ['IME candidate (229)', press('Process', 'Enter', { keyCode: 229 })],
    ['a dead key', press('Dead', 'BracketLeft')],
    ['AltGr letter (Polish ł)', press('ł', 'KeyL', { altGraph: true })],
    ['AltGr as Ctrl+Alt (@ on German Q)', press('@', 'KeyQ', { ctrlKey: true, altKey: true })],
    ['AltGr digit', press('1', 'Digit1', { altKey: true, altGraph: true })],
    ['Ctrl+Alt digit', press('1', 'Digit1', { altKey: true, ctrlKey: true })],
    ['bare Alt letter', press('e', 'KeyE', { altKey: true })],
    ['Shift alone', press('Shift', 'ShiftLeft', { shiftKey: true })],
    ['the Windows key', press('d', 'KeyD', { metaKey: true })],
  ])('%s', (_title, event) => expect(strokeOf(event, false)).toBeNull())
})

it('tells which strokes would type', () => {
  expect(strokeOf(press('e', 'KeyE'), false)?.types).toBe(true)
  expect(strokeOf(press('E', 'KeyE', { shiftKey: true }), false)?.types).toBe(true)
  expect(strokeOf(press('Enter', 'Enter'), false)?.types).toBe(false)
  expect(strokeOf(press('k', 'KeyK', { ctrlKey: true }), false)?.types).toBe(false)
})
it('brings what is written into one form', () => {
  expect(canonical('Shift+Mod+r')).toBe('Mod+Shift+R')
  expect(canonical('g d')).toBe('g d')
  expect(canonical('Mod+Enter')).toBe('Mod+Enter')
})
it('draws keys the way of the platform', () => {
  expect(keyLabel('Mod+Shift+R', false)).toBe('Ctrl Shift R')
  expect(keyLabel('Mod+Shift+R', true)).toBe('⌘⇧R')
  expect(keyLabel('g d', false)).toBe('g d')
  expect(keyLabel('Escape', false)).toBe('Esc')
  expect(keyLabel('Alt+1', true)).toBe('⌃1')
})
