import { createRng, type Rng, seededUuid } from './rng'
import type { AccountData, Contact, Conversation, Message } from './types'

export interface BigOptions {
  conversations: number
  messages: number
  seed: number
  /** The newest activity; everything else lies within the 30 days before. */
  now: number
}

interface BigItem {
  contact: Omit<Contact, 'id' | 'inboxes'>
  conversation: Omit<Conversation, 'id' | 'inboxId' | 'contactId' | 'assigneeId'>
  messages: Pick<Message, 'type' | 'content' | 'createdAt' | 'private'>[]
}

const WORDS: Record<string, string> = {
  en: 'parcel order where refund tomorrow please thanks still waiting address changed colour size wrong arrived broken photo attached invoice again',
  de: 'Paket Bestellung wo Rückerstattung morgen bitte danke noch immer Adresse geändert Farbe Größe falsch angekommen beschädigt Foto Rechnung wieder',
  fr: 'colis commande où remboursement demain merci toujours adresse couleur taille mauvaise arrivé cassé photo facture encore retour échange',
  es: 'paquete pedido dónde reembolso mañana gracias todavía dirección color talla equivocada llegó roto foto factura otra vez devolución',
  'pt-BR': 'pacote pedido onde reembolso amanhã obrigado ainda endereço cor tamanho errado chegou quebrado foto nota devolução troca',
  ja: '荷物が 注文の 返金を 明日 お願いします まだ 届きません 住所 変更 色が サイズ 違います 壊れて 写真 領収書',
  'zh-CN': '包裹 订单 退款 明天 请问 还没 收到 地址 修改 颜色 尺码 不对 破损 照片 发票 谢谢',
  ar: 'الطرد الطلب أين استرداد غدا من فضلك شكرا ما زلت أنتظر العنوان اللون المقاس خطأ وصل مكسور صورة فاتورة',
  it: 'pacco ordine dove rimborso domani grazie ancora indirizzo colore taglia sbagliata arrivato rotto foto fattura reso cambio',
  pl: 'paczka zamówienie gdzie zwrot jutro proszę dziękuję nadal adres kolor rozmiar zły dotarła uszkodzona zdjęcie faktura znowu',
}
const LANGUAGES = Object.keys(WORDS)
const DAY = 86_400_000

/** Yields conversations one by one with about `messages / conversations` messages each; exact in sum. */
export function* generateBig(options: BigOptions): Generator<BigItem> {
  const rng = createRng(options.seed).fork('big')
  const words = Object.fromEntries(Object.entries(WORDS).map(([language, line]) => [language, line.split(' ')]))
  let left = options.messages
  for (let i = 0; i < options.conversations; i++) {
    const remaining = options.conversations - i
    const mean = left / remaining
    const count = remaining === 1 ? left : Math.max(1, Math.min(left - remaining + 1, Math.round(mean * (0.5 + rng.next()))))
    left -= count
    const language = rng.pick(LANGUAGES)
    const lastAt = options.now - Math.floor((i / options.conversations) * 30 * DAY) - rng.int(0, 60_000)
    yield item(i, count, language, words[language] ?? [], lastAt, rng)
  }
}

function sentence(words: string[], rng: Rng): string {
  return Array.from({ length: rng.int(4, 28) }, () => rng.pick(words)).join(' ')
}

function item(i: number, count: number, language: string, words: string[], lastAt: number, rng: Rng): BigItem {
  const step = rng.int(3, 90) * 60_000
  const firstAt = lastAt - (count - 1) * step
  const messages = Array.from({ length: count }, (_, n) => ({
    type: (n % 2 === 0 ? 0 : 1) as 0 | 1,
    content: `${sentence(words, rng)} ${10_000 + i}`,
    createdAt: firstAt + n * step,
    private: n % 2 === 1 && rng.chance(0.06),
  }))
  const status = i % 5 === 0 ? 'open' : i % 17 === 0 ? 'pending' : 'resolved'
  const endsIncoming = count % 2 === 1
  return {
    contact: {
      name: `${sentence(words, rng).split(' ')[0] ?? ''} ${i}`,
      email: `customer${i}@post.example`,
      phone: null,
      identifier: null,
      blocked: false,
      language,
      additional: { language },
      custom: {},
      createdAt: firstAt,
      lastActivityAt: lastAt,
    },
    conversation: {
      uuid: seededUuid(rng),
      status,
      priority: i % 13 === 0 ? 'high' : null,
      teamId: null,
      labels: i % 7 === 0 ? ['parcel'] : [],
      createdAt: firstAt,
      updatedAt: lastAt,
      lastActivityAt: lastAt,
      waitingSince: endsIncoming && status !== 'resolved' ? lastAt : null,
      firstReplyAt: count > 1 ? firstAt + step : null,
      snoozedUntil: null,
      agentSeenAt: endsIncoming && status === 'open' ? lastAt - 1000 : lastAt,
      assigneeSeenAt: null,
      contactSeenAt: null,
      additional: {},
      custom: {},
      followUps: [],
    },
    messages,
  }
}

/** Puts generated rows in place of an account's own. */
export function fillAccount(data: AccountData, items: Iterable<BigItem>): void {
  const { accountId } = data
  data.contacts = []
  data.conversations = []
  data.messages = []
  const inboxes = data.inboxes.slice(0, 5)
  const agents = data.agents
  let n = 0
  for (const { contact, conversation, messages } of items) {
    n++
    const inbox = inboxes[n % inboxes.length]
    if (!inbox) throw new Error('no inbox to fill')
    const agent = n % 3 === 0 ? null : (agents[n % agents.length] ?? null)
    const contactId = accountId * 1_000_000 + n
    data.contacts.push({ ...contact, id: contactId, inboxes: [{ inboxId: inbox.id, sourceId: contact.email ?? String(n) }] })
    data.conversations.push({ ...conversation, id: n, inboxId: inbox.id, contactId, assigneeId: agent?.id ?? null })
    for (const message of messages) {
      data.messages.push({
        ...message,
        id: 0,
        conversationId: n,
        inboxId: inbox.id,
        contentType: 'text',
        status: 'sent',
        sourceId: null,
        echoId: null,
        updatedAt: message.createdAt,
        contentAttributes: {},
        additional: {},
        sender: message.type === 0 ? { type: 'Contact', id: contactId } : { type: 'User', id: agent?.id ?? data.meId },
        attachments: [],
      })
    }
  }
  data.messages.sort((a, b) => a.createdAt - b.createdAt || a.conversationId - b.conversationId)
  data.messages.forEach((message, i) => {
    message.id = accountId * 10_000_000 + i + 1
  })
  data.nextId = {
    ...data.nextId,
    message: accountId * 10_000_000 + data.messages.length + 1,
    conversation: n + 1,
    contact: accountId * 1_000_000 + n + 1,
  }
}
