/** Fills a real Vendure shop through its own APIs, as its people and its customers would. */
import { z } from 'zod'
import type { Vendure } from './server'

/** A person at one of the two APIs, with a session of her own. Throws what the shop refuses. */
const visitor = (url: string) => {
  let token = ''
  return async <S extends z.ZodType>(shape: S, query: string, variables: Record<string, unknown> = {}): Promise<z.output<S>> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    })
    token = answer.headers.get('vendure-auth-token') ?? token
    const { data, errors } = (await answer.json()) as { data: Record<string, unknown> | null; errors?: { message: string }[] }
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
    const refused = Object.values(data ?? {}).find((value) => typeof value === 'object' && value !== null && 'errorCode' in value)
    if (refused) throw new Error(JSON.stringify(refused))
    // Every operation here is of one field: its answer.
    return shape.parse(Object.values(data ?? {})[0])
  }
}

const Id = z.object({ id: z.string() })
const Anything = z.unknown()
const WHY = '... on ErrorResult { errorCode message }'
const Placed = z.object({ id: z.string(), code: z.string(), totalWithTax: z.number() })
export type Placed = z.infer<typeof Placed>
const Inside = z.object({
  state: z.string(),
  lines: z.array(z.object({ id: z.string(), quantity: z.number() })),
  payments: z.array(z.object({ id: z.string() })),
  history: z.object({ items: z.array(z.object({ data: z.object({ note: z.string() }), isPublic: z.boolean() })) }),
})

export interface Buyer {
  firstName: string
  lastName: string
  emailAddress: string
}

/** Sets up country, tax, delivery, payment and one hat for 19.90 EUR; answers what its people and customers can do. */
export const openShop = async ({ url, user, password }: Vendure) => {
  const people = visitor(`${url}/admin-api`)
  const en = (more: Record<string, string>) => [{ languageCode: 'en', ...more }]
  await people(Anything, `mutation ($u: String!, $p: String!) { login(username: $u, password: $p) { __typename ${WHY} } }`, {
    u: user,
    p: password,
  })
  const zone = await people(Id, 'mutation { createZone(input: { name: "World" }) { id } }')
  const country = await people(
    Id,
    'mutation ($t: [CountryTranslationInput!]!) { createCountry(input: { code: "DE", enabled: true, translations: $t }) { id } }',
    {
      t: en({ name: 'Germany' }),
    },
  )
  await people(Anything, 'mutation ($z: ID!, $m: [ID!]!) { addMembersToZone(zoneId: $z, memberIds: $m) { id } }', {
    z: zone.id,
    m: [country.id],
  })
  const tax = await people(Id, 'mutation { createTaxCategory(input: { name: "Standard", isDefault: true }) { id } }')
  await people(
    Anything,
    'mutation ($c: ID!, $z: ID!) { createTaxRate(input: { name: "None", enabled: true, value: 0, categoryId: $c, zoneId: $z }) { id } }',
    {
      c: tax.id,
      z: zone.id,
    },
  )
  await people(
    Anything,
    `mutation ($z: ID!) { updateChannel(input: { id: "1", defaultTaxZoneId: $z, defaultShippingZoneId: $z, availableCurrencyCodes: [EUR], defaultCurrencyCode: EUR }) { __typename ${WHY} } }`,
    { z: zone.id },
  )
  const argument = (name: string, value: string) => ({ name, value })
  await people(Anything, 'mutation ($i: CreateShippingMethodInput!) { createShippingMethod(input: $i) { id } }', {
    i: {
      code: 'standard',
      fulfillmentHandler: 'manual-fulfillment',
      checker: { code: 'default-shipping-eligibility-checker', arguments: [argument('orderMinimum', '0')] },
      calculator: {
        code: 'default-shipping-calculator',
        arguments: [argument('rate', '500'), argument('includesTax', 'auto'), argument('taxRate', '0')],
      },
      translations: en({ name: 'Standard', description: '' }),
    },
  })
  await people(Anything, 'mutation ($i: CreatePaymentMethodInput!) { createPaymentMethod(input: $i) { id } }', {
    i: {
      code: 'card',
      enabled: true,
      handler: { code: 'dummy-payment-handler', arguments: [argument('automaticSettle', 'true')] },
      translations: en({ name: 'Card', description: '' }),
    },
  })
  const product = await people(
    Id,
    'mutation ($t: [ProductTranslationInput!]!) { createProduct(input: { enabled: true, translations: $t }) { id } }',
    {
      t: en({ name: 'Hat', slug: 'hat', description: 'A hat' }),
    },
  )
  const [hat] = await people(z.array(Id), 'mutation ($i: [CreateProductVariantInput!]!) { createProductVariants(input: $i) { id } }', {
    i: [
      { productId: product.id, sku: 'H1', price: 1990, taxCategoryId: tax.id, stockOnHand: 10_000, translations: en({ name: 'Hat red' }) },
    ],
  })

  const look = (id: string) =>
    people(
      Inside,
      `query ($id: ID!) { order(id: $id) { state lines { id quantity } payments { id }
        history(options: { filter: { type: { eq: "ORDER_NOTE" } }, sort: { createdAt: ASC } }) { items { isPublic data } } } }`,
      { id },
    )
  return {
    look,
    /** A customer buys so many hats and pays by card. */
    async buy(buyer: Buyer, quantity = 2): Promise<Placed> {
      const customer = visitor(`${url}/shop-api`)
      await customer(
        Anything,
        `mutation ($v: ID!, $q: Int!) { addItemToOrder(productVariantId: $v, quantity: $q) { __typename ${WHY} } }`,
        {
          v: hat?.id,
          q: quantity,
        },
      )
      await customer(Anything, `mutation ($i: CreateCustomerInput!) { setCustomerForOrder(input: $i) { __typename ${WHY} } }`, {
        i: { ...buyer, phoneNumber: '+49 30 1234567' },
      })
      await customer(Anything, `mutation ($i: CreateAddressInput!) { setOrderShippingAddress(input: $i) { __typename ${WHY} } }`, {
        i: {
          fullName: `${buyer.firstName} ${buyer.lastName}`,
          streetLine1: 'Weg 1',
          city: 'Berlin',
          postalCode: '10115',
          countryCode: 'DE',
        },
      })
      const ways = await customer(z.array(Id), '{ eligibleShippingMethods { id } }')
      await customer(Anything, `mutation ($m: [ID!]!) { setOrderShippingMethod(shippingMethodId: $m) { __typename ${WHY} } }`, {
        m: [ways[0]?.id],
      })
      await customer(Anything, `mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ${WHY} } }`)
      return customer(
        Placed,
        `mutation { addPaymentToOrder(input: { method: "card", metadata: {} }) { __typename ... on Order { id code totalWithTax } ${WHY} } }`,
      )
    },
    /** The whole order is packed under a tracking number; answers the parcel's id. */
    async pack(id: string, trackingCode: string): Promise<string> {
      const { lines } = await look(id)
      const parcel = await people(
        Id,
        `mutation ($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i) { __typename ... on Fulfillment { id } ${WHY} } }`,
        {
          i: {
            lines: lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity })),
            handler: { code: 'manual-fulfillment', arguments: [argument('method', 'DHL'), argument('trackingCode', trackingCode)] },
          },
        },
      )
      return parcel.id
    },
    moveParcel: (id: string, state: 'Shipped' | 'Delivered') =>
      people(Anything, `mutation ($id: ID!, $s: String!) { transitionFulfillmentToState(id: $id, state: $s) { __typename ${WHY} } }`, {
        id,
        s: state,
      }),
    /** Gives one hat's price back. */
    async refund(id: string): Promise<void> {
      const { lines, payments } = await look(id)
      const refund = await people(
        Id,
        `mutation ($i: RefundOrderInput!) { refundOrder(input: $i) { __typename ... on Refund { id } ${WHY} } }`,
        {
          i: {
            lines: [{ orderLineId: lines[0]?.id, quantity: 1 }],
            shipping: 0,
            adjustment: 0,
            paymentId: payments[0]?.id,
            reason: 'late',
          },
        },
      )
      await people(Anything, `mutation ($i: SettleRefundInput!) { settleRefund(input: $i) { __typename ${WHY} } }`, {
        i: { id: refund.id, transactionId: 'back-1' },
      }).catch((error: Error) => {
        // The payment handler for tests may settle it by itself.
        if (!/REFUND_STATE_TRANSITION/.test(error.message)) throw error
      })
    },
    cancel: (id: string) =>
      people(Anything, `mutation ($i: CancelOrderInput!) { cancelOrder(input: $i) { __typename ${WHY} } }`, {
        i: { orderId: id, reason: 'changed her mind', cancelShipping: true },
      }),
    /** The Admin API's own description, for judging requests. */
    introspection: (query: string) => people(z.record(z.string(), z.unknown()), query).then((schema) => ({ __schema: schema })),
  }
}
export type OpenShop = Awaited<ReturnType<typeof openShop>>
