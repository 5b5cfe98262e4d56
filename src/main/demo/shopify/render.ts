import { connect, type PageArgs } from './connection'
import {
  digitsOf,
  financialStatus,
  fulfillmentStatus,
  lineMinor,
  refundedMinor,
  returnStatus,
  type ShopifyAddress,
  type ShopifyCustomer,
  type ShopifyDispute,
  type ShopifyFulfillment,
  type ShopifyLine,
  type ShopifyOrder,
  type ShopifyRefund,
  type ShopifyReturn,
  subtotalMinor,
  totalMinor,
} from './model'
import { addressShape, decimal, gid, iso, lineShape, type Shape } from './shapes'
import type { ShopifyStore } from './store'

/** Turns the shop's rows into what GraphQL reads from: plain fields, and functions for what takes arguments or goes round. */
export class Renderer {
  constructor(
    private readonly store: ShopifyStore,
    /** Customer data is withheld from an app without approval. */
    private readonly redacted: boolean,
  ) {}

  private money(minor: number, currency: string): Shape {
    return { amount: decimal(minor, currency), currencyCode: currency }
  }

  private bag(minor: number, order: ShopifyOrder): Shape {
    const { currency } = this.store.data
    const { presentment } = order
    const there = Math.round((minor / 10 ** digitsOf(currency)) * presentment.rate * 10 ** digitsOf(presentment.currency))
    return { shopMoney: this.money(minor, currency), presentmentMoney: this.money(there, presentment.currency) }
  }

  private page<T extends { id: number }>(rows: readonly T[], bind: string, render: (row: T) => unknown) {
    return (args: PageArgs) => connect(rows, args, { bind, keyOf: (row) => row.id, idOf: (row) => row.id, render })
  }

  private address(address: ShopifyAddress | null, id: number): Shape | null {
    return address && !this.redacted ? addressShape(address, id) : null
  }

  customer(row: ShopifyCustomer | undefined): Shape | null {
    if (!row || this.redacted) return null
    const orders = this.store.data.orders.filter((order) => order.customerId === row.id)
    const spent = orders.reduce((sum, order) => sum + totalMinor(order) - refundedMinor(order), 0)
    return {
      __typename: 'Customer',
      id: gid('Customer', row.id),
      legacyResourceId: String(row.id),
      displayName: `${row.first} ${row.last}`,
      firstName: row.first,
      lastName: row.last,
      email: row.email,
      phone: row.phone,
      defaultEmailAddress: row.email === null ? null : { emailAddress: row.email, validFormat: true },
      defaultPhoneNumber: row.phone === null ? null : { phoneNumber: row.phone },
      locale: row.locale,
      note: row.note,
      tags: row.tags,
      numberOfOrders: String(orders.length),
      amountSpent: this.money(spent, this.store.data.currency),
      state: 'DISABLED',
      verifiedEmail: true,
      createdAt: iso(row.createdAt),
      updatedAt: iso(row.updatedAt),
      defaultAddress: () => this.address(row.address, row.id * 10 + 1),
      orders: this.page(orders, `customer ${row.id} orders`, (order) => this.order(order)),
      lastOrder: () => {
        const last = [...orders].sort((a, b) => a.createdAt - b.createdAt).at(-1)
        return last ? this.order(last) : null
      },
      taxExempt: false,
    }
  }

  line(line: ShopifyLine, order: ShopifyOrder): Shape {
    return lineShape(line, this.store.data, order.fulfillments.length > 0, (minor) => () => this.bag(minor, order))
  }

  fulfillment(row: ShopifyFulfillment, order: ShopifyOrder): Shape {
    const lines = order.lines
    return {
      __typename: 'Fulfillment',
      id: gid('Fulfillment', row.id),
      legacyResourceId: String(row.id),
      name: `${order.name}-F${order.fulfillments.indexOf(row) + 1}`,
      createdAt: iso(row.createdAt),
      updatedAt: iso(row.updatedAt),
      deliveredAt: iso(row.deliveredAt),
      inTransitAt: iso(row.inTransitAt),
      estimatedDeliveryAt: iso(row.expectedAt),
      status: row.status,
      displayStatus: row.display,
      requiresShipping: true,
      totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
      trackingInfo: ({ first }: { first?: number | null }) =>
        row.tracking === null ? [] : [{ company: row.company, number: row.tracking, url: row.trackingUrl }].slice(0, first ?? 10),
      order: () => this.order(order),
      events: this.page(row.events, `fulfillment ${row.id} events`, (event) => ({
        __typename: 'FulfillmentEvent',
        id: gid('FulfillmentEvent', event.id),
        createdAt: iso(event.at),
        happenedAt: iso(event.at),
        estimatedDeliveryAt: iso(row.expectedAt),
        status: event.status,
        message: event.message,
        city: event.city,
        country: event.country,
        address1: null,
        province: null,
        zip: null,
        latitude: null,
        longitude: null,
      })),
      fulfillmentLineItems: this.page(lines, `fulfillment ${row.id} lines`, (line) => ({
        __typename: 'FulfillmentLineItem',
        id: gid('FulfillmentLineItem', row.id * 100 + lines.indexOf(line)),
        lineItem: () => this.line(line, order),
        quantity: line.quantity,
        originalTotalSet: () => this.bag(lineMinor(line), order),
        discountedTotalSet: () => this.bag(lineMinor(line), order),
      })),
    }
  }

  refund(row: ShopifyRefund, order: ShopifyOrder): Shape {
    return {
      __typename: 'Refund',
      id: gid('Refund', row.id),
      legacyResourceId: String(row.id),
      createdAt: iso(row.createdAt),
      processedAt: iso(row.createdAt),
      updatedAt: iso(row.createdAt),
      note: row.note,
      order: () => this.order(order),
      return: () => {
        const found = order.returns.find(({ id }) => id === row.returnId)
        return found ? this.return(found, order) : null
      },
      totalRefundedSet: () => this.bag(row.minor, order),
      refundLineItems: this.page(
        row.lines.map((line, i) => ({ ...line, id: row.id * 100 + i })),
        `refund ${row.id} lines`,
        (line) => {
          const sold = order.lines.find(({ id }) => id === line.lineId) ?? order.lines[0]
          return {
            id: gid('RefundLineItem', line.id),
            lineItem: () => (sold ? this.line(sold, order) : null),
            quantity: line.quantity,
            restockType: line.restock,
            restocked: line.restock !== 'NO_RESTOCK',
            priceSet: () => this.bag(Math.round(line.minor / line.quantity), order),
            subtotalSet: () => this.bag(line.minor, order),
            totalTaxSet: () => this.bag(0, order),
          }
        },
      ),
      transactions: this.page([{ id: row.id * 10 + 1 }], `refund ${row.id} transactions`, () =>
        this.transaction('REFUND', row.id * 10 + 1, row.createdAt, row.minor, order),
      ),
    }
  }

  private transaction(kind: 'SALE' | 'AUTHORIZATION' | 'REFUND', id: number, at: number, minor: number, order: ShopifyOrder): Shape {
    return {
      __typename: 'OrderTransaction',
      id: gid('OrderTransaction', id),
      kind,
      status: order.payment === 'PENDING' ? 'PENDING' : 'SUCCESS',
      gateway: order.gateway,
      formattedGateway: order.gateway === 'shopify_payments' ? 'Shopify Payments' : 'PayPal Express Checkout',
      createdAt: iso(at),
      processedAt: iso(at),
      amountSet: () => this.bag(minor, order),
      test: order.test,
      parentTransaction: () =>
        kind === 'REFUND' ? this.transaction('SALE', order.id * 10, order.createdAt, totalMinor(order), order) : null,
      paymentId: `${order.name}.${id}`,
      order: () => this.order(order),
    }
  }

  return(row: ShopifyReturn, order: ShopifyOrder): Shape {
    return {
      __typename: 'Return',
      id: gid('Return', row.id),
      name: `${order.name}-R${order.returns.indexOf(row) + 1}`,
      status: row.status,
      createdAt: iso(row.createdAt),
      requestApprovedAt: iso(row.approvedAt),
      closedAt: iso(row.closedAt),
      decline: row.decline,
      totalQuantity: row.quantity,
      order: () => this.order(order),
      refunds: this.page(
        order.refunds.filter(({ returnId }) => returnId === row.id),
        `return ${row.id} refunds`,
        (refund) => this.refund(refund, order),
      ),
    }
  }

  dispute(row: ShopifyDispute, order: ShopifyOrder): Shape {
    return {
      __typename: 'ShopifyPaymentsDispute',
      id: gid('ShopifyPaymentsDispute', row.id),
      legacyResourceId: String(row.id),
      amount: this.money(row.minor, this.store.data.currency),
      status: row.status,
      type: row.kind,
      reasonDetails: { networkReasonCode: null, reason: row.reason },
      initiatedAt: iso(row.initiatedAt),
      evidenceDueBy: iso(row.dueAt),
      evidenceSentOn: iso(row.sentAt),
      finalizedOn: iso(row.finalizedAt),
      order: () => this.order(order),
    }
  }

  order(row: ShopifyOrder): Shape {
    const { store } = this
    const bag = (minor: number) => () => this.bag(minor, row)
    const refunded = refundedMinor(row)
    const open = row.lines.reduce((sum, line) => sum + line.quantity - line.refunded, 0)
    const paid = row.payment === 'PAID'
    const address = () => this.address(row.address, row.id * 10 + 2)
    const current = totalMinor(row) - refunded
    return {
      __typename: 'Order',
      id: gid('Order', row.id),
      legacyResourceId: String(row.id),
      name: row.name,
      number: row.number,
      confirmationNumber: `C${row.id}`,
      email: this.redacted ? null : row.email,
      phone: this.redacted ? null : row.phone,
      note: row.note,
      tags: row.tags,
      test: row.test,
      createdAt: iso(row.createdAt),
      processedAt: iso(row.createdAt),
      updatedAt: iso(row.updatedAt),
      cancelledAt: iso(row.cancelled?.at ?? null),
      cancelReason: row.cancelled?.reason ?? null,
      cancellation: row.cancelled ? { staffNote: row.cancelled.note } : null,
      closed: row.closedAt !== null,
      closedAt: iso(row.closedAt),
      confirmed: true,
      fullyPaid: paid,
      unpaid: !paid,
      edited: row.edited,
      fulfillable: row.fulfillments.length === 0 && !row.cancelled,
      refundable: current > 0,
      restockable: open > 0,
      requiresShipping: true,
      currencyCode: store.data.currency,
      presentmentCurrencyCode: row.presentment.currency,
      customerLocale: row.locale,
      displayFinancialStatus: financialStatus(row),
      displayFulfillmentStatus: fulfillmentStatus(row),
      returnStatus: returnStatus(row),
      totalPriceSet: bag(totalMinor(row)),
      currentTotalPriceSet: bag(current),
      originalTotalPriceSet: bag(totalMinor(row)),
      subtotalPriceSet: bag(subtotalMinor(row)),
      currentSubtotalPriceSet: bag(Math.max(0, subtotalMinor(row) - refunded)),
      totalShippingPriceSet: bag(row.shippingMinor),
      currentShippingPriceSet: bag(row.shippingMinor),
      totalTaxSet: bag(row.taxMinor),
      currentTotalTaxSet: bag(row.taxMinor),
      totalDiscountsSet: bag(row.discountMinor),
      currentTotalDiscountsSet: bag(row.discountMinor),
      totalRefundedSet: bag(refunded),
      totalRefundedShippingSet: bag(0),
      totalReceivedSet: bag(paid ? totalMinor(row) : 0),
      netPaymentSet: bag(paid ? current : 0),
      totalOutstandingSet: bag(paid ? 0 : totalMinor(row)),
      discountCode: row.discountCode,
      discountCodes: row.discountCode ? [row.discountCode] : [],
      paymentGatewayNames: [row.gateway],
      customAttributes: [],
      customer: () => this.customer(store.data.customers.find(({ id }) => id === row.customerId)),
      billingAddress: address,
      shippingAddress: address,
      displayAddress: address,
      billingAddressMatchesShippingAddress: true,
      lineItems: this.page(row.lines, `order ${row.id} lines`, (line) => this.line(line, row)),
      shippingLine:
        row.shippingTitle === null
          ? null
          : {
              id: gid('ShippingLine', row.id * 10 + 3),
              title: row.shippingTitle,
              code: row.shippingTitle,
              source: 'shopify',
              custom: false,
              isRemoved: false,
              originalPriceSet: bag(row.shippingMinor),
              discountedPriceSet: bag(row.shippingMinor),
              currentDiscountedPriceSet: bag(row.shippingMinor),
              carrierIdentifier: null,
            },
      fulfillments: ({ first }: { first?: number | null }) =>
        row.fulfillments.slice(0, first ?? undefined).map((one) => this.fulfillment(one, row)),
      fulfillmentsCount: { count: row.fulfillments.length, precision: 'EXACT' },
      refunds: ({ first }: { first?: number | null }) => row.refunds.slice(0, first ?? undefined).map((one) => this.refund(one, row)),
      returns: this.page(row.returns, `order ${row.id} returns`, (one) => this.return(one, row)),
      transactions: ({ first }: { first?: number | null }) =>
        [
          this.transaction(row.payment === 'AUTHORIZED' ? 'AUTHORIZATION' : 'SALE', row.id * 10, row.createdAt, totalMinor(row), row),
          ...row.refunds.map((one) => this.transaction('REFUND', one.id * 10 + 1, one.createdAt, one.minor, row)),
        ].slice(0, first ?? undefined),
      disputes: row.disputes.map((one) => ({
        __typename: 'OrderDisputeSummary',
        id: gid('OrderDisputeSummary', one.id),
        initiatedAs: one.kind,
        status: one.status,
      })),
      sourceName: 'web',
      statusPageUrl: `https://${store.data.domain}/orders/${row.id}/authenticate`,
      subtotalLineItemsQuantity: row.lines.reduce((sum, line) => sum + line.quantity, 0),
      currentSubtotalLineItemsQuantity: open,
      taxesIncluded: true,
      dutiesIncluded: false,
      poNumber: null,
      hasTimelineComment: false,
      merchantEditable: !row.cancelled,
      clientIp: null,
    }
  }
}
