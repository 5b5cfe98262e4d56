/** A context as the desk makes it, for tests. */
import type { GuardContext } from './types'

export const guardContext = (changes: Partial<GuardContext> = {}): GuardContext => ({
  channel: 'email',
  language: 'en',
  country: null,
  register: null,
  shop: { names: ['Nordlicht'], hosts: ['nordlicht.example'], contacts: [], paysDuty: false, promisedDeliveryDays: null },
  otherShops: [],
  customerName: null,
  staffNames: [],
  orderNumbers: [],
  knownNumbers: [],
  inserted: [],
  quotes: [],
  ...changes,
})
