/**
 * Figures to begin with, marked as estimates on screen: a two-kilogram parcel by post, rounded, from public tariffs of 2025/26.
 * A shop puts its own contract's in their place. Currencies without a row begin empty: nothing is converted by a rate we do not have.
 */

import { regionOf } from '../clock/region'
import type { CustomerRegion } from '../clock/types'
import type { Money } from '../order/types'
import type { ReturnPlan } from './types'

/** Minor units by the customer's region; `*` for one that is not known. */
const freight: Record<string, Partial<Record<CustomerRegion | '*', number>>> = {
  EUR: {
    europe: 1_200,
    northAmerica: 3_200,
    latinAmerica: 3_800,
    middleEastAfrica: 3_600,
    southEastAsia: 3_800,
    eastAsia: 3_600,
    southAsia: 3_800,
    oceania: 4_200,
    '*': 3_500,
  },
  GBP: {
    europe: 1_300,
    northAmerica: 2_800,
    latinAmerica: 3_400,
    middleEastAfrica: 3_200,
    southEastAsia: 3_300,
    eastAsia: 3_200,
    southAsia: 3_300,
    oceania: 3_600,
    '*': 3_000,
  },
  USD: {
    europe: 3_800,
    northAmerica: 1_200,
    latinAmerica: 3_600,
    middleEastAfrica: 4_200,
    southEastAsia: 4_200,
    eastAsia: 4_000,
    southAsia: 4_200,
    oceania: 4_400,
    '*': 4_000,
  },
  JPY: {
    europe: 5_500,
    northAmerica: 5_200,
    latinAmerica: 6_200,
    middleEastAfrica: 6_000,
    southEastAsia: 3_600,
    eastAsia: 3_000,
    southAsia: 4_200,
    oceania: 4_800,
    '*': 5_000,
  },
  CNY: {
    europe: 22_000,
    northAmerica: 24_000,
    latinAmerica: 28_000,
    middleEastAfrica: 26_000,
    southEastAsia: 12_000,
    eastAsia: 10_000,
    southAsia: 16_000,
    oceania: 22_000,
    '*': 20_000,
  },
}
/** A return's own work: taken in, looked at, put back. */
const handling: Record<string, number> = { EUR: 300, GBP: 250, USD: 300, JPY: 400, CNY: 1_500 }

export const starterReturns = (currency: string): ReturnPlan => ({
  freight: {},
  handlingMinor: handling[currency] ?? 0,
  recovered: { asNew: 0.9, opened: 0.6, damaged: 0, wrongItem: 0.9 },
  keepShare: { asNew: 0.2, opened: 0.3, damaged: 0.5, wrongItem: 0.4 },
  couponShare: { asNew: 0.5, opened: 0.5, damaged: 0.5, wrongItem: 0.5 },
  couponCost: 0.6,
})

/** Where a figure comes from: the shop's own for this country, its own for all others, or an estimate of ours. */
export type FreightSource = 'own' | 'ownRest' | 'estimate'

/** What a return from there costs, and who says so; null where neither the shop nor we know. In the shop's currency. */
export const freightFrom = (
  plan: ReturnPlan,
  country: string | null,
  currency: string,
): { amount: Money; source: FreightSource } | null => {
  const own = country ? plan.freight[country] : undefined
  if (own !== undefined) return { amount: { minor: own, currency }, source: 'own' }
  const rest = plan.freight['*']
  if (rest !== undefined) return { amount: { minor: rest, currency }, source: 'ownRest' }
  const region = country ? regionOf(country) : null
  const guess = freight[currency]?.[region ?? '*'] ?? freight[currency]?.['*']
  return guess === undefined ? null : { amount: { minor: guess, currency }, source: 'estimate' }
}

/** Into another currency by what one order itself says of the two; null where it does not. */
export const inOrderCurrency = (amount: Money, total: Money, shopTotal: Money | null | undefined): Money | null => {
  if (amount.currency === total.currency) return amount
  if (!shopTotal || shopTotal.currency !== amount.currency || shopTotal.minor <= 0) return null
  return { minor: Math.round((amount.minor * total.minor) / shopTotal.minor), currency: total.currency }
}
