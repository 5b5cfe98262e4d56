import { describe, expect, it } from 'vitest'
import type { Conversation } from '../conversation/types'
import type { AgentId, ConversationId, TeamId } from '../ids'
import { conversationId, item, labels, resolve } from './outbox.fixture'
import { applyPending, SENT_COVERS_MS } from './pending'
import type { Effect } from './types'

const row = {
  id: conversationId,
  status: 'open',
  snoozedUntilAt: null,
  labels: ['a', 'b'],
  unreadCount: 3,
  assigneeId: null,
} as unknown as Conversation
const over = (...effects: Effect[]) => applyPending(row, [item('x', effects)], 0)

describe('applyPending', () => {
  it.each<[Effect, Partial<Conversation>]>([
    [resolve, { status: 'resolved' }],
    [
      { type: 'status', status: 'snoozed', until: 77 },
      { status: 'snoozed', snoozedUntilAt: 77 },
    ],
    [{ type: 'assign', assigneeId: 'me' as AgentId }, { assigneeId: 'me' as AgentId }],
    [{ type: 'team', teamId: 't' as TeamId }, { teamId: 't' as TeamId }],
    [{ type: 'labels', add: ['c', 'b'], remove: ['a'] }, { labels: ['b', 'c'] }],
    [{ type: 'priority', priority: 'high' }, { priority: 'high' }],
    [{ type: 'read', unread: false }, { unreadCount: 0 }],
    [{ type: 'read', unread: true }, { unreadCount: 3 }],
  ])('lays %j over the row', (effect, expected) => {
    expect(over(effect)).toEqual({ ...row, ...expected })
  })

  it('keeps the order of commits and the row itself as it is', () => {
    expect(applyPending(row, [item('x', [labels('c')]), item('y', [{ type: 'labels', add: [], remove: ['c'] }])], 0).labels).toEqual([
      'a',
      'b',
    ])
    expect(row.labels).toEqual(['a', 'b'])
  })

  it('shows the backend’s truth for what is held or failed, for another conversation, and some time after it was sent', () => {
    const sent = item('x', [resolve], { state: { type: 'sent', at: 100, messageId: null } })
    expect(applyPending(row, [sent], 100 + SENT_COVERS_MS - 1).status).toBe('resolved')
    expect(applyPending(row, [sent], 100 + SENT_COVERS_MS).status).toBe('open')
    expect(applyPending(row, [item('x', [resolve], { state: { type: 'held', why: ['resolved'], since: 1 } })], 0)).toBe(row)
    expect(applyPending(row, [item('x', [resolve], { conversationId: 'other' as ConversationId })], 0)).toBe(row)
  })
})
