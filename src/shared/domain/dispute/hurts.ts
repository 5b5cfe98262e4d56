/** What in a conversation, or in the facts, whoever decides may read against the shop. Pure. */
import type { ConversationId, MessageId } from '../ids'
import { promiseIn } from '../language/refundPromise'
import type { Dispute } from '../order/types'
import type { DisputeFacts, DisputeMessage } from './checklist'
import { type Sayings, sayingsFor, sentencesOf } from './sayings'

export type HurtKind =
  | 'fault'
  | 'lost'
  | 'unsent'
  | 'refundPromised'
  | 'withdraw'
  | 'late'
  | 'buyerCancelled'
  | 'buyerSentBack'
  | 'cardNumber'

export interface Hurt {
  kind: HurtKind
  weight: 'grave' | 'mild'
  messageId: MessageId
  conversationId: ConversationId
  /** The sentence as it stands in the text, and its place there. */
  quote: string
  from: number
  to: number
  /** Of the words that were found; null where it needs none. */
  language: string | null
}

const graves = new Set<HurtKind>(['fault', 'lost', 'unsent', 'refundPromised', 'withdraw', 'cardNumber'])
const shopSays: [HurtKind, keyof Sayings][] = [
  ['fault', 'fault'],
  ['lost', 'lost'],
  ['unsent', 'unsent'],
  ['withdraw', 'withdraw'],
  ['late', 'late'],
]
const buyerSays: [HurtKind, keyof Sayings, boolean][] = [
  ['buyerCancelled', 'cancels', false],
  ['buyerSentBack', 'sentBack', true],
]

/** Luhn (ISO/IEC 7812-1): thirteen to nineteen digits that check. */
const isCard = (text: string): boolean => {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const twice = digit * 2
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}
const CARD = /(?<!\d)[3-6](?:[ -]?\d){12,18}(?!\d)/g

const ofMessage = (message: DisputeMessage): Hurt[] => {
  const { id: messageId, conversationId, text, kind: side, language } = message
  const found: Hurt[] = []
  const put = (kind: HurtKind, from: number, to: number, said: string | null) => {
    if (found.some((one) => one.kind === kind && one.from === from)) return
    const weight = graves.has(kind) ? 'grave' : 'mild'
    found.push({ kind, weight, messageId, conversationId, quote: text.slice(from, to), from, to, language: said })
  }
  // Places must hold: only where lower case has the same length does it stand for the text itself.
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text
  for (const { text: sentence, from, to, asks } of sentencesOf(lower)) {
    for (const [name, words] of sayingsFor(language)) {
      if (side === 'outgoing' && !asks) for (const [kind, saying] of shopSays) if (words[saying].test(sentence)) put(kind, from, to, name)
      // To ask politely for the case to be closed is to ask for it.
      if (side === 'outgoing' && asks && words.withdraw.test(sentence)) put('withdraw', from, to, name)
      if (side === 'incoming')
        for (const [kind, saying, turned] of buyerSays)
          if (words[saying].test(sentence) && !(turned && (asks || words.not.test(sentence)))) put(kind, from, to, name)
    }
    if (side === 'outgoing' && promiseIn(sentence)) put('refundPromised', from, to, language)
  }
  for (const match of text.matchAll(CARD)) if (isCard(match[0])) put('cardNumber', match.index, match.index + match[0].length, null)
  return found
}

/** In the order of the messages; deleted ones, notes and events are not read. */
export const hurts = (messages: readonly DisputeMessage[]): Hurt[] =>
  messages.flatMap((message) => (message.deleted || (message.kind !== 'incoming' && message.kind !== 'outgoing') ? [] : ofMessage(message)))

export type FactHurt = 'deliveredAfterDispute' | 'deliveredLate' | 'notSent' | 'carrierStuck' | 'sentAfterDispute' | 'returned'

/** What orders and parcels themselves say against the shop. */
export const factsThatHurt = (dispute: Dispute, { order, parcels: all, policy }: DisputeFacts): FactHurt[] => {
  const parcels = all.filter(({ direction }) => direction !== 'return')
  const found: FactHurt[] = []
  const sent = order?.shippedAt ?? parcels[0]?.scans[0]?.at ?? null
  const promised = order?.paidAt && policy.promisedDeliveryDays !== null ? order.paidAt + policy.promisedDeliveryDays * 86_400_000 : null
  const arrived = parcels.flatMap(({ deliveredAt }) => deliveredAt ?? [])
  const last = arrived.length === parcels.length && arrived.length > 0 ? Math.max(...arrived) : null
  if (order && sent === null && order.trackingNumbers.length === 0 && parcels.length === 0) found.push('notSent')
  if (sent !== null && sent > dispute.createdAt) found.push('sentAfterDispute')
  else if (last !== null && last > dispute.createdAt) found.push('deliveredAfterDispute')
  if (last !== null && promised !== null && last > promised + 86_400_000) found.push('deliveredLate')
  if (parcels.some(({ state }) => state === 'failed' || state === 'held')) found.push('carrierStuck')
  if (
    order?.returnState === 'returned' ||
    all.some(({ state, direction }) => state === 'returned' || (direction === 'return' && state === 'delivered'))
  )
    found.push('returned')
  return found
}
