/** What a shop and a desk begin with, until somebody changes it. */
import type { Shop } from '../../../shared/domain/backend/types'
import type { ShopPlan } from '../../../shared/domain/clock/types'
import type { Rule } from '../../../shared/domain/rules/types'

export const starterPlan = (shop: Shop, now: number): ShopPlan => ({
  shopId: shop.id,
  calendars: [],
  targets: [],
  off: [],
  highValueMinor: 10_000,
  alertSeconds: [900],
  updatedAt: now,
})
export const starterRules = (_now: number): Rule[] => []
