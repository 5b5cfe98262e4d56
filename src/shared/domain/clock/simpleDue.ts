import type { Channel, Conversation } from '../conversation/types'
import type { Due, DueRule } from './types'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** PRODUCT.md, 6: live chat 60 s; the rest are the field's usual first targets until a shop's own clocks say otherwise. */
const targets: Record<Channel, number> = {
  chat: minute,
  whatsapp: hour,
  messenger: hour,
  instagram: hour,
  tiktok: hour,
  line: hour,
  telegram: hour,
  wechat: hour,
  kakaotalk: hour,
  applemessages: hour,
  sms: hour,
  email: 4 * hour,
  marketplace: 4 * hour,
  other: 4 * hour,
  dispute: 7 * day,
}

/**
 * The default clock: by channel, from when the customer began to wait; a dispute by its own date, or seven days after it
 * began where the provider gives none (PRODUCT.md, 6). A snooze that has run out is due at once: the agent asked for it.
 * Null when nobody waits. Epoch ms (UTC) throughout; `now` is only needed to see that a snooze has run out.
 */
export const simpleDue: DueRule = (conversation: Conversation, now?: number): Due | null => {
  const { status, channel, snoozedUntilAt, waitingSinceAt, createdAt, replyWindowEndsAt } = conversation
  const target = targets[channel]
  if (status === 'snoozed') {
    if (snoozedUntilAt === null || now === undefined || snoozedUntilAt > now) return null
    return { at: snoozedUntilAt, targetMs: target }
  }
  if (status !== 'open') return null
  if (channel === 'dispute') {
    const at = replyWindowEndsAt ?? createdAt + target
    return { at, targetMs: Math.max(1, at - createdAt) }
  }
  return waitingSinceAt === null ? null : { at: waitingSinceAt + target, targetMs: target }
}
