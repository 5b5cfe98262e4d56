import { expect, it } from 'vitest'
import type { Message } from '../conversation/types'
import { cameSince } from './cameSince'
import { item, keyOf, messageId, reply } from './outbox.fixture'
import type { Basis } from './types'

const said = (name: string, kind: Message['kind'], at: number, more: Partial<Message> = {}) =>
  ({ id: messageId(name), kind, at, deleted: false, outboxKey: null, text: name, ...more }) as Message
const basis: Basis = { lastMessageId: messageId('2'), lastIncomingAt: 1_000, status: 'open', assigneeId: null, seenAt: 5_000 }
const mine = item('a', [reply()], { basis })
const thread = [
  said('1', 'incoming', 1_000),
  said('2', 'outgoing', 2_000),
  said('3', 'incoming', 2_000),
  said('4', 'event', 3_000),
  said('5', 'note', 3_000),
  said('6', 'incoming', 4_000, { deleted: true }),
  said('7', 'outgoing', 5_000, { outboxKey: keyOf('a') }),
]
const names = (found: Message[]) => found.map(({ text }) => text)

it('is what stands behind the last message she saw, not what she had seen of her own', () => {
  expect(names(cameSince(thread, mine))).toEqual(['3', '5'])
})
it('goes by time where that message is not here', () => {
  expect(names(cameSince(thread.slice(2), mine))).toEqual(['3', '5'])
  expect(names(cameSince(thread.slice(2), { ...mine, basis: null, committedAt: 2_500 }))).toEqual(['5'])
})
it('is the newest of many', () => {
  const many = Array.from({ length: 9 }, (_, at) => said(`n${at}`, 'incoming', 10_000 + at))
  expect(names(cameSince([...thread, ...many], mine))).toEqual(['n6', 'n7', 'n8'])
})
