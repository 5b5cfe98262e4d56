/** What an event of the cable means for the next pull. Its payload is never taken as a row: it may be newer or older than its name. */
import { type BackendId, localId } from '../../../shared/domain/ids'
import type { CableEvent, LiveNeeds } from './cable'
import type { Hints } from './hints'

const numberIn = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null)
const bag = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** `me`: our own typing comes back and is dropped. */
export const hintOf = (
  { event, data }: CableEvent,
  hints: Hints,
  { backendId, accountId, me }: { backendId: BackendId; accountId: number; me: number },
): ReturnType<LiveNeeds['hint']> => {
  const nothing = { knock: false, typing: null }
  // One user's socket serves all accounts of the user.
  const account = numberIn(data.account_id)
  if (account !== null && account !== accountId) return nothing
  const id = numberIn(data.id)
  if (event === 'conversation.typing_on' || event === 'conversation.typing_off') {
    const conversation = numberIn(bag(data.conversation).id)
    const user = bag(data.user)
    const agent = user.type !== 'contact'
    if (conversation === null || data.is_private === true || (agent && numberIn(user.id) === me)) return nothing
    const name = typeof user.available_name === 'string' ? user.available_name : typeof user.name === 'string' ? user.name : ''
    return {
      knock: false,
      typing: { conversationId: localId(backendId, 'c', conversation), name: name.slice(0, 120), agent, on: event.endsWith('_on') },
    }
  }
  if (event.startsWith('message.') || event === 'first.reply.created') {
    const conversation = numberIn(data.conversation_id)
    if (conversation !== null) hints.conversation(conversation, event === 'message.updated' ? id : null)
    return { knock: true, typing: null }
  }
  if (event.startsWith('conversation.') || event === 'assignee.changed' || event === 'team.changed') {
    if (id !== null) hints.conversation(id)
    return { knock: true, typing: null }
  }
  if (event.startsWith('contact.')) {
    if (id !== null) hints.contact(id)
    return { knock: true, typing: null }
  }
  if (event === 'account.cache_invalidated') {
    hints.staleSets()
    return { knock: true, typing: null }
  }
  // Presence and notifications change no row of ours.
  return nothing
}
