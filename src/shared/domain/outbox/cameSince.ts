/** What the agent had not seen when she wrote: shown beside her text where that is held. */
import type { Message } from '../conversation/types'
import type { OutboxItem } from './types'

/**
 * Messages after the item's basis, oldest first: by place where its last message is among them, else by the time of
 * the last customer message seen (epoch ms). Leaves out events, what was deleted, and the item itself.
 */
export const cameSince = (messages: readonly Message[], item: Pick<OutboxItem, 'key' | 'basis' | 'committedAt'>, most = 3): Message[] => {
  const { basis } = item
  const place = basis?.lastMessageId ? messages.findLastIndex(({ id }) => id === basis.lastMessageId) : -1
  const since = basis?.lastIncomingAt ?? item.committedAt
  const newer = place >= 0 ? messages.slice(place + 1) : messages.filter(({ at }) => at > since)
  return newer.filter(({ kind, deleted, outboxKey }) => kind !== 'event' && !deleted && outboxKey !== item.key).slice(-most)
}

/** Whether one of the reasons to hold it is a message, which then is to be shown. */
export const heldForMessage = (item: OutboxItem): boolean =>
  item.state.type === 'held' && item.state.why.some((why) => why === 'newCustomerMessage' || why === 'colleagueReplied')
