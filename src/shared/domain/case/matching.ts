/** Why a record stands beside a customer: what it shares with her, for the screen. Compared as `renderer/data/matching.ts` meets them. */
import type { Customer } from '../conversation/types'
import type { BuyerKeys } from '../order/types'

export type MatchReason = 'email' | 'phone' | 'orderNumber'

const address = (text: string | null): string => text?.normalize('NFKC').trim().toLowerCase() ?? ''
const digits = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/\D/g, '').replace(/^00/, '')

/** What the two share; where it is neither, they met by the number of an order or a parcel. */
export const matchReason = (customer: Pick<Customer, 'email' | 'phone'>, other: Pick<BuyerKeys, 'email' | 'phone'>): MatchReason => {
  const mail = address(customer.email)
  if (mail.includes('@') && mail === address(other.email)) return 'email'
  const phone = digits(customer.phone)
  return phone.length >= 7 && phone === digits(other.phone) ? 'phone' : 'orderNumber'
}
