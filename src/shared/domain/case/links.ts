/**
 * That customers of two shops are one person. Shops are different companies, so this is never found by itself: it stands
 * because an agent said so with the customer's consent, and it goes with either of them.
 */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { type BackendId, backendOf, CustomerId } from '../ids'

export const CustomerLink = z.object({ customerIds: z.tuple([CustomerId, CustomerId]), at: Instant })
export type CustomerLink = z.infer<typeof CustomerLink>
type Pair = Pick<CustomerLink, 'customerIds'>

const placeOf = ({ customerIds: [a, b] }: Pair): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

export const withoutLink = (links: readonly CustomerLink[], link: Pair): CustomerLink[] =>
  links.filter((one) => placeOf(one) !== placeOf(link))
/** The same two again replace the earlier link. A customer is never linked with herself. */
export const withLink = (links: readonly CustomerLink[], link: CustomerLink): CustomerLink[] =>
  link.customerIds[0] === link.customerIds[1] ? [...links] : [...withoutLink(links, link), link]

/** Whom this customer is linked with, over other links too; never herself. */
export const linkedWith = (links: readonly CustomerLink[], id: CustomerId): CustomerId[] => {
  const found = new Set<CustomerId>([id])
  for (const one of found)
    for (const { customerIds } of links) if (customerIds.includes(one)) for (const other of customerIds) found.add(other)
  found.delete(id)
  return [...found]
}

/** Links without those that name a customer who goes. */
export const linksWithout = (links: readonly CustomerLink[], goes: (id: CustomerId) => boolean): CustomerLink[] =>
  links.filter(({ customerIds }) => !customerIds.some(goes))
export const isOf = (backendId: BackendId) => (id: CustomerId) => backendOf(id) === backendId
