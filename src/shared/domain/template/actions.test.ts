import { describe, expect, it } from 'vitest'
import { AgentId } from '../ids'
import { type ActionPlace, effectsOfActions, mayAct, withActions, withoutActions } from './actions'
import type { MacroAction } from './types'

const me = AgentId.parse('b~a~7')
const can = { labels: true, snooze: true, pending: true, priority: true, assign: true }
const place: ActionPlace = { can, me, now: 1_000 }
const label = (...add: string[]): MacroAction => ({ type: 'labels', add, remove: [] })

describe('what a macro does', () => {
  it('is one effect a kind', () =>
    expect(
      effectsOfActions(
        [
          label('delay'),
          { type: 'priority', priority: 'high' },
          { type: 'assign', to: 'me' },
          { type: 'snooze', hours: 48 },
          label('carrier'),
        ],
        place,
      ),
    ).toEqual([
      { type: 'labels', add: ['delay', 'carrier'], remove: [] },
      { type: 'priority', priority: 'high' },
      { type: 'assign', assigneeId: me },
      { type: 'status', status: 'snoozed', until: 1_000 + 48 * 3_600_000 },
    ]))
  it('the later of two that contradict each other', () => {
    expect(
      effectsOfActions(
        [
          { type: 'snooze', hours: 1 },
          { type: 'status', status: 'resolved' },
        ],
        place,
      ),
    ).toEqual([{ type: 'status', status: 'resolved', until: null }])
    expect(effectsOfActions([label('a'), { type: 'labels', add: ['b'], remove: ['a'] }], place)).toEqual([
      { type: 'labels', add: ['b'], remove: ['a'] },
    ])
  })
  it('nobody is somebody to assign to, and I am not where the system does not know me', () => {
    const strange = { ...place, me: null }
    expect(effectsOfActions([{ type: 'assign', to: 'nobody' }], strange)).toEqual([{ type: 'assign', assigneeId: null }])
    expect(effectsOfActions([{ type: 'assign', to: 'me' }], strange)).toEqual([])
  })
  it('leaves out what the system cannot do', () => {
    const weak = { ...place, can: { labels: false, snooze: false, pending: false, priority: false, assign: false } }
    const all: MacroAction[] = [
      label('a'),
      { type: 'snooze', hours: 1 },
      { type: 'status', status: 'pending' },
      { type: 'priority', priority: 'low' },
      { type: 'assign', to: 'me' },
    ]
    expect(effectsOfActions(all, weak)).toEqual([])
    expect(all.map((action) => mayAct(action, weak))).toEqual([false, false, false, false, false])
    expect(mayAct({ type: 'status', status: 'resolved' }, weak)).toBe(true)
  })
  it('stands once in a draft, and goes with its text', () => {
    const twice = withActions([label('a')], [label('a'), label('b')])
    expect(twice).toEqual([label('a'), label('b')])
    expect(withoutActions(twice, [label('b')])).toEqual([label('a')])
    expect(
      withActions(
        [],
        Array.from({ length: 30 }, (_, at) => label(String(at))),
      ),
    ).toHaveLength(20)
  })
})
