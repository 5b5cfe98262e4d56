/** What stands behind a parcel and an order. Pure; epoch ms (UTC), whole days. */
import { wholeDaysAfter } from '../../../shared/domain/clock/zoneDays'
import type { Order, Parcel } from '../../../shared/domain/order/types'

const DAY = 86_400_000

export type OneScan = Parcel['scans'][number]
/** Newest first; scans of one instant keep the carrier's order. */
export const scansOf = (parcel: Pick<Parcel, 'scans'>): OneScan[] => [...parcel.scans].sort((a, b) => b.at - a.at)

/**
 * By which clock a scan is told. Without a zone `at` holds the place's own wall clock as if it were UTC: shown as it
 * stands, never converted. `UTC` says that the instant is known but not the place's clock: the agent's own then (no
 * `zone`). `local`: it is the clock of the place.
 */
export const clockOf = ({ zone }: Pick<OneScan, 'zone'>): { zone: string | undefined; local: boolean } =>
  zone === null ? { zone: 'UTC', local: true } : zone === 'UTC' ? { zone: undefined, local: false } : { zone, local: true }

/** From how many days without a scan a parcel on its way is worth a word. */
export const QUIET_DAYS = 3

/** Whole days since the last scan of a parcel that is still on its way; null where nothing is wrong. */
export const quietDays = (parcel: Pick<Parcel, 'scans' | 'state'>, now: number): number | null => {
  if (parcel.state === 'delivered' || parcel.state === 'returned') return null
  const last = scansOf(parcel)[0]
  if (!last) return null
  const days = Math.floor((now - last.at) / DAY)
  return days >= QUIET_DAYS ? days : null
}

/**
 * Until when goods may come back: the shop's whole days from delivery, or from shipping while that is not known, by the
 * customer's own calendar (`zone`, IANA). `at` is the last instant that is in time. Null without a policy.
 */
export const returnUntil = (
  order: Pick<Order, 'shippedAt' | 'state' | 'trackingNumbers'>,
  parcels: readonly Pick<Parcel, 'trackingNumber' | 'deliveredAt'>[],
  returnDays: number | null,
  zone: string,
): { at: number; delivered: boolean } | null => {
  if (returnDays === null || order.state === 'cancelled' || order.state === 'refunded') return null
  const delivered = parcels
    .filter((parcel) => order.trackingNumbers.includes(parcel.trackingNumber))
    .map((parcel) => parcel.deliveredAt)
    .filter((at): at is number => at !== null)
  const last = delivered.length > 0 ? Math.max(...delivered) : null
  const from = last ?? order.shippedAt
  return from === null ? null : { at: wholeDaysAfter(zone, from, returnDays) - 1, delivered: last !== null }
}

export type Spent = { currency: string; minor: number; orders: number }
/** What the customer has paid, by currency, without what was cancelled and what came back. */
export const spentOf = (orders: readonly Pick<Order, 'state' | 'total' | 'refunded'>[]): Spent[] => {
  const sums = new Map<string, Spent>()
  for (const { state, total, refunded } of orders) {
    if (state === 'cancelled' || state === 'unpaid') continue
    const sum = sums.get(total.currency) ?? { currency: total.currency, minor: 0, orders: 0 }
    sum.minor +=
      total.minor - (state === 'refunded' && !refunded ? total.minor : refunded?.currency === total.currency ? refunded.minor : 0)
    sum.orders++
    sums.set(total.currency, sum)
  }
  return [...sums.values()]
}

const CAME_BACK = new Set(['requested', 'inProgress', 'returned'])
/** Orders that came back, or are asked to, of all that were placed and stand. Null while there are too few to say anything: below two. */
export const returnsOf = (orders: readonly Pick<Order, 'state' | 'returnState'>[]): { count: number; of: number } | null => {
  const placed = orders.filter(({ state }) => state !== 'cancelled' && state !== 'unpaid')
  if (placed.length < 2 || placed.every(({ returnState }) => returnState === undefined)) return null
  return { count: placed.filter(({ returnState }) => returnState !== undefined && CAME_BACK.has(returnState)).length, of: placed.length }
}
