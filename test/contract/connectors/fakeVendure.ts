/** A Vendure server in a few lines, for answers that a real one does not give. */
import type { Clock, HttpAnswer, HttpRequest } from '../../../src/main/ports'
import { answer } from './ports'

export const vendureOrder = (id: string, updatedAt: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  code: `V${id}`,
  state: 'PaymentSettled',
  active: false,
  currencyCode: 'EUR',
  totalWithTax: 4480,
  createdAt: updatedAt,
  orderPlacedAt: updatedAt,
  updatedAt,
  customer: {
    id: '3',
    firstName: 'Ana',
    lastName: 'Kim',
    emailAddress: 'ana@example.test',
    phoneNumber: null,
    createdAt: updatedAt,
    updatedAt,
  },
  shippingAddress: { fullName: 'Ana Kim', phoneNumber: '+4930', countryCode: 'DE', city: 'Berlin' },
  lines: [
    {
      quantity: 2,
      orderPlacedQuantity: 2,
      discountedUnitPriceWithTax: 1990,
      unitPriceWithTax: 1990,
      productVariant: { sku: 'H1', name: 'Hat' },
    },
  ],
  payments: [{ state: 'Settled', amount: 4480, method: 'card', createdAt: updatedAt, updatedAt, refunds: [] }],
  fulfillments: [],
  notes: { items: [] },
  newest: { items: [{ createdAt: updatedAt }] },
  ...more,
})

interface Options {
  take: number
  skip?: number
  filter?: { id?: { in: string[] }; updatedAt?: { after: string }; orderPlacedAt?: { after: string } }
}

export class FakeVendure {
  readonly asked: string[] = []
  readonly sessions = new Set<string>()
  readonly notes: string[] = []
  /** Says no to whoever is signed in. */
  refuses = false
  /** The same page, whatever is asked for, and of a list that never ends. */
  lies = false
  after: (operation: string) => void = () => {}

  constructor(
    private readonly orders: Record<string, unknown>[],
    private readonly clock: Clock,
  ) {}

  readonly handle = (request: HttpRequest): HttpAnswer => {
    const { query, variables } = JSON.parse(String(request.body)) as { query: string; variables: Record<string, unknown> }
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
    this.asked.push(operation)
    const headers: Record<string, string> = { date: new Date(this.clock.now()).toUTCString() }
    if (operation === 'Login') {
      const token = `t${this.asked.length}`
      this.sessions.add(token)
      return answer(200, { data: { login: { __typename: 'CurrentUser', id: '1' } } }, { ...headers, 'vendure-auth-token': token })
    }
    const signedIn =
      this.sessions.has((request.headers?.authorization ?? '').replace('Bearer ', '')) || request.headers?.['vendure-api-key']
    if (!signedIn || this.refuses)
      return answer(200, { data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }, headers)
    const data = this.answers(operation, variables)
    const given = answer(200, { data }, headers)
    this.after(operation)
    return given
  }

  private answers(operation: string, variables: Record<string, unknown>): unknown {
    const options = (variables.options ?? {}) as Options
    switch (operation) {
      case 'Me':
        return {
          activeAdministrator: { id: '1', firstName: 'Super', lastName: 'Admin', emailAddress: 'a@example.test' },
          globalSettings: { serverConfig: { moneyStrategyPrecision: 2 } },
          orders: { totalItems: this.orders.length },
        }
      case 'Precision':
        return { globalSettings: { serverConfig: { moneyStrategyPrecision: 2 } } }
      case 'Orders':
      case 'Heads':
      case 'Stamps': {
        const by = operation === 'Stamps' ? 'orderPlacedAt' : 'updatedAt'
        const { id, updatedAt, orderPlacedAt } = options.filter ?? {}
        const after = Date.parse((updatedAt ?? orderPlacedAt)?.after ?? '1970-01-01T00:00:00Z')
        const found = this.orders
          .filter((order) => (id ? id.in.includes(String(order.id)) : Date.parse(String(order[by])) > after || this.lies))
          .sort((a, b) => Date.parse(String(a[by])) - Date.parse(String(b[by])) || Number(a.id) - Number(b.id))
        const skip = this.lies ? 0 : (options.skip ?? 0)
        return { orders: { totalItems: this.lies ? 1e9 : found.length, items: found.slice(skip, skip + options.take) } }
      }
      case 'Notes': {
        const skip = Number(variables.skip)
        return {
          order: {
            id: variables.id,
            history: {
              totalItems: this.notes.length,
              items: this.notes.slice(skip, skip + 100).map((note) => ({ id: '1', data: { note } })),
            },
          },
        }
      }
      case 'AddNote':
        this.notes.unshift((variables.input as { note: string }).note)
        return { addNoteToOrder: { id: '1' } }
      default:
        return {}
    }
  }
}
