import { describe, expect, test } from 'vitest'
import type { OutboxItem, OutboxState } from '../../../shared/domain/outbox/types'
import { groupOf, ordered, placesOf, standsBehind, textOf } from './order'

const item = (
  key: string,
  committedAt: number,
  state: OutboxState,
  effects: OutboxItem['effects'] = [{ type: 'note', text: 'x', files: [] }],
) => ({ key, committedAt, state, effects }) as OutboxItem

test('what asks for the agent stands first, what was sent last and newest first', () => {
  const items = [
    item('sent1', 1, { type: 'sent', at: 2, messageId: null }),
    item('sent2', 2, { type: 'sent', at: 3, messageId: null }),
    item('queued', 4, { type: 'queued' }),
    item('undoable', 5, { type: 'undoable', until: 9 }),
    item('unknown', 7, { type: 'unknown', since: 8 }),
    item('failed', 6, { type: 'failed', why: { code: 'rejected', params: {} }, since: 8 }),
  ]
  expect(ordered(items, 1).map(({ group, items: some }) => [group, some.map((one) => one.key)])).toEqual([
    ['asks', ['failed', 'unknown']],
    ['leaving', ['undoable']],
    ['waits', ['queued']],
    ['sent', ['sent2']],
  ])
})
test('held asks, sending is leaving', () => {
  expect(groupOf(item('a', 1, { type: 'held', why: ['resolved'], since: 1 }))).toBe('asks')
  expect(groupOf(item('a', 1, { type: 'sending', since: 1 }))).toBe('leaving')
})
test('the text is the first that is not empty', () =>
  expect(
    textOf(
      item('a', 1, { type: 'queued' }, [
        { type: 'read', unread: true },
        { type: 'note', text: 'x', files: [] },
      ]),
    ),
  ).toBe('x'))
test('a read mark shows while it waits and not once it has arrived', () => {
  const read: OutboxItem['effects'] = [{ type: 'read', unread: false }]
  const items = [item('gone', 1, { type: 'sent', at: 2, messageId: null }, read), item('waits', 2, { type: 'queued' }, read)]
  expect(ordered(items, 5).map(({ items: some }) => some.map((one) => one.key))).toEqual([['waits']])
})

describe('one after the other', () => {
  const reply = [{ type: 'reply', text: 'x', files: [] }] as unknown as OutboxItem['effects']
  const to = (conversationId: string, key: string, state: OutboxState, effects = reply) =>
    ({ ...item(key, 1, state, effects), conversationId, done: 0 }) as OutboxItem
  const held: OutboxState = { type: 'held', why: ['resolved'], since: 1 }
  const items = [
    to('one', 'a', held),
    to('one', 'b', { type: 'queued' }),
    to('one', 'n', { type: 'queued' }, [{ type: 'note', text: 'x', files: [] }]),
    to('two', 'c', { type: 'queued' }),
  ]
  test('places are counted where several go to one conversation', () =>
    expect([...placesOf(items)]).toEqual([
      ['a', 1],
      ['b', 2],
    ]))
  test('a reply behind a held one says so; notes and others do not wait', () => expect([...standsBehind(items)]).toEqual(['b']))
})
