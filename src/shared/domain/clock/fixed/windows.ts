/** Windows of messengers, counted from the customer's newest message (thanks and all: each opens the window anew). */
import { type Context, fixed } from '../context'
import type { Clock } from '../types'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WHATSAPP = 'Meta, WhatsApp Business Platform: customer service window'
const MESSENGER = 'Meta, Messenger Platform: standard messaging window'
const HUMAN = 'Meta, Messenger Platform: human agent tag'
const LINE = 'LINE, Messaging API: reply token'

/**
 * WhatsApp, Messenger and Instagram: 24 h; with the human agent tag 7 days on the latter two; LINE knows no window, but
 * a reply is only free of the monthly quota while its token lives, about a minute. The backend's own end counts where it
 * is later (windows opened by an advertisement). They order the list while the customer waits; LINE's never does.
 */
export const windowClocks = ({ facts, waiting, alive, open }: Context): Clock[] => {
  const { channel, replyWindowEndsAt } = facts.conversation
  const from = waiting.lastIncomingAt
  if (from === null || !alive) return []
  const orders = open && waiting.sinceAt !== null
  const end = Math.max(from + DAY, replyWindowEndsAt ?? 0)
  if (channel === 'whatsapp') return [fixed('whatsappWindow', from, end, WHATSAPP, { orders })]
  if (channel === 'line') return [fixed('lineReply', from, from + 60_000, LINE, { orders: false })]
  if (channel !== 'messenger' && channel !== 'instagram') return []
  return [
    fixed(channel === 'messenger' ? 'messengerWindow' : 'instagramWindow', from, end, MESSENGER, { orders }),
    fixed('humanTag', from, Math.max(from + 7 * DAY, end), HUMAN, { orders }),
  ]
}
