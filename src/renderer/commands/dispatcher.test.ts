import { beforeEach, describe, expect, it } from 'vitest'
import { Dispatcher, type KeyPlace } from './dispatcher'
import type { KeyLike } from './keys'
import { type Command, checkConflicts, KeyConflict } from './registry'

const press = (key: string, more: Partial<KeyLike> = {}): KeyLike => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})
const outside: KeyPlace = { editable: false, scope: 'list', ownKeys: false }
const editor: KeyPlace = { editable: true, scope: 'composer', ownKeys: false }
let ran: string[]
let time: number
let single: boolean
const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  section: 'desk',
  keys,
  run: () => void ran.push(id),
  ...more,
})
const dispatcher = (...commands: Command[]) =>
  new Dispatcher({
    commands: () => commands,
    context: (scope) => ({ screen: 'inbox', conversationId: null, targetIds: [], scope }),
    singleKeys: () => single,
    mac: () => false,
    now: () => time,
    onError: (error) => void ran.push(String(error)),
  })
beforeEach(() => {
  ran = []
  time = 10_000
  single = true
})

describe('the dispatcher', () => {
  it('leaves letters to editors and keeps what is meant for them', () => {
    const keys = dispatcher(command('resolve', ['e']), command('send', ['Mod+Enter'], { whileTyping: true }))
    expect(keys.down(press('e'), editor)).toBe(false)
    expect(keys.down(press('e'), outside)).toBe(true)
    expect(keys.down(press('Enter', { ctrlKey: true }), editor)).toBe(true)
    expect(ran).toEqual(['resolve', 'send'])
  })
  it('runs sequences and forgets them in time', () => {
    const keys = dispatcher(command('due', ['g d']), command('d', ['d']))
    expect(keys.down(press('g'), outside)).toBe(true)
    keys.down(press('d'), outside)
    keys.down(press('g'), outside)
    time += 2_000
    keys.down(press('d'), outside)
    expect(ran).toEqual(['due', 'd'])
  })
  it('a second stroke that a busy page takes late belongs to the first all the same', () => {
    const keys = dispatcher(command('due', ['g d']), command('d', ['d']))
    keys.down(press('g', { timeStamp: time - 300 }), outside)
    time += 4_000
    keys.down(press('d', { timeStamp: time - 4_100 }), outside)
    expect(ran).toEqual(['due'])
  })
  it('nor does the wait between a key and its letting go count for a pause', () => {
    const keys = dispatcher(command('due', ['g d']))
    keys.down(press('g', { timeStamp: 10_000 }), outside)
    time = 13_000
    keys.up({ code: 'KeyG' })
    keys.down(press('d', { timeStamp: 13_100 }), outside)
    expect(ran).toEqual(['due'])
  })
  it('a wrong second stroke still means itself', () => {
    const keys = dispatcher(command('due', ['g d']), command('next', ['j']))
    keys.down(press('g'), outside)
    keys.down(press('j'), outside)
    expect(ran).toEqual(['next'])
  })
  it('lets the narrower scope win', () => {
    const keys = dispatcher(command('open', ['Enter'], { scope: 'list' }), command('other', ['Enter']))
    keys.down(press('Enter'), outside)
    keys.down(press('Enter'), { ...outside, scope: 'panel' })
    expect(ran).toEqual(['open', 'other'])
  })
  it('repeats only what moves', () => {
    const keys = dispatcher(command('next', ['j'], { repeats: true }), command('resolve', ['e']))
    keys.down(press('j', { repeat: true }), outside)
    expect(keys.down(press('e', { repeat: true }), outside)).toBe(true)
    expect(ran).toEqual(['next'])
  })
  it('rests single letters where they are switched off, and in menus and dialogs', () => {
    const keys = dispatcher(command('resolve', ['e']), command('palette', ['Mod+K'], { whileTyping: true }))
    single = false
    expect(keys.down(press('e'), outside)).toBe(false)
    keys.down(press('k', { ctrlKey: true }), outside)
    single = true
    expect(keys.down(press('e'), { ...outside, ownKeys: true })).toBe(false)
    expect(ran).toEqual(['palette'])
  })
  it('holds and lets go', () => {
    const keys = dispatcher(command('peek', ['t'], { release: () => void ran.push('let go') }))
    keys.down(press('t'), outside)
    keys.down(press('t', { repeat: true }), outside)
    keys.up({ code: 'KeyT' })
    expect(ran).toEqual(['peek', 'let go'])
  })
  it('says how long a key was held by the fingers, not by a page that draws', () => {
    const keys = dispatcher(command('peek', ['t'], { release: (_, heldMs) => void ran.push(`held ${heldMs}`) }))
    keys.down(press('t', { timeStamp: 9_900 }), outside)
    time += 3_000
    keys.up({ code: 'KeyT', timeStamp: 9_980 })
    expect(ran).toEqual(['peek', 'held 80'])
  })
  it('asks `when`, and tells of failures', () => {
    const keys = dispatcher(
      command('never', ['a'], { when: () => false }),
      command('fails', ['b'], {
        run: () => {
          throw new Error('broke')
        },
      }),
    )
    expect(keys.down(press('a'), outside)).toBe(false)
    keys.down(press('b'), outside)
    expect(ran).toEqual(['Error: broke'])
  })
})

describe('conflicts', () => {
  it('are found at load', () => {
    expect(() => checkConflicts([command('a', ['e']), command('b', ['e'])])).toThrow(KeyConflict)
    expect(() => checkConflicts([command('a', ['g']), command('b', ['g d'])])).toThrow(KeyConflict)
    expect(() => checkConflicts([command('a', ['Shift+Mod+R']), command('b', ['Mod+Shift+r'])])).toThrow(KeyConflict)
    expect(() => checkConflicts([command('a', ['e'], { whileTyping: true })])).toThrow(KeyConflict)
  })
  it('do not arise between scopes', () => {
    expect(() => checkConflicts([command('a', ['Enter'], { scope: 'list' }), command('b', ['Enter'])])).not.toThrow()
  })
})
