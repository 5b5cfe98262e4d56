import { describe, expect, it } from 'vitest'
import type { AgentId } from '../../shared/domain/ids'
import type { Effect } from '../../shared/domain/outbox/types'
import type { View } from '../data/types'
import { leavesView } from './overlay'

const me = 'b~a~1' as AgentId
const ana = 'b~a~2' as AgentId
const status = (value: 'open' | 'pending' | 'snoozed' | 'resolved' | 'spam'): Effect => ({ type: 'status', status: value, until: null })
const assign = (assigneeId: AgentId | null): Effect => ({ type: 'assign', assigneeId })
const view = (kind: View['kind'], more: Partial<View> = {}): View => ({ kind, ...more })

describe('what takes a conversation out of a view', () => {
  it.each([
    ['resolve leaves due', [status('resolved')], view('due'), true],
    ['resolve stays in all', [status('resolved')], view('all'), false],
    ['spam leaves all', [status('spam')], view('all'), true],
    ['reopen leaves resolved', [status('open')], view('resolved'), true],
    ['snooze stays in snoozed', [status('snoozed')], view('snoozed'), false],
    ['taking it leaves unassigned', [assign(me)], view('unassigned'), true],
    ['taking it stays in mine', [assign(me)], view('mine'), false],
    ['giving it away leaves mine', [assign(ana)], view('mine'), true],
    ['giving it away stays in due', [assign(ana)], view('due'), false],
    ['the last word counts', [status('resolved'), status('open')], view('due'), false],
    ['labels move nothing', [{ type: 'labels', add: ['x'], remove: [] } as Effect], view('due'), false],
    ['a search keeps what it found', [status('resolved')], view('due', { search: 'x' }), false],
  ] as [string, Effect[], View, boolean][])('%s', (_title, effects, where, expected) =>
    expect(leavesView(effects, where, me)).toBe(expected),
  )
})
