import { expect, test } from 'vitest'
import { Conversation, Customer, Message } from '../../../shared/domain/conversation/types'
import { BackendId, localId, ShopId } from '../../../shared/domain/ids'
import { channelOf, mapContact, mapConversation } from './map'
import { mapMessage } from './mapMessage'
import { WireContact, WireConversation, WireInbox, WireMessage } from './wire'

const backendId = BackendId.parse('backend1')
const context = {
  backendId,
  shopId: ShopId.parse('s1'),
  base: 'https://chat.example.test',
  accountId: 3,
  inboxes: new Map<number, WireInbox>(),
  stamp: 99,
}
const conversationId = localId(backendId, 'c', 812)
const message = (fields: Record<string, unknown>) =>
  mapMessage(WireMessage.parse({ id: 9, message_type: 0, created_at: 1_790_000_130, content: 'x', ...fields }), conversationId, context)
    .message

test('a conversation as the note shows it', () => {
  const wire = {
    id: 812,
    inbox_id: 7,
    status: 'open',
    priority: 'high',
    can_reply: true,
    labels: ['refund'],
    unread_count: 2,
    waiting_since: 1_790_000_000,
    snoozed_until: null,
    last_activity_at: 1_790_000_123,
    created_at: 1_789_990_000,
    updated_at: 1_790_000_123.4821,
    additional_attributes: { mail_subject: 'Wo?', conversation_language: 'pt_br' },
    last_non_activity_message: { id: 9911, content: 'Bonjour', message_type: 0, created_at: 1_790_000_000 },
    meta: {
      sender: { id: 55, name: 'Ana', email: 'ana@example.test' },
      channel: 'Channel::Whatsapp',
      assignee: { id: 4 },
      assignee_type: 'User',
      team: null,
    },
    messages: [],
  }
  const { conversation, customer } = mapConversation(WireConversation.parse(wire), [], context)
  expect(Conversation.parse(conversation)).toMatchObject({
    id: conversationId,
    channel: 'whatsapp',
    subject: 'Wo?',
    language: 'pt-BR',
    assigneeId: localId(backendId, 'a', 4),
    waitingSinceAt: 1_790_000_000_000,
    lastIncomingAt: 1_790_000_000_000,
    replyWindowEndsAt: 1_790_000_000_000 + 86_400_000,
    lastMessageId: localId(backendId, 'm', 9911),
    preview: { text: 'Bonjour', by: 'customer' },
    url: 'https://chat.example.test/app/accounts/3/conversations/812',
  })
  expect(Customer.parse(customer)).toMatchObject({ name: 'Ana', language: 'pt-BR', blocked: false })
})

test('an old version with hardly a field; zeros are no times; a bot is no assignee', () => {
  const bare = {
    id: 1,
    status: 'snoozed',
    waiting_since: 0,
    snoozed_until: 0,
    created_at: 0,
    meta: { assignee: { id: 2 }, assignee_type: 'AgentBot' },
  }
  const { conversation, customer } = mapConversation(WireConversation.parse(bare), [], context)
  expect(Conversation.parse(conversation)).toMatchObject({
    waitingSinceAt: null,
    snoozedUntilAt: null,
    createdAt: 0,
    assigneeId: null,
    channel: 'other',
    canReply: true,
  })
  expect(customer).toBeNull()
})

test('kinds, authors and times', () => {
  expect(message({ message_type: 0, sender: { id: 55, name: 'Ana' } })).toMatchObject({
    kind: 'incoming',
    author: { kind: 'customer', id: localId(backendId, 'u', 55) },
  })
  expect(message({ message_type: 1, sender: { id: 4, name: 'B', available_name: 'Ben' }, status: 'read' })).toMatchObject({
    kind: 'outgoing',
    delivery: 'read',
    author: { kind: 'agent', name: 'Ben' },
  })
  expect(message({ message_type: 1, private: true, sender: { id: 4 } })).toMatchObject({ kind: 'note', delivery: null })
  expect(message({ message_type: 2 })).toMatchObject({ kind: 'event', author: { kind: 'system' } })
  expect(message({ message_type: 'template' })).toMatchObject({ kind: 'outgoing', author: { kind: 'bot' } })
  expect(message({ message_type: 1, sender_type: 'AgentBot', sender_id: 3 })).toMatchObject({ author: { kind: 'bot', id: null } })
  expect(message({ created_at: 1_790_000_130.5 }).at).toBe(1_790_000_130_500)
  expect(message({ created_at: '2026-09-21T10:00:00+02:00' }).at).toBe(Date.parse('2026-09-21T08:00:00Z'))
  expect(() => message({ created_at: 0 })).toThrow()
  expect(message({ message_type: 1, status: 'failed', content_attributes: { external_error: '131047: window' } })).toMatchObject({
    delivery: 'failed',
    deliveryError: '131047: window',
  })
})

test('an e-mail: new text, quoted text, HTML, addresses', () => {
  const email = {
    subject: 'Re: Paket',
    from: ['Ana <ana@example.test>'],
    to: ['shop@example.test'],
    text_content: { full: 'Neu\n\nAm 1. schrieb: alt', reply: 'Neu', quoted: 'Neu\n\nAm 1. schrieb: alt' },
    html_content: { full: '<p>Neu</p><blockquote>alt</blockquote>', reply: '<p>Neu</p>' },
  }
  const mapped = Message.parse(
    message({ content: 'Neu', content_type: 'incoming_email', content_attributes: { email, cc_emails: ['x@example.test'] } }),
  )
  expect(mapped).toMatchObject({ text: 'Neu', quotedText: 'Am 1. schrieb: alt', html: '<p>Neu</p><blockquote>alt</blockquote>' })
  expect(mapped.mail).toMatchObject({
    from: [{ name: 'Ana', address: 'ana@example.test' }],
    cc: [{ name: '', address: 'x@example.test' }],
    subject: 'Re: Paket',
  })
})

test('keys of ours, also of effects beyond the first, and none of strangers', () => {
  expect(message({ content_attributes: { drg_key: 'c2f1c2f1c2f1c2f1:2' } }).outboxKey).toBe('c2f1c2f1c2f1c2f1')
  expect(message({ content_attributes: '{"drg_key":"c2f1c2f1c2f1c2f1:0"}' }).outboxKey).toBe('c2f1c2f1c2f1c2f1')
  expect(message({ content_attributes: { drg_key: '<script>' } }).outboxKey).toBeNull()
  expect(message({ content_attributes: null }).outboxKey).toBeNull()
})

test('deleted, attachments, and contents that are more than text', () => {
  expect(
    message({
      content: 'This message was deleted',
      content_attributes: { deleted: true },
      attachments: [{ id: 1, file_type: 'image', data_url: 'https://x.test/a.png' }],
    }),
  ).toMatchObject({ deleted: true, text: '', attachments: [] })
  const files = message({
    attachments: [
      { id: 3, file_type: 'image', data_url: 'https://x.test/b/%E5%9B%BE.png?sig=1', file_size: 12 },
      { id: 5, file_type: 'file', data_url: 'https://x.test/b/photo%E2%80%AEgpj.exe' },
      { id: 4, file_type: 'location', fallback_title: 'Kyoto', data_url: 'https://maps.test' },
      { id: 'bad' },
    ],
  })
  expect(files.attachments).toMatchObject([
    { name: '图.png', mime: 'image/png', size: 12, kind: 'image' },
    // Would read «photoexe.jpg».
    { name: 'photogpj.exe', kind: 'file' },
  ])
  expect(files.text).toBe('x\nKyoto https://maps.test')
  expect(
    message({
      content: 'Pick',
      content_type: 'input_select',
      content_attributes: { items: [{ title: 'Yes' }], submitted_values: [{ title: 'Yes', value: 'y' }] },
    }).text,
  ).toBe('Pick\n• Yes\n→ Yes: y')
  expect(
    message({
      content: 'Rate',
      content_type: 'input_csat',
      content_attributes: { submitted_values: { csat_survey_response: { rating: 4, feedback_message: 'ok' } } },
    }).text,
  ).toBe('Rate\n→ 4/5 ok')
})

test('channels by class, by medium and by the name of an API inbox', () => {
  const inbox = (fields: Record<string, unknown>) => WireInbox.parse({ id: 1, name: 'x', ...fields })
  expect(channelOf('Channel::Tiktok')).toBe('tiktok')
  expect(channelOf('Channel::TwilioSms', inbox({ medium: 'whatsapp' }))).toBe('whatsapp')
  expect(channelOf('Channel::Api', inbox({ name: 'KakaoTalk bridge' }))).toBe('kakaotalk')
  expect(channelOf('Channel::Api', inbox({ name: 'Amazon DE' }))).toBe('marketplace')
  expect(channelOf('Channel::New')).toBe('other')
})

test('a contact: facts of place and language only where they are real', () => {
  const wire = {
    id: 5,
    name: 'A\ud800',
    phone_number: '+491',
    additional_attributes: { city: 'Kiel', country: 'Germany', country_code: 'de', company_name: 'X' },
    custom_attributes: { language: 'de', timezone: 'Europe/Berlin', vip: true, nested: {} },
  }
  expect(Customer.parse(mapContact(WireContact.parse(wire), context))).toMatchObject({
    name: 'A\ufffd',
    city: 'Kiel',
    country: 'DE',
    zone: 'Europe/Berlin',
    language: 'de',
    facts: [
      { label: 'company', value: 'X' },
      { label: 'vip', value: 'true' },
    ],
  })
  expect(mapContact(WireContact.parse({ id: 5, custom_attributes: { timezone: 'Mars/Base', language: '??' } }), context)).toMatchObject({
    zone: null,
    language: null,
  })
})
