import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Keymap } from '../../shared/domain/desk/types'
import { assignKeys, type Bindable, bind, clash, holdersOf, resetKeys } from './keymap'
import { hear, keysHeard, nothingYet } from './record'
import { ownerOf } from './reserved'

const plain: Keymap = { preset: 'dragoman', own: {} }
const commands: Bindable[] = [
  { id: 'resolve', keys: ['e'] },
  { id: 'snooze', keys: ['h'] },
  { id: 'go.due', keys: ['g d'] },
  { id: 'open', keys: ['Enter'], scope: 'list' },
  { id: 'other', keys: ['Enter'] },
]
const drawn = (keymap: Keymap): Bindable[] => {
  const bound = bind(commands, keymap)
  return commands.map((command) => ({ ...command, keys: bound.get(command.id) ?? [] }))
}
const keysOf = (keymap: Keymap) => Object.fromEntries(drawn(keymap).map(({ id, keys }) => [id, keys]))

describe('keys of the agent’s own', () => {
  it('are what commands ask for until she chooses', () =>
    expect(keysOf(plain)).toEqual({ resolve: ['e'], snooze: ['h'], 'go.due': ['g d'], open: ['Enter'], other: ['Enter'] }))
  it('take a key away from who held it', () => {
    const keymap = assignKeys(plain, 'snooze', ['e'], drawn(plain))
    expect(keysOf(keymap)).toMatchObject({ snooze: ['e'], resolve: [] })
  })
  it('a first stroke takes the sequences that begin with it', () => {
    expect(holdersOf('g', { id: 'snooze' }, drawn(plain))).toEqual(['go.due'])
    expect(keysOf(assignKeys(plain, 'snooze', ['g'], drawn(plain)))['go.due']).toEqual([])
  })
  it('stand beside the same key of another scope', () =>
    expect(holdersOf('Enter', { id: 'x', scope: 'list' }, drawn(plain))).toEqual(['open']))
  it('can be none, and go back to what they were', () => {
    const none = assignKeys(plain, 'resolve', [], drawn(plain))
    expect(keysOf(none).resolve).toEqual([])
    expect(keysOf(resetKeys(none, 'resolve')).resolve).toEqual(['e'])
  })
  it('a command that comes later never takes what she chose', () => {
    const keymap: Keymap = { preset: 'dragoman', own: { late: ['e'] } }
    expect(bind([...commands, { id: 'late', keys: ['q'] }], keymap).get('resolve')).toEqual([])
  })
  it('hold no conflict, whatever is chosen', () => {
    const key = fc.constantFrom('e', 'h', 'g', 'g d', 'g e', 'x', 'Mod+K', 'Enter')
    const own = fc.dictionary(fc.constantFrom(...commands.map(({ id }) => id), 'gone'), fc.array(key, { maxLength: 3 }))
    fc.assert(
      fc.property(own, fc.constantFrom('dragoman' as const, 'gmail' as const, 'superhuman' as const), (chosen, preset) => {
        const bound = bind(commands, { preset, own: chosen })
        const all = commands.flatMap(({ id, scope }) => (bound.get(id) ?? []).map((keys) => ({ id, keys, scope: scope ?? 'anywhere' })))
        for (const a of all)
          for (const b of all) if (a.id !== b.id && a.scope === b.scope) expect(clash(a.keys, b.keys), `${a.id} ${b.id}`).toBe(false)
      }),
    )
  })
})

describe('what belongs to others', () => {
  it.each([
    ['Mod+Q', 'darwin', false, 'system'],
    ['Mod+Q', 'win32', false, null],
    ['Alt+F4', 'win32', false, 'system'],
    ['Mod+C', 'linux', true, 'editor'],
    ['Mod+C', 'linux', false, null],
  ] as const)('%s on %s', (stroke, platform, typing, owner) => expect(ownerOf(stroke, platform, typing)).toBe(owner))
})

describe('what is pressed while one chooses', () => {
  const press = (key: string, more: object = {}) => ({
    key,
    code: `Key${key.toUpperCase()}`,
    ctrlKey: false,
    shiftKey: false,
    altKey: false,
    metaKey: false,
    ...more,
  })
  const pressed = (...events: ReturnType<typeof press>[]) =>
    events.reduce((was, event, place) => hear(was, event, false, 10_000 + place * 400), nothingYet)
  it('is one stroke or two', () => {
    expect(keysHeard(pressed(press('g')))).toBe('g')
    expect(keysHeard(pressed(press('g'), press('d')))).toBe('g d')
    expect(keysHeard(pressed(press('g'), press('d'), press('x')))).toBe('x')
    expect(keysHeard(pressed(press('k', { ctrlKey: true }), press('d')))).toBe('d')
  })
  it('after a pause is the beginning of something else', () =>
    expect(keysHeard(hear(pressed(press('e')), press('q'), false, 12_000))).toBe('q'))
  it('is no modifier alone, no AltGr, nothing of an IME', () => {
    expect(pressed(press('Shift')).state).toBe('waiting')
    expect(pressed(press('ą', { getModifierState: (name: string) => name === 'AltGraph' })).state).toBe('refused')
    expect(pressed(press('Process', { keyCode: 229 })).state).toBe('refused')
  })
})
