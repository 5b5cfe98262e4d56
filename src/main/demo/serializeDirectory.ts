import type { AccountStore } from './store'
import type { Agent, CannedResponse, Contact, Inbox, Json, Label, Team } from './types'

/** Unix seconds; Ruby's `nil.to_i` makes 0 of an absent time. */
export const seconds = (at: number | null): number => (at === null ? 0 : Math.floor(at / 1000))
export const iso = (at: number): string => new Date(at).toISOString()

export function agentJson(store: AccountStore, agent: Agent): Json {
  return {
    id: agent.id,
    account_id: store.accountId,
    availability_status: store.availability(agent),
    auto_offline: true,
    confirmed: true,
    email: agent.email,
    provider: 'email',
    available_name: agent.name,
    name: agent.name,
    role: agent.role,
    thumbnail: '',
    custom_role_id: null,
  }
}

export function agentEventJson(store: AccountStore, agent: Agent): Json {
  return {
    id: agent.id,
    name: agent.name,
    available_name: agent.name,
    avatar_url: '',
    type: 'user',
    availability_status: store.availability(agent),
    thumbnail: '',
  }
}

export function teamJson(store: AccountStore, team: Team, agentId: number): Json {
  return {
    id: team.id,
    name: team.name,
    description: team.description,
    allow_auto_assign: true,
    account_id: store.accountId,
    is_member: team.memberIds.includes(agentId),
  }
}

export const labelJson = (label: Label): Json => ({
  id: label.id,
  title: label.title,
  description: label.description,
  color: label.color,
  show_on_sidebar: true,
})

export const cannedJson = (store: AccountStore, item: CannedResponse): Json => ({
  id: item.id,
  account_id: store.accountId,
  short_code: item.shortCode,
  content: item.content,
  created_at: iso(item.createdAt),
  updated_at: iso(item.updatedAt),
})

export function inboxJson(inbox: Inbox): Json {
  return {
    id: inbox.id,
    avatar_url: '',
    channel_id: inbox.id + 100,
    name: inbox.name,
    channel_type: inbox.channel,
    greeting_enabled: false,
    greeting_message: null,
    working_hours_enabled: false,
    enable_email_collect: true,
    csat_survey_enabled: false,
    enable_auto_assignment: false,
    auto_assignment_config: {},
    out_of_office_message: null,
    working_hours: [],
    timezone: 'UTC',
    callback_webhook_url: null,
    allow_messages_after_resolved: true,
    lock_to_single_conversation: inbox.channel !== 'Channel::Email',
    sender_name_type: 'friendly',
    business_name: null,
    hmac_mandatory: false,
    ...(inbox.channel === 'Channel::Email' ? { email: inbox.email, forward_to_email: inbox.email } : {}),
    ...(inbox.websiteUrl ? { website_url: inbox.websiteUrl, widget_color: '#5b5bd6', reply_time: 'in_a_few_minutes' } : {}),
    phone_number: inbox.phone,
    messaging_service_sid: null,
    provider: inbox.channel === 'Channel::Whatsapp' ? 'whatsapp_cloud' : null,
    ...(inbox.channel === 'Channel::Whatsapp' ? { message_templates: WHATSAPP_TEMPLATES } : {}),
  }
}

/** As Meta's API gives them: one entry a language; not all are approved, and not all can be filled by a person's hand. */
const CONTINUED: Record<string, string> = {
  en: 'Hello {{1}}, we have news about your order {{2}}. May we tell you here?',
  de: 'Guten Tag {{1}}, zu Ihrer Bestellung {{2}} gibt es Neuigkeiten. Dürfen wir Ihnen hier davon berichten?',
  fr: 'Bonjour {{1}}, nous avons du nouveau au sujet de votre commande {{2}}. Pouvons-nous vous en parler ici ?',
  es: 'Hola, {{1}}: tenemos novedades sobre su pedido {{2}}. ¿Podemos contárselas por aquí?',
  pt_BR: 'Olá, {{1}}! Temos novidades sobre o seu pedido {{2}}. Podemos contar por aqui?',
  ja: '{{1}} 様、ご注文 {{2}} についてお知らせがございます。こちらでご案内してもよろしいでしょうか。',
  zh_CN: '{{1}}，您好！您的订单 {{2}} 有新进展，可以在这里告诉您吗？',
  ar: 'مرحبًا {{1}}، لدينا جديد بشأن طلبك {{2}}. هل يمكننا إخبارك هنا؟',
}
const WHATSAPP_TEMPLATES = [
  ...Object.entries(CONTINUED).map(([language, text]) => ({
    name: 'continue_conversation',
    language,
    category: 'UTILITY',
    status: 'APPROVED',
    components: [{ type: 'BODY', text }],
  })),
  {
    name: 'season_sale',
    language: 'en',
    category: 'MARKETING',
    status: 'APPROVED',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Our sale has begun.' },
    ],
  },
  { name: 'late_notice', language: 'en', category: 'UTILITY', status: 'PENDING', components: [{ type: 'BODY', text: 'It is late.' }] },
]

export function contactJson(store: AccountStore, contact: Contact, withInboxes = false): Json {
  return {
    additional_attributes: contact.additional,
    availability_status: 'offline',
    email: contact.email,
    id: contact.id,
    name: contact.name,
    phone_number: contact.phone,
    blocked: contact.blocked,
    identifier: contact.identifier,
    thumbnail: '',
    custom_attributes: contact.custom,
    ...(contact.lastActivityAt === null ? {} : { last_activity_at: seconds(contact.lastActivityAt) }),
    created_at: seconds(contact.createdAt),
    ...(withInboxes ? { contact_inboxes: contact.inboxes.map((link) => contactInboxJson(store, link)) } : {}),
  }
}

export function contactInboxJson(store: AccountStore, link: { inboxId: number; sourceId: string }): Json {
  const inbox = store.inboxes.get(link.inboxId)
  return {
    source_id: link.sourceId,
    inbox: inbox
      ? { id: inbox.id, avatar_url: '', channel_id: inbox.id + 100, name: inbox.name, channel_type: inbox.channel, provider: null }
      : {},
  }
}

export function contactEventJson(contact: Contact): Json {
  return {
    additional_attributes: contact.additional,
    custom_attributes: contact.custom,
    email: contact.email,
    id: contact.id,
    identifier: contact.identifier,
    name: contact.name,
    phone_number: contact.phone,
    thumbnail: '',
    blocked: contact.blocked,
    type: 'contact',
  }
}
