/** Names and numbers of a conversation, which no engine is to see beyond what the shop allows. */
import { useMemo } from 'react'
import type { Backend, Shop } from '../../../shared/domain/backend/types'
import type { Conversation, Customer } from '../../../shared/domain/conversation/types'
import type { CustomerId } from '../../../shared/domain/ids'
import type { Order, Parcel } from '../../../shared/domain/order/types'
import type { KnownFacts } from '../../../shared/domain/translation/types'
import { useDesk } from '../../bridge/deskStore'
import { useCustomer, useCustomerRecords } from '../../data/queries'

const MOST = 100
const unique = (all: readonly (string | null | undefined)[]): string[] =>
  [...new Set(all.flatMap((one) => (one && one.trim() !== '' ? [one.trim().slice(0, 200)] : [])))].slice(0, MOST)

export const knownOf = (parts: {
  shop: Pick<Shop, 'name' | 'senderName'> | undefined
  backend: Pick<Backend, 'me'> | null
  agent: string
  conversation: Pick<Conversation, 'customerName'> | null
  customer: Pick<Customer, 'name' | 'phone'> | null
  orders: readonly Pick<Order, 'number' | 'trackingNumbers' | 'lines'>[]
  parcels: readonly Pick<Parcel, 'trackingNumber'>[]
}): KnownFacts => {
  const { shop, backend, agent, conversation, customer, orders, parcels } = parts
  const people = unique([customer?.name, conversation?.customerName, backend?.me?.name, agent])
  return {
    // A person is called by one of her names as often as by all of them.
    names: unique([
      ...people,
      ...people.flatMap((name) => name.split(/\s+/).filter((word) => [...word].length > 2)),
      shop?.name,
      shop?.senderName,
    ]),
    numbers: unique([
      ...orders.map(({ number }) => number),
      ...orders.flatMap(({ trackingNumbers }) => trackingNumbers),
      ...parcels.map(({ trackingNumber }) => trackingNumber),
      ...orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
      customer?.phone,
    ]),
  }
}

export const useKnown = (backend: Backend, conversation: Conversation | null, customerId: CustomerId | null): KnownFacts => {
  const shop = useDesk((desk) => desk.shops.find(({ id }) => id === backend.shopId))
  const agent = useDesk((desk) => (desk.state?.type === 'open' ? desk.state.profile.name : ''))
  const customer = useCustomer(customerId)
  const { orders, parcels } = useCustomerRecords(customerId)
  return useMemo(
    () => knownOf({ shop, backend, agent, conversation, customer, orders, parcels }),
    [shop, backend, agent, conversation, customer, orders, parcels],
  )
}
