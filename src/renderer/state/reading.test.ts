import { beforeEach, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../shared/domain/ids'
import { endReading, peek, showsOriginal, turnConversation, turnMessage, useReadingState } from './reading'

const c = 'b~c~1' as ConversationId
const m = 'b~m~1' as MessageId
const original = (id = m) => showsOriginal(useReadingState.getState(), c, id)
beforeEach(endReading)

it('shows the translation, the other side while the key is held, and what was chosen afterwards', () => {
  expect(original()).toBe(false)
  peek(true)
  expect(original()).toBe(true)
  peek(false)
  expect(original()).toBe(false)
})
it('turns one message, and a conversation with all of its messages', () => {
  turnMessage(m)
  expect([original(), original('b~m~2' as MessageId)]).toEqual([true, false])
  expect(turnConversation(c)).toBe(true)
  expect([original(), original('b~m~2' as MessageId)]).toEqual([true, true])
  peek(true)
  expect(original()).toBe(false)
  peek(false)
  expect(turnConversation(c)).toBe(false)
  expect(original()).toBe(false)
})
