/** What Shopify answers: strict about what is used, lenient about the rest. Redacted customer data comes as null. */
import { z } from 'zod'
import { unixOrIso } from '../common/time'

const text = z.string().nullish().catch(null)
const time = z.unknown().optional().transform(unixOrIso)
const legacyId = z.union([z.string().regex(/^\d{1,20}$/), z.number().int().positive()]).transform(String)

const One = z.object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() })
export const WireMoney = z.object({ presentmentMoney: One, shopMoney: One.nullish().catch(null) })
export type WireMoney = z.infer<typeof WireMoney>
const nodes = <S extends z.ZodType>(item: S) =>
  z
    .object({ nodes: z.array(item.nullable().catch(null)) })
    .nullish()
    .catch(null)
const list = <S extends z.ZodType>(item: S) => z.array(item.nullable().catch(null)).nullish().catch(null)

const WireEvent = z.object({ happenedAt: time, status: text, message: text, city: text, country: text })
export const WireFulfillment = z.object({
  legacyResourceId: legacyId,
  status: text,
  displayStatus: text,
  createdAt: time,
  updatedAt: time,
  inTransitAt: time,
  deliveredAt: time,
  estimatedDeliveryAt: time,
  trackingInfo: list(z.object({ company: text, number: text, url: text })),
  events: nodes(WireEvent),
})
export type WireFulfillment = z.infer<typeof WireFulfillment>

const WireCustomer = z.object({
  legacyResourceId: legacyId,
  displayName: text,
  locale: text,
  createdAt: time,
  updatedAt: time,
  numberOfOrders: z.union([z.string(), z.number()]).nullish().catch(null),
  defaultEmailAddress: z.object({ emailAddress: text }).nullish().catch(null),
  defaultPhoneNumber: z.object({ phoneNumber: text }).nullish().catch(null),
  defaultAddress: z.object({ city: text, countryCodeV2: text, timeZone: text }).nullish().catch(null),
  amountSpent: One.nullish().catch(null),
})
export type WireCustomer = z.infer<typeof WireCustomer>

/** What tells how an order stands; the head of a stale check asks for no more. */
export const WireStanding = z.object({
  id: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  cancelledAt: time,
  displayFinancialStatus: text,
  displayFulfillmentStatus: text,
  totalPriceSet: WireMoney,
  totalRefundedSet: WireMoney.nullish().catch(null),
  fulfillments: list(z.object({ status: text, displayStatus: text, deliveredAt: time })),
})
export type WireStanding = z.infer<typeof WireStanding>

export const WireOrder = WireStanding.extend({
  legacyResourceId: legacyId,
  name: text,
  email: text,
  phone: text,
  createdAt: time.refine((at) => at !== null),
  updatedAt: time.refine((at) => at !== null),
  processedAt: time,
  test: z.boolean().catch(false),
  note: text,
  tags: z.array(z.string()).catch([]),
  customerLocale: text,
  returnStatus: text,
  shippingAddress: z.object({ name: text, phone: text, countryCodeV2: text }).nullish().catch(null),
  customer: WireCustomer.nullish().catch(null),
  lineItems: nodes(
    z.object({
      sku: text,
      title: text,
      variantTitle: text,
      quantity: z.number().min(-1e9).max(1e9).catch(1),
      discountedUnitPriceSet: WireMoney.nullish().catch(null),
    }),
  ),
  transactions: list(z.object({ kind: text, status: text, processedAt: time })),
  returns: nodes(z.object({ status: text, createdAt: time })),
  refunds: list(z.object({ createdAt: time, processedAt: time, totalRefundedSet: WireMoney })),
  fulfillments: list(WireFulfillment),
})
export type WireOrder = z.infer<typeof WireOrder>

export const Connection = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().max(4_000).nullish().catch(null) }),
})
export const Installation = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string(), currencyCode: z.string().nullish().catch(null) }),
  currentAppInstallation: z.object({
    accessScopes: z.array(z.object({ handle: z.string() })).catch([]),
    app: z.object({ title: z.string() }).nullish().catch(null),
  }),
  ordersCount: z.object({ count: z.number().int() }).nullish().catch(null),
})
export const Cost = z.object({
  requestedQueryCost: z.number().min(0).catch(0),
  throttleStatus: z.object({
    maximumAvailable: z.number().positive(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
})
