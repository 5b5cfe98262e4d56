import type { CommandContext, Scope } from '../commands/registry'
import { useNavigation } from './navigation'

/** What a command acts on right now: in the list its cursor, elsewhere the opened conversation. */
export const contextNow = (scope: Scope): CommandContext => {
  const { screen, cursorId, openId, checked } = useNavigation.getState()
  const conversationId = screen !== 'inbox' ? null : scope === 'list' ? (cursorId ?? openId) : (openId ?? cursorId)
  const targetIds = screen === 'inbox' && checked.size > 0 ? [...checked] : conversationId ? [conversationId] : []
  return { screen, conversationId, targetIds, scope }
}
