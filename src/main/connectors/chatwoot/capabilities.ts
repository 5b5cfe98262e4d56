/** What Chatwoot can do through its API. */
import type { Capabilities } from '../../../shared/domain/backend/types'

const MB = 1024 * 1024

export const capabilities: Capabilities = {
  kinds: ['conversations'],
  /** Those after `sms` reach Chatwoot through API inboxes, told by the inbox's name. */
  channels: [
    'email',
    'chat',
    'whatsapp',
    'messenger',
    'instagram',
    'tiktok',
    'line',
    'telegram',
    'sms',
    'wechat',
    'kakaotalk',
    'applemessages',
    'marketplace',
    'other',
  ],
  reply: true,
  note: true,
  assign: true,
  team: true,
  labels: true,
  snooze: true,
  pending: true,
  priority: true,
  readState: true,
  typing: true,
  startConversation: true,
  /** As a new conversation in the same e-mail inbox; other channels refuse. */
  forward: true,
  copies: true,
  html: false,
  /** Chatwoot has no spam state; a contact can be blocked. */
  spam: false,
  block: true,
  /** 15 files a message and 40 MB a file are Chatwoot's own limits. */
  attachments: { count: 15, bytes: 40 * MB },
  lookUp: 'conclusive',
  search: true,
  templates: true,
  textLimit: 150_000,
}
