/** A mail connector over real servers, as the desk would hold it. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Connector, ConnectorNeeds, ConnectorStore, Delivery } from '../../../src/main/connectors/connector'
import { createMail } from '../../../src/main/connectors/mail/mail'
import type { Message } from '../../../src/shared/domain/conversation/types'
import type { BackendId, ConversationId, MessageId, OutboxKey, ShopId } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import type { Page } from '../../../src/shared/domain/sync/types'
import type { Dovecot, Smtp } from './servers'

export const memoryStore = (): ConnectorStore & { content: Map<string, string> } => {
  const content = new Map<string, string>()
  return { content, get: async (name) => content.get(name) ?? null, set: async (name, value) => void content.set(name, value) }
}

/** A clock that can be moved. */
export const createClock = () => {
  const clock = {
    shift: 0,
    now: () => Date.now() + clock.shift,
    monotonic: () => performance.now(),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((done, fail) => {
        if (signal?.aborted) return fail(signal.reason)
        const timer = setTimeout(done, ms)
        signal?.addEventListener('abort', () => {
          clearTimeout(timer)
          fail(signal.reason)
        })
      }),
  }
  return clock
}

const refuseHttp = () => {
  throw new Error('mail asks no HTTP')
}

export const needsFor = (
  dovecot: Dovecot,
  smtp: Smtp | null,
  user: string,
  {
    store = memoryStore(),
    clock = createClock(),
    values = {},
  }: { store?: ConnectorStore; clock?: ConnectorNeeds['clock']; values?: Record<string, string> } = {},
): ConnectorNeeds => ({
  backendId: 'mailtest' as BackendId,
  shopId: 'shop' as ShopId,
  values: {
    name: 'Kundenservice',
    address: user,
    user,
    password: dovecot.users.find((one) => one.user === user)?.password ?? '',
    imapHost: dovecot.host,
    imapPort: String(dovecot.port),
    imapSecurity: 'none',
    smtpHost: smtp?.host ?? '127.0.0.1',
    smtpPort: String(smtp?.port ?? 1),
    smtpSecurity: 'none',
    ...values,
  },
  fetchDays: 30,
  clock,
  random: { bytes: (length) => new Uint8Array(randomBytes(length)), number: () => 0.5 },
  http: { request: refuseHttp, socket: refuseHttp },
  log: { info: () => undefined, warn: () => undefined },
  store,
  hmac: (text) => createHmac('sha256', 'test').update(text).digest('base64url'),
})

export const never = new AbortController().signal
export { createMail }

/** What the engine would hold after these pages. */
export interface Held {
  conversations: Map<string, Page['rows']['conversations'][number]>
  messages: Map<string, Message>
  cursor: string | null
  pages: Page[]
}
export const createHeld = (): Held => ({ conversations: new Map(), messages: new Map(), cursor: null, pages: [] })

export const pullAll = async (connector: Connector, held: Held, limit = 50): Promise<Held> => {
  for (;;) {
    const page = await connector.pull(held.cursor, limit, never)
    held.pages.push(page)
    if (page.more && page.cursor === held.cursor) throw new Error('cursor stands still')
    held.cursor = page.cursor
    for (const row of page.rows.conversations) held.conversations.set(row.id, row)
    for (const row of page.rows.messages) held.messages.set(row.id, row)
    for (const id of page.rows.gone.messages) held.messages.delete(id)
    for (const id of page.rows.gone.conversations) held.conversations.delete(id)
    if (!page.more) return held
  }
}

export const live = (held: Held) => [...held.conversations.values()].filter(({ mergedIntoId }) => mergedIntoId === null)

export interface Letter {
  from?: string
  to?: string
  subject?: string
  id?: string
  refs?: string[]
  replyTo?: string
  date?: Date
  text?: string
  headers?: string[]
}
/** A mail as text; everything beyond ASCII goes as raw UTF-8 with 8bit bodies and encoded words in the head. */
export const letter = ({
  from = 'Ana <ana@kunde.test>',
  to = 'shop@laden.test',
  subject = 'Frage',
  id,
  refs = [],
  replyTo,
  date = new Date(),
  text = 'Hallo',
  headers = [],
}: Letter): string => {
  const word = (value: string) =>
    value.replace(/[^\x20-\x7e](?:.*[^\x20-\x7e])?/g, (part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`)
  return [
    `From: ${word(from)}`,
    `To: ${to}`,
    `Subject: ${word(subject)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    ...(id ? [`Message-ID: <${id}>`] : []),
    ...(refs.length > 0 ? [`In-Reply-To: <${refs.at(-1)}>`, `References: ${refs.map((ref) => `<${ref}>`).join('\r\n ')}`] : []),
    ...(replyTo ? [`Reply-To: ${replyTo}`] : []),
    ...headers,
    ...(headers.some((line) => /^content-type/i.test(line))
      ? []
      : ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit']),
    'MIME-Version: 1.0',
    '',
    text.replace(/\r?\n/g, '\r\n'),
    '',
  ].join('\r\n')
}

let count = 0
export const newKey = (): OutboxKey => `testkey-${Date.now().toString(36)}-${(count++).toString().padStart(6, '0')}` as OutboxKey

export const delivery = (effect: Effect, conversationId: string | null, more: Partial<Delivery> = {}): Delivery => ({
  key: newKey(),
  conversationId: conversationId as ConversationId | null,
  effect,
  index: 0,
  files: [],
  sender: { name: 'Mia vom Laden' },
  ...more,
})

export const reply = (text: string, more: Partial<Extract<Effect, { type: 'reply' }>> = {}): Effect => ({
  type: 'reply',
  text,
  files: [],
  subject: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null as MessageId | null,
  language: 'de',
  direction: 'ltr',
  ...more,
})
