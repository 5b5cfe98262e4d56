import { describe, expect, it, test } from 'vitest'
import { acceleratorOf, DEFAULT_HOTKEY, hotkeyHeard, hotkeyTrouble, proposals, strokeOfHotkey } from './hotkey'

const platforms = ['win32', 'darwin', 'linux'] as const

test.each([
  ['Ctrl+Alt+Space', null, null, null],
  ['Ctrl+Shift+Space', null, null, null],
  ['Ctrl+Shift+K', null, null, null],
  // AltGr: € on a German keyboard, ą on a Polish one.
  ['Ctrl+Alt+E', 'types', null, 'types'],
  ['Ctrl+Alt+Shift+A', 'types', null, 'types'],
  ['Ctrl+Alt+2', 'types', null, 'types'],
  ['Alt+L', 'types', 'types', 'types'],
  ['Space', 'bare', 'bare', 'bare'],
  ['Shift+Space', 'bare', 'bare', 'bare'],
  ['F9', 'bare', 'bare', 'bare'],
  ['Ctrl+C', 'programs', 'programs', 'programs'],
  ['Meta+C', 'system', 'programs', 'system'],
  ['Ctrl+Home', 'programs', 'programs', 'programs'],
  ['Alt+Space', 'system', 'programs', 'system'],
  ['Meta+Space', 'system', 'system', 'system'],
  ['Alt+F4', 'system', null, 'system'],
  ['Ctrl+Alt+F3', null, null, 'system'],
  ['Ctrl+Wheel', 'bare', 'bare', 'bare'],
  ['', 'bare', 'bare', 'bare'],
] as const)('%s', (keys, windows, mac, linux) => {
  expect(platforms.map((one) => hotkeyTrouble(keys, one))).toEqual([windows, mac, linux])
})

describe('a hotkey', () => {
  it('that is proposed can be had, the default first', () => {
    for (const platform of platforms) {
      expect(proposals(platform)[0]).toBe(DEFAULT_HOTKEY)
      expect(proposals(platform).length).toBeGreaterThan(2)
      for (const keys of proposals(platform)) expect(acceleratorOf(keys)).not.toBeNull()
    }
  })
  it('is written as Electron reads it, or not at all', () => {
    expect(acceleratorOf('Ctrl+Alt+Space')).toBe('Control+Alt+Space')
    expect(acceleratorOf('Ctrl+Meta+ArrowUp')).toBe('Control+Super+Up')
    expect(acceleratorOf('Space')).toBeNull()
    expect(acceleratorOf('Ctrl+<script>')).toBeNull()
    expect(acceleratorOf('')).toBeNull()
  })
  it('is heard by the letter that is written, elsewhere by the key', () => {
    const held = { ctrlKey: true, altKey: false, shiftKey: true, metaKey: false }
    expect(hotkeyHeard({ ...held, key: 'A', code: 'KeyQ' })).toBe('Ctrl+Shift+A')
    expect(hotkeyHeard({ ...held, key: 'Ы', code: 'KeyS' })).toBe('Ctrl+Shift+S')
    expect(hotkeyHeard({ ...held, key: '!', code: 'Digit1' })).toBe('Ctrl+Shift+1')
    expect(hotkeyHeard({ ...held, key: ' ', code: 'Space' })).toBe('Ctrl+Shift+Space')
    expect(hotkeyHeard({ ...held, key: 'Shift', code: 'ShiftLeft' })).toBeNull()
  })
  it('is laid beside the desk’s own keys', () => {
    expect(strokeOfHotkey('Ctrl+Shift+K', 'linux')).toBe('Mod+Shift+K')
    expect(strokeOfHotkey('Shift+Meta+K', 'darwin')).toBe('Mod+Shift+K')
    expect(strokeOfHotkey('Ctrl+Alt+Space', 'win32')).toBeNull()
    expect(strokeOfHotkey('Ctrl+Shift+K', 'darwin')).toBeNull()
  })
})
