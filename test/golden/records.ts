/** Orders, parcels and disputes of a golden case, and what the backend says besides its messages. */
import type { CaseFacts } from '../../src/shared/domain/case/types'
import { ConversationStatus } from '../../src/shared/domain/conversation/types'
import { type BackendId, DisputeId, OrderId, ParcelId, type ShopId } from '../../src/shared/domain/ids'
import { Dispute, type Money, Order, Parcel } from '../../src/shared/domain/order/types'
import { listed, oneOf } from './table'
import { instantOf, leadingInstant } from './times'

/** What a row says in words about the conversation itself. */
interface Said {
  startedAt?: number
  waitingSinceAt?: number | null
  replyWindowEndsAt?: number
  lastIncomingAt?: number
  questionAt?: number
  historyMissing: boolean
  /** Changes of the status that this desk saw. */
  statuses: NonNullable<CaseFacts['statuses']>[number][]
  labels: string[]
}

/** Keys and values of `order NL-1; delivered=2026-03-01 10:00`, each value used exactly once, so that a misspelt key is an error. */
class Values {
  private readonly left: Map<string, string[]>
  constructor(
    parts: readonly string[],
    private readonly zone: string,
  ) {
    this.left = new Map()
    for (const part of parts) {
      const [key = '', ...value] = part.split('=')
      this.left.set(key.trim(), [...(this.left.get(key.trim()) ?? []), value.join('=').trim()])
    }
  }
  all(key: string): string[] {
    const values = this.left.get(key) ?? []
    this.left.delete(key)
    return values
  }
  text(key: string): string | null {
    return this.all(key)[0] ?? null
  }
  time(key: string): number | null {
    const text = this.text(key)
    return text === null ? null : instantOf(text, this.zone)
  }
  end(): void {
    if (this.left.size > 0) throw new Error(`not known: ${[...this.left.keys()].join(', ')}`)
  }
}

/** `20.00 EUR` */
function moneyOf(text: string): Money {
  const match = /^(\d+)\.(\d\d) ([A-Z]{3})$/.exec(text)
  if (!match) throw new Error(`«${text}» is no amount such as 20.00 EUR`)
  return { minor: Number(match[1]) * 100 + Number(match[2]), currency: match[3] ?? '' }
}

const nobody = { email: null, phone: null, name: null }

/** @param parts as they stand under «facts», one record or saying each */
export function recordsOf(
  parts: readonly string[],
  zone: string,
  ids: { shopId: ShopId; backendId: BackendId },
): Pick<CaseFacts, 'orders' | 'parcels' | 'disputes'> & { said: Said } {
  const found = {
    orders: [] as Order[],
    parcels: [] as Parcel[],
    disputes: [] as Dispute[],
    said: { historyMissing: false, labels: [], statuses: [] } as Said,
  }
  for (const part of parts) {
    const [head = '', ...rest] = listed(part, ';')
    const [kind = '', number = ''] = head.split(' ')
    const values = new Values(rest, zone)
    if (kind === 'order') found.orders.push(orderOf(number, values, zone, ids))
    else if (kind === 'parcel') found.parcels.push(parcelOf(number, values, zone, ids))
    else if (kind === 'dispute') found.disputes.push(disputeOf(number, values, zone, ids))
    else hear(part, zone, found.said)
    values.end()
  }
  return found
}

function hear(text: string, zone: string, said: Said): void {
  const timed = {
    started: 'startedAt',
    'waiting since': 'waitingSinceAt',
    'window ends': 'replyWindowEndsAt',
    'last incoming': 'lastIncomingAt',
    'is a question': 'questionAt',
  } as const
  const [, status, at] = /^was (\w+) from (.+)$/.exec(text) ?? []
  if (status !== undefined && at !== undefined)
    said.statuses.push({ status: oneOf(status, ConversationStatus.options, 'status'), at: instantOf(at, zone) })
  else if (text === 'history missing') said.historyMissing = true
  else if (text === 'nobody waits') said.waitingSinceAt = null
  else if (text.startsWith('label ')) said.labels.push(text.slice('label '.length))
  else {
    const word = (Object.keys(timed) as (keyof typeof timed)[]).find((known) => text.startsWith(`${known} `))
    if (word === undefined)
      throw new Error(
        `«${text}» is no fact; known: order, parcel, dispute, label, history missing, nobody waits, ${Object.keys(timed).join(', ')}`,
      )
    said[timed[word]] = instantOf(text.slice(word.length + 1), zone)
  }
}

type Ids = { shopId: ShopId; backendId: BackendId }

function orderOf(number: string, values: Values, zone: string, ids: Ids): Order {
  const refunds = values.all('refund').map((text) => {
    const [at, amount] = leadingInstant(text, zone)
    return { at, amount: moneyOf(amount) }
  })
  const paidAt = values.time('paid')
  const deliveredAt = values.time('delivered')
  const createdAt = values.time('made') ?? paidAt ?? 0
  const order = Order.parse({
    ...ids,
    id: OrderId.parse(`golden1~order~${number}`),
    remoteId: number,
    number,
    buyer: nobody,
    state: values.text('state') ?? (deliveredAt === null ? 'paid' : 'delivered'),
    total: moneyOf(values.text('total') ?? '50.00 EUR'),
    refunded:
      refunds.length === 0
        ? null
        : { minor: refunds.reduce((sum, { amount }) => sum + amount.minor, 0), currency: refunds[0]?.amount.currency ?? 'EUR' },
    lines: [],
    country: values.text('country'),
    createdAt,
    paidAt,
    shippedAt: values.time('shipped'),
    updatedAt: values.time('updated') ?? deliveredAt ?? createdAt,
    trackingNumbers: values.all('tracking'),
    url: null,
    deliveredAt,
    refunds,
    returnState: values.text('return') ?? undefined,
    returnRequestedAt: values.time('return asked'),
    tags: values.all('tag'),
  })
  return order
}

function parcelOf(number: string, values: Values, zone: string, ids: Ids): Parcel {
  const scans = values.all('scan').map((text) => {
    const [at, words] = leadingInstant(text, zone)
    return { at, zone, place: '', text: words, state: 'inTransit' as const }
  })
  const deliveredAt = values.time('delivered')
  return Parcel.parse({
    ...ids,
    id: ParcelId.parse(`golden1~parcel~${number}`),
    remoteId: number,
    trackingNumber: number,
    carrier: 'DHL',
    orderNumber: values.text('order'),
    buyer: nobody,
    state: values.text('state') ?? (deliveredAt === null ? 'inTransit' : 'delivered'),
    scans,
    expectedAt: values.time('expected'),
    deliveredAt,
    updatedAt: deliveredAt ?? 0,
    direction: values.text('direction') ?? undefined,
  })
}

function disputeOf(number: string, values: Values, zone: string, ids: Ids): Dispute {
  const createdAt = values.time('opened') ?? 0
  const asks = values.all('asks')
  const messages = (['buyer', 'shop', 'provider'] as const).flatMap((by) =>
    values.all(by).map((text) => {
      const [at, words] = leadingInstant(text, zone)
      return { by, at, text: words }
    }),
  )
  return Dispute.parse({
    ...ids,
    id: DisputeId.parse(`golden1~dispute~${number}`),
    remoteId: number,
    reason: values.text('reason') ?? 'notReceived',
    stage: values.text('stage') ?? 'inquiry',
    state: values.text('state') ?? 'needsResponse',
    amount: moneyOf(values.text('amount') ?? '50.00 EUR'),
    orderNumber: values.text('order'),
    buyer: nobody,
    dueAt: values.time('due'),
    createdAt,
    updatedAt: values.time('updated') ?? createdAt,
    messages: messages.sort((one, other) => one.at - other.at),
    asks: asks.length === 0 ? undefined : asks.filter((ask) => ask !== 'nothing'),
    evidenceSentAt: values.time('evidence'),
  })
}
