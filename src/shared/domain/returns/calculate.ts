/**
 * Return, keep with a partial refund, or a coupon: what each costs. The freight of a cheap thing from far away is often
 * more than the thing is worth (PRODUCT.md, 7); then everybody is better off when it stays.
 *
 * Rights come first. Goods that are damaged or wrong: the seller puts it right at no cost to the consumer (Directive (EU)
 * 2019/771, art. 10, 13 and 14: for two years from delivery, longer in some countries; elsewhere the custom of the trade).
 * Withdrawal: price and standard delivery back, the consumer bears the way back unless the seller said otherwise (Directive
 * 2011/83/EU, art. 13 and 14). Beyond that the shop's own policy.
 */
import { wholeDaysAfter } from '../clock/zoneDays'
import type { Money } from '../order/types'
import type { ReturnAnswer, ReturnAsk, ReturnOption, ReturnPlan } from './types'

/** Two years, counted in days; law counts them in calendar years, and a day more or less is the agent's to see. */
const GUARANTEE_DAYS = 730

const rightsOf = (ask: ReturnAsk, now: number): ReturnAnswer['rights'] => {
  if (ask.deliveredAt === null && ask.state !== 'damaged' && ask.state !== 'wrongItem') return ['notArrived']
  const rights: ReturnAnswer['rights'][number][] = []
  const wrong = ask.state === 'damaged' || ask.state === 'wrongItem'
  const guaranteed = ask.deliveredAt === null || now < wholeDaysAfter(ask.zone, ask.deliveredAt, GUARANTEE_DAYS)
  if (wrong) rights.push(guaranteed ? 'faulty' : 'faultyLate')
  if (ask.withdrawalEndsAt !== null && now < ask.withdrawalEndsAt) rights.push('withdrawal')
  if (ask.deliveredAt !== null && ask.returnDays !== null && now < wholeDaysAfter(ask.zone, ask.deliveredAt, ask.returnDays))
    rights.push('policy')
  return rights.length > 0 ? rights : ['none']
}

/** `now` is epoch ms UTC. Amounts are rounded to whole minor units, each part by itself, and the parts add up. */
export const calculateReturn = (ask: ReturnAsk, plan: ReturnPlan, now: number): ReturnAnswer => {
  const { value, state } = ask
  const { currency } = value
  const money = (minor: number): Money => ({ minor, currency })
  const of = (share: number) => Math.round(value.minor * share)
  const rights = rightsOf(ask, now)
  const faulty = rights.includes('faulty')
  const owed = faulty || rights.includes('withdrawal') || rights.includes('policy')
  const shopPays = faulty || ask.whoPaysReturn === 'shop'
  const known = ask.freight !== null && ask.freight.currency === currency
  const freight = known && ask.freight ? ask.freight.minor : 0
  const option = (
    way: ReturnOption['way'],
    given: number,
    customerCost: number,
    parts: ReturnOption['parts'],
    why: readonly string[],
    isOwed = owed,
  ): ReturnOption => ({
    way,
    owed: isOwed,
    given: money(given),
    shopCost: money(parts.reduce((sum, { minor }) => sum + minor, 0)),
    customerCost: money(customerCost),
    parts: parts.filter(({ minor }) => minor !== 0),
    why,
  })
  const recovered = of(plan.recovered[state])
  const outbound = rights.includes('withdrawal') && ask.outbound?.currency === currency ? ask.outbound.minor : 0
  const back = option(
    'return',
    value.minor + outbound,
    shopPays ? 0 : freight,
    [
      { what: 'refund', minor: value.minor },
      { what: 'outbound', minor: outbound },
      { what: 'freight', minor: shopPays ? freight : 0 },
      { what: 'handling', minor: plan.handlingMinor },
      { what: 'recovered', minor: -recovered },
    ],
    [
      ...(known ? [] : ['freightUnknown']),
      ...(outbound > 0 ? ['withOutbound'] : []),
      faulty ? 'faultyShopPays' : shopPays ? 'policyShopPays' : 'customerPays',
      ...(known && freight + plan.handlingMinor > recovered ? ['freightOverValue'] : []),
    ],
  )
  const refund = of(plan.keepShare[state])
  const keep = option('keep', refund, 0, [{ what: 'refund', minor: refund }], owed ? ['needsConsent'] : ['goodwill'], false)
  const worth = of(plan.couponShare[state])
  const exchange = option(
    'exchange',
    worth,
    0,
    [{ what: 'coupon', minor: Math.round(worth * plan.couponCost) }],
    owed ? ['needsConsent'] : ['goodwill'],
    false,
  )
  const options = [back, keep, exchange]
  // Where nothing is owed a return is no better than its cost; where it is, the other two are offers she may refuse.
  const open = owed ? options : options.filter(({ way }) => way !== 'return')
  const advised =
    rights[0] === 'notArrived' || (owed && !known)
      ? null
      : open.reduce((least, one) => (one.shopCost.minor < least.shopCost.minor ? one : least), open[0] ?? back).way
  return { options, advised, rights }
}
