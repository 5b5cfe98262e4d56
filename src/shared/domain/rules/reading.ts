/** What rules read of a case, worked out once and only when a condition asks. */
import type { CaseFacts, CasePolicy, FactMessage } from '../case/types'
import type { ShopPlan } from '../clock/types'
import type { Order } from '../order/types'
import { ownWords } from './ownWords'
import { TextWords } from './phrase'
import { tokensOf } from './words'

export interface TextPiece {
  text: string
  words: TextWords
  language: string | null
}

const lazy = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Longest run looked at: a customer who writes word by word for an hour. */
const longestRun = 30

/**
 * What the customer wrote last: her messages since a person last answered, oldest first. Where a person answered after them,
 * they still stand (a class must not vanish with the answer). Automatic answers do not end the run.
 */
export const lastRun = (messages: readonly FactMessage[]): FactMessage[] => {
  const run: FactMessage[] = []
  for (let at = messages.length - 1; at >= 0 && run.length < longestRun; at -= 1) {
    const message = messages[at]
    if (!message || message.deleted) continue
    if (message.kind === 'incoming') run.push(message)
    else if (message.kind === 'outgoing' && !message.byBot && run.length > 0) break
  }
  return run.reverse()
}

/** Orders that were placed and stand: not cancelled. */
const placed = (orders: readonly Order[]): Order[] => orders.filter(({ state }) => state !== 'cancelled')

/** An order's total in the shop's currency, minor units: as its system tells it where it was paid in another; null where nobody knows. */
export const totalInShop = ({ total, shopTotal }: Order, currency: string): number | null =>
  total.currency === currency ? total.minor : shopTotal?.currency === currency ? shopTotal.minor : null

/** What is left of it after refunds, minor units of the shop's currency; a refund in the paid currency counts by its share. */
export const keptInShop = (order: Order, currency: string): number | null => {
  const whole = totalInShop(order, currency)
  if (whole === null || !order.refunded) return whole
  if (order.refunded.currency === currency) return whole - order.refunded.minor
  const same = order.refunded.currency === order.total.currency && order.total.minor > 0
  return same ? Math.round(whole * (1 - order.refunded.minor / order.total.minor)) : whole
}

/**
 * Whether an order of the customer lies above the plan's limit (minor units of the shop's currency; orders whose worth in it
 * is not known do not count). PRODUCT.md, 6: order value over 100.
 */
export const isHighValue = (facts: Pick<CaseFacts, 'orders' | 'shop'>, plan: Pick<ShopPlan, 'highValueMinor'>): boolean =>
  placed(facts.orders).some((order) => order.state !== 'refunded' && (totalInShop(order, facts.shop.currency) ?? 0) > plan.highValueMinor)

export interface Reading {
  facts: CaseFacts
  policy: CasePolicy
  plan: ShopPlan | null
  now: number
  run: () => readonly FactMessage[]
  message: () => readonly TextPiece[]
  subject: () => readonly TextPiece[]
  thread: () => readonly TextPiece[]
  placedOrders: () => readonly Order[]
}

export const readingOf = (facts: CaseFacts, policy: CasePolicy, now: number): Reading => {
  const piece = (text: string, language: string | null): TextPiece => ({ text, words: new TextWords(tokensOf(text)), language })
  const pieceOf = ({ text, language }: FactMessage): TextPiece => piece(ownWords(text), language ?? facts.language)
  const run = lazy(() => lastRun(facts.messages))
  const subject = lazy(() => {
    const text = facts.conversation.subject
    return text ? [piece(text, facts.language)] : []
  })
  return {
    facts,
    policy,
    plan: policy.plans.get(facts.shop.id) ?? null,
    now,
    run,
    message: lazy(() => run().map(pieceOf)),
    subject,
    thread: lazy(() => facts.messages.filter(({ kind, deleted }) => kind === 'incoming' && !deleted).map(pieceOf)),
    placedOrders: lazy(() => placed(facts.orders)),
  }
}
