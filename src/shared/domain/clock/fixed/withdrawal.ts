/** The European right of withdrawal: Directive 2011/83/EU, art. 9 and 13; days counted as Regulation (EEC, Euratom) 1182/71 says. */
import { type Context, fixed } from '../context'
import { isHoliday } from '../holidays/holidays'
import { hasWithdrawalRight } from '../region'
import type { Clock } from '../types'
import { dayAt, dayStartAt, weekdayOf } from '../zoneDays'
import { deliveredAt, refundedSince, returnAskedAt } from './refunds'

const RIGHT = 'Directive 2011/83/EU art. 9; Reg. 1182/71 art. 3'
const REFUND = 'Directive 2011/83/EU art. 13; Reg. 1182/71 art. 3'
const DAYS = 14

/** Art. 3: the day of the event does not count, a period ends with its last day's last hour; one that would end on a Saturday, Sunday or public holiday ends with the next working day. Epoch ms UTC, the zone's midnight. */
export const afterDays = (zone: string, country: string, fromAt: number, days: number): number => {
  let last = dayAt(zone, fromAt) + days
  while (weekdayOf(last) > 5 || isHoliday(country, last)) last++
  return dayStartAt(zone, last + 1)
}

/**
 * Per order that went to a country of the European Economic Area: the customer's right to withdraw, shown while it runs
 * and until she used it; and once a return is asked for in time, the shop's 14 days to pay back, which order the list.
 * In the customer's zone (UTC where it is not known); both run whatever the conversation's status, save spam.
 */
export const withdrawalClocks = ({ facts, country, zone, now }: Context): Clock[] => {
  if (facts.conversation.status === 'spam') return []
  const clocks: Clock[] = []
  for (const order of facts.orders) {
    const to = order.country?.toUpperCase() ?? country
    if (to === null || !hasWithdrawalRight(to) || order.state === 'cancelled' || order.state === 'refunded') continue
    const arrivedAt = deliveredAt(order, facts.parcels)
    const params = { order: order.number }
    const endsAt = arrivedAt === null ? null : afterDays(zone ?? 'UTC', to, arrivedAt, DAYS)
    const asked = order.returnState === 'requested' || order.returnState === 'inProgress' || order.returnState === 'returned'
    if (!asked) {
      if (arrivedAt === null || endsAt === null || endsAt <= now || order.returnState === 'declined' || arrivedAt > now) continue
      clocks.push(fixed('withdrawal', arrivedAt, endsAt, RIGHT, { orders: false, params }))
      continue
    }
    const askedAt = returnAskedAt(order, facts)
    if (askedAt === null || (endsAt !== null && askedAt >= endsAt) || refundedSince(order, askedAt)) continue
    clocks.push(fixed('withdrawalRefund', askedAt, afterDays(zone ?? 'UTC', to, askedAt, DAYS), REFUND, { params }))
  }
  return clocks
}
