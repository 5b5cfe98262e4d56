/** A shop's terms and return figures as they are typed, and back. Amounts in the shop's currency, shares in per cent. */
import type { Shop, ShopPolicy } from '../../../shared/domain/backend/types'
import { amountOf, minorOf } from '../../../shared/domain/order/amount'
import { starterReturns } from '../../../shared/domain/returns/starter'
import { GoodsState, type ReturnPlan } from '../../../shared/domain/returns/types'

export type Payer = 'none' | 'shop' | 'customer'
export const shareColumns = ['recovered', 'keepShare', 'couponShare'] as const
export type ShareColumn = (typeof shareColumns)[number]

export interface TypedFreight {
  /** ISO 3166-1 alpha-2, or `*` for all other countries. */
  country: string
  amount: string
}
export interface TypedPolicy {
  returnDays: string
  promisedDeliveryDays: string
  whoPaysReturn: Payer
  whoPaysDuty: Payer
  text: string
  currency: string
  /** Whether the shop reckons with figures of its own. */
  own: boolean
  freight: TypedFreight[]
  handling: string
  shares: Record<ShareColumn, Record<GoodsState, string>>
  couponCost: string
}
/** Names of fields that hold what cannot be read: `freight.DE`, `keepShare.opened` … */
export type PolicyFault = string

const dayOf = (days: number | null): string => (days === null ? '' : String(days))
const percentOf = (share: number): string => String(Math.round(share * 1000) / 10)
const amountText = (minor: number, currency: string): string => String(amountOf({ minor, currency }))

const typedReturns = (plan: ReturnPlan, currency: string): Pick<TypedPolicy, 'freight' | 'handling' | 'shares' | 'couponCost'> => {
  const column = (name: ShareColumn) =>
    Object.fromEntries(GoodsState.options.map((state) => [state, percentOf(plan[name][state])])) as Record<GoodsState, string>
  return {
    freight: Object.entries(plan.freight).map(([country, minor]) => ({ country, amount: amountText(minor, currency) })),
    handling: amountText(plan.handlingMinor, currency),
    shares: { recovered: column('recovered'), keepShare: column('keepShare'), couponShare: column('couponShare') },
    couponCost: percentOf(plan.couponCost),
  }
}

export const typedPolicy = ({ policy, returns, currency }: Shop): TypedPolicy => ({
  returnDays: dayOf(policy.returnDays),
  promisedDeliveryDays: dayOf(policy.promisedDeliveryDays),
  whoPaysReturn: policy.whoPaysReturn ?? 'none',
  whoPaysDuty: policy.whoPaysDuty ?? 'none',
  text: policy.text,
  currency,
  own: returns !== undefined,
  ...typedReturns(returns ?? starterReturns(currency), currency),
})

/** Another currency begins with its own starter's figures: nothing is converted by a rate nobody has. */
export const inCurrency = (typed: TypedPolicy, currency: string): TypedPolicy =>
  currency === typed.currency ? typed : { ...typed, currency, ...typedReturns(starterReturns(currency), currency) }

const number = (text: string): number | null => {
  const found = /^\d{1,6}(?:[.,٫]\d{1,2})?$/.exec(text.normalize('NFKC').trim())
  return found ? Number(found[0].replace(/[,٫]/, '.')) : null
}
const payer = (who: Payer): 'shop' | 'customer' | null => (who === 'none' ? null : who)

/** What is to be saved, or the fields that cannot be read. */
export const readPolicy = (
  typed: TypedPolicy,
): { faults: PolicyFault[]; value: { policy: ShopPolicy; currency: string; returns: ReturnPlan | undefined } | null } => {
  const faults: PolicyFault[] = []
  const fault = (field: PolicyFault) => {
    faults.push(field)
    return 0
  }
  const days = (text: string, field: PolicyFault): number | null => {
    if (text.trim() === '') return null
    const read = number(text)
    return read === null || !Number.isInteger(read) || read > 3_650 ? fault(field) : read
  }
  const share = (text: string, field: PolicyFault): number => {
    const read = number(text)
    return read === null || read > 100 ? fault(field) : Math.round(read * 100) / 10_000
  }
  const money = (text: string, field: PolicyFault): number => minorOf(text, typed.currency) ?? fault(field)
  const policy: ShopPolicy = {
    returnDays: days(typed.returnDays, 'returnDays'),
    promisedDeliveryDays: days(typed.promisedDeliveryDays, 'promisedDeliveryDays'),
    whoPaysReturn: payer(typed.whoPaysReturn),
    whoPaysDuty: payer(typed.whoPaysDuty),
    text: typed.text.trim(),
  }
  const column = (name: ShareColumn) =>
    Object.fromEntries(GoodsState.options.map((state) => [state, share(typed.shares[name][state], `${name}.${state}`)])) as Record<
      GoodsState,
      number
    >
  const returns: ReturnPlan | undefined = typed.own
    ? {
        freight: Object.fromEntries(typed.freight.map(({ country, amount }) => [country, money(amount, `freight.${country}`)])),
        handlingMinor: money(typed.handling, 'handling'),
        recovered: column('recovered'),
        keepShare: column('keepShare'),
        couponShare: column('couponShare'),
        couponCost: share(typed.couponCost, 'couponCost'),
      }
    : undefined
  return { faults, value: faults.length > 0 ? null : { policy, currency: typed.currency, returns } }
}
