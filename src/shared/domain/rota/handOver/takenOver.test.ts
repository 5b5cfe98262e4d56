import { expect, it } from 'vitest'
import type { AgentId } from '../../ids'
import { head, item, message, messageId, reply } from '../../outbox/outbox.fixture'
import { entryOf } from '../../outbox/reduce'
import { ownEffects, staleness } from '../../outbox/stale'
import type { Basis } from '../../outbox/types'

const ana = 'ana' as AgentId
const lead = 'lead' as AgentId
const seen = [message('2', 'incoming', 2_000), message('1', 'outgoing', 1_000)]
const basis = (assigneeId: AgentId | null): Basis => ({
  lastMessageId: messageId('2'),
  lastIncomingAt: 2_000,
  status: 'open',
  assigneeId,
  seenAt: 5_000,
})

/** Her desk comes back after a lead took the conversation over: its note is harmless, its assignment is not. */
it.each([
  ['hers', ana],
  ['nobody’s', null],
])('a text that waited at an absent desk is held there once the conversation, %s when she wrote, was taken over', (_name, before) => {
  const waiting = item('waiting', [reply()], { basis: basis(before) })
  const own = ownEffects([entryOf(waiting, null, 1)], entryOf(waiting, null, 1), ana)
  const taken = head([message('3', 'note', 3_000, { authorId: 'lead' }), ...seen], { assigneeId: lead })
  expect(staleness(waiting, taken, own)).toEqual(['reassigned'])
  const noteOnly = head([message('3', 'note', 3_000, { authorId: 'lead' }), ...seen], { assigneeId: ana })
  expect(staleness(waiting, noteOnly, own)).toEqual([])
})
