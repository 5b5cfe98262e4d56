/** What Vendure answers: strict about what is used, lenient about the rest. Shops add states, fields and id forms of their own. */
import { z } from 'zod'
import { unixOrIso } from '../common/time'

const text = z.string().nullish().catch(null)
const time = z.unknown().optional().transform(unixOrIso)
/** Numbers or texts, by the shop's id strategy. */
export const WireId = z.union([z.string().min(1).max(100), z.number().int()]).transform(String)
/** Integers of the shop's own precision. */
const amount = z.number().int().min(-1e15).max(1e15)
const list = <S extends z.ZodType>(item: S) => z.array(item.nullable().catch(null)).nullish().catch(null)

const WireFulfillment = z.object({ id: WireId, state: text, method: text, trackingCode: text, createdAt: time, updatedAt: time })
export type WireFulfillment = z.infer<typeof WireFulfillment>

export const WireStanding = z.object({
  id: WireId,
  code: z.string().min(1).max(100),
  state: z.string(),
  currencyCode: z.string(),
  totalWithTax: amount,
  updatedAt: time.refine((at) => at !== null),
  payments: list(
    z.object({
      state: text,
      amount,
      createdAt: time,
      updatedAt: time,
      refunds: list(z.object({ id: WireId, state: text, total: amount, createdAt: time, updatedAt: time })),
    }),
  ),
  fulfillments: list(WireFulfillment),
})
export type WireStanding = z.infer<typeof WireStanding>

const WireCustomer = z.object({
  id: WireId,
  firstName: text,
  lastName: text,
  emailAddress: text,
  phoneNumber: text,
  createdAt: time,
  updatedAt: time,
})
export type WireCustomer = z.infer<typeof WireCustomer>

const newest = z
  .object({ items: z.array(z.object({ createdAt: time })) })
  .nullish()
  .catch(null)

export const WireOrder = WireStanding.extend({
  active: z.boolean().catch(false),
  createdAt: time.refine((at) => at !== null),
  orderPlacedAt: time,
  customer: WireCustomer.nullish().catch(null),
  shippingAddress: z.object({ fullName: text, phoneNumber: text, countryCode: text, city: text }).nullish().catch(null),
  lines: list(
    z.object({
      quantity: z.number().min(-1e9).max(1e9).catch(0),
      orderPlacedQuantity: z.number().min(-1e9).max(1e9).catch(0),
      discountedUnitPriceWithTax: amount.nullish().catch(null),
      unitPriceWithTax: amount.nullish().catch(null),
      productVariant: z.object({ sku: text, name: text }).nullish().catch(null),
    }),
  ),
  notes: z
    .object({
      items: z.array(
        z
          .object({ createdAt: time, data: z.object({ note: z.string() }).nullable().catch(null) })
          .nullable()
          .catch(null),
      ),
    })
    .nullish()
    .catch(null),
  newest,
})
export type WireOrder = z.infer<typeof WireOrder>

export const WireStamp = z.object({ id: WireId, updatedAt: time, orderPlacedAt: time, newest })

export const OrderList = z.object({ totalItems: z.number().int().min(0).nullish().catch(null), items: z.array(z.unknown()) })
export const Login = z.object({ __typename: z.string(), errorCode: text })
export const Settings = z.object({ serverConfig: z.object({ moneyStrategyPrecision: z.number().int().min(0).max(8) }) })
export const Me = z.object({
  activeAdministrator: z.object({ id: WireId, firstName: text, lastName: text, emailAddress: text }).nullish().catch(null),
  activeChannel: z.object({ code: text }).nullish().catch(null),
  globalSettings: Settings.nullish().catch(null),
  orders: z.object({ totalItems: z.number().int() }),
})
export const Notes = z.object({
  order: z
    .object({
      history: z.object({
        totalItems: z.number().int().catch(0),
        items: z.array(z.object({ data: z.object({ note: z.string() }).nullable().catch(null) })),
      }),
    })
    .nullish(),
})
