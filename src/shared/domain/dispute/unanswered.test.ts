import { expect, it } from 'vitest'
import type { FactMessage } from '../case/types'
import { unansweredInARow } from './unanswered'

const say = (kind: FactMessage['kind'], more: Partial<FactMessage> = {}): FactMessage =>
  ({ kind, byBot: false, deleted: false, text: 'x', ...more }) as FactMessage
const inARow = (...messages: FactMessage[]) => unansweredInARow(messages)

it('counts since a person last answered', () => {
  expect(inARow()).toBe(0)
  expect(inARow(say('incoming'), say('outgoing'), say('incoming'), say('incoming'))).toBe(2)
  expect(inARow(say('incoming'), say('incoming'), say('outgoing'))).toBe(0)
})
it('a robot, a note and an event answer nothing, and what was deleted was not said', () => {
  expect(inARow(say('incoming'), say('outgoing', { byBot: true }), say('incoming'), say('note'), say('event'), say('incoming'))).toBe(3)
  expect(inARow(say('incoming'), say('incoming', { deleted: true }), say('outgoing', { deleted: true }))).toBe(1)
})
