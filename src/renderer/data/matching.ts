/**
 * What customers and records share, in one spelling. Only HMACs of it are kept. An order number and a tracking number
 * count within one shop: another shop's number 1042 is another order.
 */
import type { Customer } from '../../shared/domain/conversation/types'
import type { Dispute, Order, Parcel } from '../../shared/domain/order/types'

const email = (shopId: string, text: string | null): string[] => {
  const plain = text?.normalize('NFKC').trim().toLowerCase() ?? ''
  return plain.includes('@') ? [`${shopId}|e|${plain}`] : []
}
/** Digits only, without the 00 of an international call. Whole numbers meet, never their tails: a tail may be someone else. */
const phone = (shopId: string, text: string | null): string[] => {
  const digits = (text ?? '').normalize('NFKC').replace(/\D/g, '').replace(/^00/, '')
  return digits.length >= 7 ? [`${shopId}|p|${digits}`] : []
}
const number = (shopId: string, text: string | null): string[] => {
  const plain = text?.normalize('NFKC').replace(/[\s#]/g, '').toLowerCase() ?? ''
  return plain ? [`${shopId}|n|${plain}`] : []
}
const tracking = (shopId: string, text: string): string[] => {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
  return plain ? [`${shopId}|t|${plain}`] : []
}

export const customerKeys = (customer: Customer): string[] => [
  ...email(customer.shopId, customer.email),
  ...phone(customer.shopId, customer.phone),
]
export const orderKeys = (order: Order): string[] => [
  ...email(order.shopId, order.buyer.email),
  ...phone(order.shopId, order.buyer.phone),
  ...number(order.shopId, order.number),
  ...order.trackingNumbers.flatMap((text) => tracking(order.shopId, text)),
]
export const parcelKeys = (parcel: Parcel): string[] => [
  ...email(parcel.shopId, parcel.buyer.email),
  ...phone(parcel.shopId, parcel.buyer.phone),
  ...number(parcel.shopId, parcel.orderNumber),
  ...tracking(parcel.shopId, parcel.trackingNumber),
]
export const disputeKeys = (dispute: Dispute): string[] => [
  ...email(dispute.shopId, dispute.buyer.email),
  ...phone(dispute.shopId, dispute.buyer.phone),
  ...number(dispute.shopId, dispute.orderNumber),
]
