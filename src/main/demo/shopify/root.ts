import { GraphQLError } from 'graphql'
import { connect, type PageArgs } from './connection'
import { financialStatus, fulfillmentStatus, type ShopifyCustomer, type ShopifyOrder, totalMinor } from './model'
import { Renderer } from './render'
import { type FieldTest, Search, type SearchWarning } from './search'
import { customerTest, orderTest } from './searchFields'
import { gid, idOf } from './shapes'
import { normalTags, type ShopifyStore } from './store'

const DAYS_60 = 60 * 86_400_000

/** How the server is asked to be difficult. */
export interface ShopifyQuirks {
  /** 'nulls': customer data is null without a word; 'errors': null, and an error beside the data names each field. */
  redacted: 'nulls' | 'errors' | null
  /** The search index knows a change this many ms late. */
  indexLagMs: number
  /** What the app may do; without `read_all_orders` only orders of the last 60 days are there. */
  scopes: readonly string[]
}

export interface Effect {
  action: 'orderUpdate' | 'tagsAdd' | 'tagsRemove'
  order: string
  body: Record<string, unknown>
}

interface ListArgs extends PageArgs {
  query?: string | null
  sortKey?: string | null
}

const denied = (field: string, access: string): GraphQLError =>
  new GraphQLError(`Access denied for ${field} field. Required access: \`${access}\` access scope.`, {
    extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes', requiredAccess: `\`${access}\`` },
  })

/** The root fields of one request. */
export class Root {
  readonly warnings: { path: string[]; query: string; warnings: SearchWarning[] }[] = []
  private readonly renderer: Renderer

  constructor(
    private readonly store: ShopifyStore,
    private readonly quirks: ShopifyQuirks,
    private readonly did: (effect: Effect) => void,
  ) {
    this.renderer = new Renderer(store, quirks.redacted !== null)
  }

  private need(field: string, scope: string): void {
    if (!this.quirks.scopes.includes(scope)) throw denied(field, scope)
  }

  private get orders(): ShopifyOrder[] {
    const { orders } = this.store.data
    if (this.quirks.scopes.includes('read_all_orders')) return orders
    const since = this.store.clock.now() - DAYS_60
    return orders.filter((order) => order.createdAt >= since)
  }

  /** The time of change as the search index has it. */
  private indexed(order: ShopifyOrder): number {
    return this.store.clock.now() - order.updatedAt < this.quirks.indexLagMs ? order.updatedBefore : order.updatedAt
  }

  private found<T>(rows: T[], query: string | null | undefined, test: FieldTest<T>, path: string): T[] {
    const search = new Search<T>(query ?? '', test, rows[0])
    if (search.warnings.length > 0) this.warnings.push({ path: [path], query: query ?? '', warnings: search.warnings })
    return rows.filter((row) => search.fits(row))
  }

  private orderBy(id: unknown): unknown {
    this.need('order', 'read_orders')
    const order = this.orders.find((one) => one.id === idOf('Order', id))
    return order ? this.renderer.order(order) : null
  }

  private customerBy(fits: (row: ShopifyCustomer) => boolean): unknown {
    this.need('customer', 'read_customers')
    return this.renderer.customer(this.store.data.customers.find(fits))
  }

  private inOrders<T>(
    pick: (order: ShopifyOrder) => T[],
    fits: (row: T) => boolean,
    render: (row: T, order: ShopifyOrder) => unknown,
  ): unknown {
    for (const order of this.orders) {
      const row = pick(order).find(fits)
      if (row) return render(row, order)
    }
    return null
  }

  private byId(id: string): unknown {
    const type = /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(id)?.[1]
    if (!type) throw new GraphQLError(`Invalid global id '${id}'`, { extensions: { code: 'argumentLiteralsIncompatible' } })
    const is = (row: { id: number }) => row.id === idOf(type, id)
    switch (type) {
      case 'Order':
        return this.orderBy(id)
      case 'Customer':
        return this.customerBy(is)
      case 'Fulfillment':
        return this.inOrders(
          (order) => order.fulfillments,
          is,
          (row, order) => this.renderer.fulfillment(row, order),
        )
      case 'Refund':
        return this.inOrders(
          (order) => order.refunds,
          is,
          (row, order) => this.renderer.refund(row, order),
        )
      case 'Return':
        return this.inOrders(
          (order) => order.returns,
          is,
          (row, order) => this.renderer.return(row, order),
        )
      case 'LineItem':
        return this.inOrders(
          (order) => order.lines,
          is,
          (row, order) => this.renderer.line(row, order),
        )
      case 'ShopifyPaymentsDispute':
        return this.inOrders(
          (order) => order.disputes,
          is,
          (row, order) => this.renderer.dispute(row, order),
        )
      default:
        return null
    }
  }

  private get sorted(): Record<string, (order: ShopifyOrder) => string | number> {
    return {
      ID: (order) => order.id,
      CREATED_AT: (order) => order.createdAt,
      PROCESSED_AT: (order) => order.createdAt,
      UPDATED_AT: (order) => this.indexed(order),
      ORDER_NUMBER: (order) => order.number,
      TOTAL_PRICE: totalMinor,
      CURRENT_TOTAL_PRICE: totalMinor,
      CUSTOMER_NAME: (order) => this.store.data.customers.find(({ id }) => id === order.customerId)?.last ?? '',
      FINANCIAL_STATUS: financialStatus,
      FULFILLMENT_STATUS: fulfillmentStatus,
    }
  }

  /** What GraphQL resolves the operation's root fields with. */
  value(): Record<string, unknown> {
    const { store, renderer, quirks } = this
    const { data } = store
    const one = ({ id }: { id: string }) => this.byId(id)
    return {
      shop: () => ({
        __typename: 'Shop',
        id: gid('Shop', 1),
        name: data.name,
        email: data.email,
        contactEmail: data.email,
        currencyCode: data.currency,
        ianaTimezone: data.zone,
        timezoneAbbreviation: 'CST',
        timezoneOffset: '-0600',
        timezoneOffsetMinutes: -360,
        myshopifyDomain: data.domain,
        primaryDomain: { id: gid('Domain', 1), host: data.domain, url: `https://${data.domain}`, sslEnabled: true },
        url: `https://${data.domain}`,
        plan: { publicDisplayName: 'Grow', partnerDevelopment: false, shopifyPlus: false },
        enabledPresentmentCurrencies: [...new Set([data.currency, ...data.orders.map((order) => order.presentment.currency)])],
        shopOwnerName: data.name,
        createdAt: new Date(data.createdAt).toISOString(),
        updatedAt: new Date(data.createdAt).toISOString(),
        orderNumberFormatPrefix: data.prefix,
        orderNumberFormatSuffix: '',
        taxesIncluded: true,
      }),
      order: one,
      orderByIdentifier: ({ identifier }: { identifier: { id?: string } }) => (identifier.id ? this.byId(identifier.id) : null),
      customer: one,
      customerByIdentifier: ({ identifier }: { identifier: { id?: string; emailAddress?: string; phoneNumber?: string } }) =>
        this.customerBy((row) =>
          identifier.id
            ? row.id === idOf('Customer', identifier.id)
            : identifier.emailAddress
              ? row.email?.toLowerCase() === identifier.emailAddress.toLowerCase()
              : row.phone?.replace(/\D/g, '') === identifier.phoneNumber?.replace(/\D/g, ''),
        ),
      fulfillment: one,
      refund: one,
      return: one,
      dispute: one,
      node: one,
      nodes: ({ ids }: { ids: string[] }) => ids.map((id) => this.byId(id)),
      orders: (args: ListArgs) => {
        this.need('orders', 'read_orders')
        const sort = args.sortKey ?? 'PROCESSED_AT'
        const rows = this.found(
          this.orders,
          args.query,
          orderTest(store.data, (order) => this.indexed(order), store.clock.now()),
          'orders',
        )
        const keyOf = this.sorted[sort] ?? ((order: ShopifyOrder) => order.createdAt)
        return connect(rows, args, {
          bind: `orders ${sort} ${args.query ?? ''}`,
          keyOf,
          idOf: (order) => order.id,
          render: (order) => renderer.order(order),
        })
      },
      ordersCount: ({ query, limit }: { query?: string | null; limit?: number | null }) => {
        this.need('ordersCount', 'read_orders')
        const count = this.found(
          this.orders,
          query,
          orderTest(store.data, (order) => this.indexed(order), store.clock.now()),
          'ordersCount',
        ).length
        const most = limit ?? 10_000
        return { count: Math.min(count, most), precision: count > most ? 'AT_LEAST' : 'EXACT' }
      },
      customers: (args: ListArgs) => {
        this.need('customers', 'read_customers')
        const rows = quirks.redacted === null ? this.found(data.customers, args.query, customerTest(store.clock.now()), 'customers') : []
        return connect(rows, args, {
          bind: `customers ${args.sortKey ?? 'ID'} ${args.query ?? ''}`,
          keyOf: (row) => (args.sortKey === 'UPDATED_AT' ? row.updatedAt : args.sortKey === 'CREATED_AT' ? row.createdAt : row.id),
          idOf: (row) => row.id,
          render: (row) => renderer.customer(row),
        })
      },
      disputes: (args: ListArgs) => {
        this.need('disputes', 'read_shopify_payments_disputes')
        const rows = this.orders.flatMap((order) => order.disputes.map((dispute) => ({ dispute, order })))
        return connect(rows, args, {
          bind: `disputes ${args.query ?? ''}`,
          keyOf: ({ dispute }) => dispute.id,
          idOf: ({ dispute }) => dispute.id,
          render: ({ dispute, order }) => renderer.dispute(dispute, order),
        })
      },
      currentAppInstallation: () => ({
        __typename: 'AppInstallation',
        id: gid('AppInstallation', 1),
        accessScopes: quirks.scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
        app: { __typename: 'App', id: gid('App', 1), title: 'Help desk', handle: 'help-desk' },
      }),
      publicApiVersions: () =>
        ['2025-10', '2026-01', '2026-04', '2026-07'].map((handle) => ({ handle, displayName: handle, supported: true })),
      orderUpdate: (args: { input: OrderInput }) => this.update(args.input),
      tagsAdd: (args: TagArgs) => this.tags('tagsAdd', args),
      tagsRemove: (args: TagArgs) => this.tags('tagsRemove', args),
    }
  }

  private update({ id, ...change }: OrderInput): unknown {
    this.need('orderUpdate', 'write_orders')
    const refuse = (field: string[], message: string) => ({ order: null, userErrors: [{ field, message }] })
    const order = this.orders.find((row) => row.id === idOf('Order', id))
    if (!order) return refuse(['id'], 'Order does not exist')
    if ((change.note ?? '').length > 5000) return refuse(['note'], 'Note is too long (maximum is 5000 characters)')
    const faults = tagFaults(change.tags ?? [])
    if (faults) return refuse(['tags'], faults)
    this.store.note(order, change)
    this.did({ action: 'orderUpdate', order: order.name, body: change })
    return { order: this.renderer.order(order), userErrors: [] }
  }

  private tags(action: 'tagsAdd' | 'tagsRemove', { id, tags }: TagArgs): unknown {
    const refuse = (field: string[], message: string) => ({ node: null, userErrors: [{ field, message }] })
    this.need(action, 'write_orders')
    const order = this.orders.find((row) => row.id === idOf('Order', id))
    if (!order) return refuse(['id'], 'The node does not exist')
    const faults = tagFaults(tags)
    if (faults) return refuse(['tags'], faults)
    const asked = normalTags(tags)
    const gone = new Set(asked.map((tag) => tag.toLowerCase()))
    const after = action === 'tagsAdd' ? normalTags([...order.tags, ...asked]) : order.tags.filter((tag) => !gone.has(tag.toLowerCase()))
    // Nothing changed: the order keeps its time.
    if (after.join() !== order.tags.join()) this.store.note(order, { tags: after })
    this.did({ action, order: order.name, body: { tags: asked } })
    return { node: this.renderer.order(order), userErrors: [] }
  }
}

interface OrderInput {
  id: string
  note?: string | null
  tags?: string[]
  email?: string | null
  phone?: string | null
}
interface TagArgs {
  id: string
  tags: string[]
}

function tagFaults(tags: readonly string[]): string | null {
  if (normalTags(tags).length > 250) return 'Tags cannot be more than 250'
  return tags.some((tag) => tag.length > 40) ? 'Tag exceeds the maximum length of 40 characters' : null
}
