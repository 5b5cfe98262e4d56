/**
 * Searching at the server: `GET …/conversations?q=` looks into the messages of every conversation that the token may see, open or
 * not, 25 a page (vendor's description, `conversations` list, parameter `q`).
 */
import { type ConversationId, localId } from '../../../shared/domain/ids'
import type { SearchAnswer } from '../connector'
import { shaped } from './client'
import type { Session } from './session'
import { WireConversation, WireList } from './wire'

/** Pages of one search; agents of one office share the server's limit per address. */
const PAGES_MOST = 4

/** Newest activity first, as the server gives them. Throws ConnectorError. */
export const search = async (session: Session, text: string, limit: number, signal: AbortSignal): Promise<SearchAnswer> => {
  const found = new Set<ConversationId>()
  for (let page = 1; ; page += 1) {
    const query = { q: text, status: 'all', assignee_type: 'all', page }
    const { payload } = shaped(WireList, await session.client.get(`${session.api}/conversations`, query, signal)).data
    const before = found.size
    for (const raw of payload) {
      // One that cannot be read has at least an id, or is left out.
      const parsed = WireConversation.safeParse(raw)
      if (parsed.success) found.add(localId(session.backendId, 'c', parsed.data.id))
    }
    const last = found.size === before
    if (last || found.size > limit || page >= PAGES_MOST) {
      return { conversationIds: [...found].slice(0, limit), more: found.size > limit || !last }
    }
  }
}
