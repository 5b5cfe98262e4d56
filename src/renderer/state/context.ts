import type { CommandContext, Scope } from '../commands/registry'
import { useNavigation } from './navigation'

/** The pane that had the focus last. Dialogs, menus and bars are none, so what they run acts where the agent was. */
let last: Scope = 'list'
export const noteScope = (scope: Scope): void => {
  if (scope !== 'anywhere') last = scope
}

/** What a command acts on right now: in the list its cursor, elsewhere the opened conversation. */
export const contextNow = (scope: Scope): CommandContext => {
  const { screen, cursorId, openId, checked } = useNavigation.getState()
  const inList = (scope === 'anywhere' ? last : scope) === 'list'
  const conversationId = screen !== 'inbox' ? null : inList ? (cursorId ?? openId) : (openId ?? cursorId)
  const targetIds = screen === 'inbox' && checked.size > 0 ? [...checked] : conversationId ? [conversationId] : []
  return { screen, conversationId, targetIds, scope }
}
