import { describe, expect, it } from 'vitest'
import type { AgentId, ConversationId } from '../ids'
import { entry, head, item, keyOf, labels, message, messageId, note, reply, resolve } from './outbox.fixture'
import type { OutboxRecord } from './records'
import { entryOf, nothing, type OutboxState, reduce, snapshot } from './reduce'
import { needsHead, ownEffects, staleness } from './stale'
import type { Basis, Head, Staleness } from './types'

const me = 'me' as AgentId
const ana = 'ana' as AgentId
const basis: Basis = { lastMessageId: messageId('2'), lastIncomingAt: 2_000, status: 'open', assigneeId: me, seenAt: 5_000 }
const seen = [message('2', 'incoming', 2_000), message('1', 'outgoing', 1_000)]
const mine = item('mine', [reply()], { basis })
const mineEntry = entryOf(mine, null, 5)
const own = ownEffects([entry('before', [reply()], { done: 1, state: { type: 'sent', at: 6_000, messageId: null } })], mineEntry, me)
const now = (more: Partial<Head> = {}, ...newer: Head['recent']): Head => head([...newer, ...seen], { assigneeId: me, ...more })

describe('staleness of a reply', () => {
  it.each<[string, Head, Staleness[]]>([
    ['a customer wrote', now({}, message('3', 'incoming', 3_000)), ['newCustomerMessage']],
    ['a customer wrote in the same second', now({}, message('3', 'incoming', 2_000)), ['newCustomerMessage']],
    ['a colleague answered', now({}, message('3', 'outgoing', 3_000, { authorId: 'ana' })), ['colleagueReplied']],
    ['a colleague resolved', now({ status: 'resolved' }), ['resolved']],
    ['it was marked as spam', now({ status: 'spam' }), ['resolved']],
    ['a colleague took it', now({ assigneeId: ana }), ['reassigned']],
    ['it was merged', now({ mergedInto: 'shopone1~c~9' as ConversationId }), ['merged']],
    ['it is gone', now({ exists: false }), ['deleted']],
    ['the window closed', now({ canReply: false }), ['windowClosed']],
    [
      'all at once',
      now({ status: 'resolved' }, message('4', 'outgoing', 4_000), message('3', 'incoming', 3_000)),
      ['newCustomerMessage', 'colleagueReplied', 'resolved'],
    ],
    ['her last message is no longer among the recent', head([message('9', 'incoming', 9_000)], { assigneeId: me }), ['newCustomerMessage']],
  ])('is held when %s', (_name, at, why) => {
    expect(staleness(mine, at, own)).toEqual(why)
  })

  it.each<[string, Head]>([
    ['nothing changed', now()],
    ['a note of a colleague', now({}, message('3', 'note', 3_000))],
    ['a bot’s note', now({}, message('3', 'note', 3_000, { byBot: true }))],
    ['an automatic answer of ours', now({}, message('3', 'outgoing', 3_000, { byBot: true }))],
    ['an automatic answer of theirs', now({}, message('3', 'incoming', 3_000, { byBot: true }))],
    ['an event (label, read mark)', now({}, message('3', 'event', 3_000))],
    ['our own earlier reply', now({}, message('3', 'outgoing', 3_000, { outboxKey: keyOf('before') }))],
    ['it was snoozed', now({ status: 'snoozed' })],
    ['it is pending', now({ status: 'pending' })],
    ['it was given to nobody', now({ assigneeId: null })],
  ])('passes over %s', (_name, at) => {
    expect(staleness(mine, at, own)).toEqual([])
  })

  describe('with our own assignment and status', () => {
    const effects = [resolve, { type: 'assign' as const, assigneeId: ana }]
    const at = now({ status: 'resolved', assigneeId: ana })
    // Wall clocks say nothing here: it is sent «before» the basis was seen, or long after it.
    const sentAt = (order: number, wall: number) => ({
      ...entry('x', effects, { done: 2, state: { type: 'sent', at: wall, messageId: null } }),
      sentOrder: order,
    })

    it.each([4_000, 6_000])('passes over it where it was made since (clock at %i)', (wall) => {
      expect(staleness(mine, at, ownEffects([sentAt(6, wall)], mineEntry, me))).toEqual([])
    })
    it.each([4_000, 6_000])('is held where it was made before (clock at %i)', (wall) => {
      expect(staleness(mine, at, ownEffects([sentAt(4, wall)], mineEntry, me))).toEqual(['resolved', 'reassigned'])
    })
    it('counts from the last hold on, which the agent has been shown', () => {
      expect(staleness(mine, at, ownEffects([sentAt(6, 6_000)], { ...mineEntry, basisOrder: 7 }, me))).toEqual(['resolved', 'reassigned'])
    })
  })

  it('knows by its journal, whatever the clock did, what was sent before a basis and what after', () => {
    const resolved = item('x', [resolve])
    const records: OutboxRecord[] = [
      { type: 'commit', item: resolved, draft: null },
      { type: 'event', key: resolved.key, event: { type: 'attempt' }, at: 900_000 },
      { type: 'commit', item: mine, draft: null },
      { type: 'event', key: resolved.key, event: { type: 'done', messageId: null, conversationId: null }, at: 900_000 },
    ]
    const since = reduce(nothing, records)
    const held: OutboxRecord = { type: 'event', key: mine.key, event: { type: 'held', why: ['newCustomerMessage'], seen: basis }, at: 100 }
    const after = reduce(reduce(nothing, snapshot(since)), [held])
    const at = now({ status: 'resolved' })
    const why = ({ entries }: OutboxState) => {
      const found = entries.get(mine.key)
      return found && staleness(mine, at, ownEffects(entries.values(), found, me))
    }
    expect(why(since)).toEqual([])
    expect(why(after)).toEqual(['resolved'])
    expect(after.nextOrder).toBe(since.nextOrder + 1)
  })

  it('sees a conversation opened again, unless our own message opened it', () => {
    const closed = { ...mine, basis: { ...basis, status: 'resolved' } }
    expect(staleness(closed, now(), own)).toEqual(['reopened'])
    expect(staleness(closed, now({}, message('3', 'outgoing', 3_000, { outboxKey: keyOf('before') })), own)).toEqual([])
  })

  it('an approved template may go where the window has closed, and is held for all else', () => {
    const approved = { name: 'news', language: 'pt_BR', category: 'UTILITY', values: {} }
    const templated = item('mine', [{ ...reply(), approved }], { basis })
    expect(staleness(templated, now({ canReply: false }), own)).toEqual([])
    expect(staleness(templated, now({ canReply: false }, message('3', 'incoming', 3_000)), own)).toEqual(['newCustomerMessage'])
  })
  it('leaves out what the agent has waved through', () => {
    expect(staleness(mine, now({ canReply: false }, message('3', 'incoming', 3_000)), own, ['windowClosed'])).toEqual([
      'newCustomerMessage',
    ])
  })
})

describe('which effects care', () => {
  const changed = now(
    { status: 'resolved', assigneeId: ana, canReply: false },
    message('4', 'outgoing', 4_000),
    message('3', 'incoming', 3_000),
  )
  it('holds «resolve» for a newer customer message only', () => {
    expect(staleness(item('r', [resolve], { basis }), changed, own)).toEqual(['newCustomerMessage'])
    expect(needsHead(item('r', [resolve], { basis }))).toBe(true)
  })
  it.each([
    ['note', note()],
    ['labels', labels('x')],
    ['read', { type: 'read' as const, unread: true }],
    ['priority', { type: 'priority' as const, priority: null }],
  ])('never holds %s', (_name, effect) => {
    expect(staleness(item('n', [effect], { basis }), changed, own)).toEqual([])
    expect(needsHead(item('n', [effect], { basis }))).toBe(false)
  })
})
