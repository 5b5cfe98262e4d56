import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonical, strokeOf } from '../keys'
import { layoutOf, reachOf } from './reach'
import { type LayoutId, layoutIds, layouts } from './tables'

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? sources(path) : /(?<!\.test)\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : []
  })
/** Every key that any command of the house asks for, read from the source itself. */
const asked = (): string[] => {
  const found = new Set<string>()
  for (const text of sources('src/renderer'))
    for (const [, list = ''] of text.matchAll(/\bkeys: \[([^\]]*(?:'\]')?[^\]]*)\]/g))
      for (const [, keys = ''] of list.matchAll(/'([^']+)'/g)) found.add(canonical(keys))
  return [...found].filter((keys) => !keys.includes('$'))
}

/**
 * What a keyboard cannot make; the page of keys says so and offers another. No key that is needed for the main job may stand
 * here (every command is in the palette all the same).
 */
const beyond: Partial<Record<LayoutId, readonly string[]>> = {
  de: ['[', ']'],
  fr: ['[', ']'],
  es: ['[', ']'],
  tr: ['[', ']'],
  ru: ['['],
  ar: ['Shift+M', 'Shift+U'],
}

describe.each(layoutIds)('on the layout %s', (id) => {
  it('every key that a command asks for can be made, but for those that are said', () => {
    const not = asked().filter((keys) => reachOf(keys, id, false) !== 'ok')
    expect(not.filter((keys) => !(beyond[id] ?? ['[', ']']).includes(keys))).toEqual([])
  })
  it('AltGr types, and is never a stroke', () => {
    for (const { character, code, level } of layouts[id]) {
      if (level !== 'altGr') continue
      const held = { key: character, code, shiftKey: false, metaKey: false, getModifierState: (name: string) => name === 'AltGraph' }
      expect(strokeOf({ ...held, ctrlKey: true, altKey: true }, false)).toBeNull()
      expect(strokeOf({ ...held, ctrlKey: false, altKey: false }, false)).toBeNull()
    }
  })
  it('what types a character in a text is said to, so that editors keep it', () => {
    for (const { character, code, level, dead } of layouts[id]) {
      if (level === 'altGr' || dead) continue
      const stroke = strokeOf({ key: character, code, ctrlKey: false, altKey: false, metaKey: false, shiftKey: level === 'shift' }, false)
      expect(stroke?.types, `${code} ${character}`).toBe(true)
    }
  })
  it('a letter with Alt alone is never ours, on macOS with Option neither', () => {
    for (const { character, code, level, dead } of layouts[id]) {
      if (level !== 'plain' || dead || !/^Key/.test(code)) continue
      const held = { key: character, code, ctrlKey: false, altKey: true, metaKey: false, shiftKey: false }
      expect(strokeOf(held, false)).toBeNull()
      expect(strokeOf(held, true)).toBeNull()
    }
  })
  it('digits with Alt and Mod go by the key, whatever it types', () => {
    const digit = layouts[id].find(({ code, level }) => code === 'Digit1' && level === 'plain')
    const held = { key: digit?.character ?? '1', code: 'Digit1', metaKey: false, shiftKey: false }
    expect(strokeOf({ ...held, ctrlKey: false, altKey: true }, false)?.name).toBe('Alt+1')
    expect(strokeOf({ ...held, ctrlKey: true, altKey: false }, false)?.name).toBe('Mod+1')
    expect(strokeOf({ ...held, ctrlKey: true, altKey: false }, true)?.name).toBe('Alt+1')
  })
  it('is known by what its keys produce', () => {
    const map = layouts[id].filter(({ level }) => level === 'plain').map(({ code, character }) => [code, character] as const)
    const found = layoutOf(map)
    // Polish types as US until AltGr is held.
    expect(found).toBe(id === 'pl' ? 'us' : id)
  })
})

it('finds the keys of the house', () => expect(asked().length).toBeGreaterThan(50))
it('does not know a keyboard it was never told of', () => {
  expect(layoutOf([['KeyQ', 'ქ']])).toBeNull()
  expect(layoutOf(layouts.us.filter(({ level }) => level === 'plain').map(({ code }) => [code, 'x'] as const))).toBeNull()
})
