import { financialStatus, fulfillmentStatus, returnStatus, type ShopifyCustomer, type ShopifyData, type ShopifyOrder } from './model'
import { compareTime, type FieldTest } from './search'

/** What orders can be searched by; `changedAt` is the time of change as the index has it. */
export const orderTest =
  (data: ShopifyData, changedAt: (order: ShopifyOrder) => number, now: number): FieldTest<ShopifyOrder> =>
  (order, field, compare, value) => {
    const wanted = value.toLowerCase()
    const customer = data.customers.find(({ id }) => id === order.customerId)
    const words = [order.name, order.email, customer && `${customer.first} ${customer.last}`, ...order.tags]
    switch (field) {
      case 'updated_at':
        return compareTime(changedAt(order), compare, value, now)
      case 'created_at':
      case 'processed_at':
        return compareTime(order.createdAt, compare, value, now)
      case 'id': {
        const id = Number(value.replace(/\D/g, ''))
        return compare === ':' ? order.id === id : compare === '>' || compare === '>=' ? order.id > id : order.id < id
      }
      case 'name':
        return order.name.toLowerCase().replace(/^#/, '') === wanted.replace(/^#/, '')
      case 'email':
        return (order.email ?? '').toLowerCase() === wanted
      case 'customer_id':
        return order.customerId === Number(value)
      case 'tag':
        return order.tags.some((tag) => tag.toLowerCase() === wanted)
      case 'tag_not':
        return !order.tags.some((tag) => tag.toLowerCase() === wanted)
      case 'financial_status':
        return wanted === 'any' || financialStatus(order).toLowerCase() === wanted
      case 'fulfillment_status':
        return wanted === 'any' || fulfillmentStatus(order).toLowerCase() === wanted
      case 'return_status':
        return returnStatus(order).toLowerCase() === wanted
      case 'status':
        return (
          wanted === 'any' ||
          (wanted === 'cancelled' && order.cancelled !== null) ||
          (wanted === 'closed' && order.closedAt !== null) ||
          (wanted === 'open' && order.cancelled === null && order.closedAt === null) ||
          (wanted === 'not_closed' && order.closedAt === null)
        )
      case 'test':
        return order.test === (wanted === 'true')
      case 'sku':
        return order.lines.some((line) => line.sku.toLowerCase() === wanted)
      case '':
      case 'default':
        return words.some((word) => word?.toLowerCase().includes(wanted))
      default:
        return null
    }
  }

export const customerTest =
  (now: number): FieldTest<ShopifyCustomer> =>
  (row, field, compare, value) => {
    const wanted = value.toLowerCase()
    switch (field) {
      case 'email':
        return (row.email ?? '').toLowerCase() === wanted
      case 'phone':
        return (row.phone ?? '').replace(/\D/g, '') === wanted.replace(/\D/g, '')
      case 'first_name':
        return row.first.toLowerCase() === wanted
      case 'last_name':
        return row.last.toLowerCase() === wanted
      case 'id':
        return row.id === Number(value)
      case 'updated_at':
        return compareTime(row.updatedAt, compare, value, now)
      case 'customer_date':
      case 'created_at':
        return compareTime(row.createdAt, compare, value, now)
      case '':
      case 'default':
        return `${row.first} ${row.last} ${row.email} ${row.phone}`.toLowerCase().includes(wanted)
      default:
        return null
    }
  }
