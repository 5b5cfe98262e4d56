import { beforeEach, expect, it } from 'vitest'
import type { ConversationId } from '../../shared/domain/ids'
import { contextNow, noteScope } from './context'
import { check, goTo, moveCursor, openConversation, resetNavigation } from './navigation'

const id = (text: string) => text as ConversationId
beforeEach(() => {
  resetNavigation()
  openConversation(id('opened'))
  moveCursor(id('under the cursor'))
})

it('acts on the row under the cursor in the list, on the opened conversation in the thread', () => {
  expect(contextNow('list').targetIds).toEqual(['under the cursor'])
  expect(contextNow('thread').targetIds).toEqual(['opened'])
})
it('a palette or menu acts where the agent was before it', () => {
  noteScope('list')
  noteScope('anywhere')
  expect(contextNow('anywhere').targetIds).toEqual(['under the cursor'])
  noteScope('composer')
  expect(contextNow('anywhere').targetIds).toEqual(['opened'])
})
it('acts on what is selected before all else, and on nothing outside the inbox', () => {
  check([id('a'), id('b')])
  expect(contextNow('thread').targetIds).toEqual(['a', 'b'])
  goTo('queue')
  expect(contextNow('thread').targetIds).toEqual([])
})
