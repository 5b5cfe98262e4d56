import { z } from 'zod'

/*
 * The shape of resources/demo/*.json. The data is written by hand; this file only says what it may hold and
 * fills slots. It reads no files: the caller hands in parsed JSON.
 */

export const DEMO_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar', 'it', 'pl'] as const
export const DEMO_SHOP_IDS = ['nordlicht', 'kasumi', 'voltaje'] as const
export const DEMO_CHANNELS = ['email', 'chat', 'whatsapp', 'instagram', 'line'] as const
export const DEMO_TOPICS = [
  'where-is-it',
  'return',
  'partial-refund',
  'size',
  'damaged',
  'customs',
  'presale',
  'payment-dispute',
  'review',
  'invoice',
  'discount',
  'address',
  'thanks',
] as const

/** Languages of `translations/<language>.json`. */
export const DEMO_TRANSLATED = DEMO_LANGUAGES.filter((language) => language !== 'en')

/** Every file under resources/demo, relative to it, beside `threads/<language>.json` and `translations/<language>.json`. */
export const DEMO_FILES = {
  shops: 'shops.json',
  products: 'products.json',
  people: 'people.json',
  team: 'team.json',
  followUps: 'followUps.json',
  dispute: 'dispute.json',
  parcels: 'parcels.json',
  cases: 'cases.json',
} as const

/**
 * Slots that a text may hold as {{name}}; the demo server supplies a value for each. Beside these a thread may have
 * its own in `choices`.
 * - product: the product's own name (the same in every language); sku: its article number
 * - size, size2: a size of the product, and the next larger one (only in threads with `sized: true`)
 * - order: shop code, dash, number (`NL-10482`); tracking, carrier: of the conversation's parcel
 * - place: place of the parcel's last scan
 * - first, last: the customer's names in their own script; vocative: the first name as it is called (Polish), else first
 * - city: the customer's city; agent: first name of the answering agent; shop: name of the shop
 * - days: whole days since the order, a bare number from 5 to 10 (Arabic and Polish plurals rely on this range)
 * - amount: order total, price: price of one piece, partial: 20 % of the price; with currency, in the text's language
 * - coupon: a coupon code such as NL10-7QK; date: the order's date, numeric, in the text's language
 */
export const DEMO_SLOTS = [
  'product',
  'sku',
  'size',
  'size2',
  'order',
  'tracking',
  'carrier',
  'place',
  'first',
  'last',
  'vocative',
  'city',
  'agent',
  'shop',
  'days',
  'amount',
  'price',
  'partial',
  'coupon',
  'date',
] as const

export const demoLanguageSchema = z.enum(DEMO_LANGUAGES)
export const demoShopIdSchema = z.enum(DEMO_SHOP_IDS)
export const demoChannelSchema = z.enum(DEMO_CHANNELS)
export const demoTopicSchema = z.enum(DEMO_TOPICS)
const filled = z.string().min(1)
const wording = z.object({ text: filled, en: filled })
const perLanguage = <T extends z.ZodType>(value: T) => z.record(demoLanguageSchema, value)

export const demoShopSchema = z.object({
  id: demoShopIdSchema,
  name: filled,
  code: z.string().regex(/^[A-Z]{2}$/),
  colourName: z.enum(['teal', 'plum', 'orange']),
  about: filled,
  city: filled,
  country: z.string().length(2),
  zone: filled,
  /** Where parcels leave from. */
  shipsFrom: z.object({ city: filled, country: z.string().length(2) }),
  currency: z.enum(['EUR', 'USD']),
  platform: z.enum(['woocommerce', 'shopify']),
  /** Where it sells besides. */
  marketplace: z.string().optional(),
  languages: z.array(demoLanguageSchema).min(1),
  policies: z.object({
    returnDays: z.number().int().positive(),
    whoPaysReturn: z.enum(['customer', 'shop']),
    whoPaysDuty: z.enum(['customer', 'shop']),
    promisedDeliveryDays: z.number().int().positive(),
    warrantyMonths: z.number().int().positive(),
    text: filled,
  }),
  senderName: filled,
  senderEmail: z.email(),
  /** May hold {{agent}}. */
  signature: perLanguage(filled),
})

export const demoProductSchema = z.object({
  shop: demoShopIdSchema,
  sku: filled,
  /** The product's own name, used in every language. */
  name: filled,
  /** What it is, in plain English. */
  en: filled,
  /** Threads name the kinds they fit. */
  kind: filled,
  /** In the shop's currency. */
  price: z.number().positive(),
  /** Ascending; empty when it comes in one size. */
  sizes: z.array(filled),
  colours: z.array(filled),
})

export const demoPersonSchema = z.object({
  first: filled,
  last: filled,
  /** Full name as it is written in its own script and order. */
  full: filled,
  vocative: filled.optional(),
  gender: z.enum(['f', 'm']),
  /** ASCII, for addresses and handles: `misaki.sato`. */
  handle: z.string().regex(/^[a-z]+(\.[a-z]+)+$/),
  city: filled,
  country: z.string().length(2),
  zone: filled,
})

export const demoAgentSchema = z.object({
  id: z.string().regex(/^agent-\d\d$/),
  name: filled,
  email: z.email(),
  city: filled,
  zone: filled,
  region: z.enum(['americas', 'eu', 'apac']),
  role: z.enum(['agent', 'lead']),
  languages: z.array(z.object({ language: demoLanguageSchema, level: z.enum(['native', 'fluent', 'working']) })).min(1),
  /** Wall-clock hours in `zone`; an end at or before its start falls on the next day. weekday: 1 Monday to 7 Sunday. */
  week: z
    .array(
      z.object({
        weekday: z.number().int().min(1).max(7),
        start: z.string().regex(/^\d\d:\d\d$/),
        end: z.string().regex(/^\d\d:\d\d$/),
      }),
    )
    .min(1),
})

export const demoTurnSchema = z.object({
  by: z.enum(['customer', 'agent', 'note', 'event']),
  text: filled,
  en: filled,
  /** Minutes since the turn before; 0 for the first. */
  afterMinutes: z.number().int().min(0),
  attachment: z.enum(['photo', 'invoice']).optional(),
})

export const demoThreadSchema = z.object({
  id: filled,
  topic: demoTopicSchema,
  shops: z.array(demoShopIdSchema).min(1),
  /** Product kinds it fits; empty: any product of the shop. */
  kinds: z.array(filled),
  /** True: take a product with at least two sizes, and fill size and size2. */
  sized: z.boolean(),
  channels: z.array(demoChannelSchema).min(1),
  /** The customer's grammatical gender in the text; any: the text works for both. */
  customerGender: z.enum(['f', 'm', 'any']),
  /** E-mail subject; used where the channel is e-mail. */
  subject: wording.optional(),
  turns: z.array(demoTurnSchema).min(5).max(10),
  /** Other wordings of a customer turn, by its index in `turns`; `turns[i].text` itself is one more. */
  alternatives: z.array(z.object({ turn: z.number().int().min(0), options: z.array(wording).min(2) })).min(2),
  /** The thread's own slots: one option is taken per conversation, its text into texts and its en into the English. */
  choices: z.record(z.string(), z.array(wording).min(2)).optional(),
  /** Points where a conversation made from this may stand: the first `turns` turns have happened. */
  ends: z
    .array(
      z.object({
        status: z.enum(['open', 'pending', 'snoozed', 'resolved']),
        turns: z.number().int().min(1),
        /** Only for snoozed: how long from now. */
        snoozeHours: z.number().int().positive().optional(),
      }),
    )
    .min(2),
  labels: z.array(filled),
  priority: z.enum(['urgent', 'high', 'medium', 'low']).nullable(),
  /** A parcel of parcels.json that the story relies on; else any that fits the topic, or none. */
  parcel: filled.optional(),
})

export const demoThreadFileSchema = z.object({ language: demoLanguageSchema, threads: z.array(demoThreadSchema) })

/** Short customer lines for live mode. `any` fits every conversation. */
export const demoFollowUpSchema = wording.extend({ topic: z.union([demoTopicSchema, z.literal('any')]) })

export const demoParcelSchema = z.object({
  id: filled,
  shops: z.array(demoShopIdSchema).min(1),
  carrier: filled,
  /** The tracking number's look: # a digit, A a capital letter, all else as it stands. */
  trackingPattern: filled,
  status: z.enum(['pre_transit', 'in_transit', 'held', 'customs', 'out_for_delivery', 'delivered', 'returned']),
  /** Hours from the last checkpoint to now at least; undefined: up to the server. */
  silentHours: z.number().int().positive().optional(),
  checkpoints: z
    .array(z.object({ place: filled, text: filled, hoursAfter: z.number().min(0) }))
    /** hoursAfter counts from the first checkpoint. */
    .min(1),
})

export const demoDisputeSchema = z.object({
  id: filled,
  provider: z.literal('paypal'),
  reason: z.literal('item_not_received'),
  shop: demoShopIdSchema,
  language: demoLanguageSchema,
  amount: z.object({ value: z.string().regex(/^\d+\.\d\d$/), currency: z.string().length(3) }),
  buyer: demoPersonSchema.extend({ email: z.email() }),
  order: filled,
  sku: filled,
  parcel: filled,
  transaction: filled,
  orderedDaysAgo: z.number().int().positive(),
  openedDaysAgo: z.number().int().positive(),
  dueInDays: z.number().int().positive(),
  subject: wording,
  labels: z.array(filled),
  /** hoursAfter counts from the opening of the dispute; negative: before it. */
  messages: z.array(
    wording.extend({
      by: z.enum(['customer', 'agent', 'provider', 'note']),
      hoursAfter: z.number(),
    }),
  ),
})

/** Hand-written matters that each show a clock or a rule at work. Slots: order, product, tracking, carrier, amount, price, first, last, shop, agent. */
export const demoCaseSchema = z.object({
  id: filled,
  shop: demoShopIdSchema,
  language: demoLanguageSchema,
  channel: z.enum([...DEMO_CHANNELS, 'marketplace']),
  topic: demoTopicSchema,
  /** With an address of its own where the channel relays it; else one is made from the handle. */
  person: demoPersonSchema.extend({ email: z.email().optional() }),
  subject: wording.optional(),
  labels: z.array(filled),
  priority: z.enum(['urgent', 'high', 'medium', 'low']).nullable(),
  /** To the desk's own agent, or to nobody. */
  assigned: z.boolean(),
  order: z
    .object({
      number: filled,
      sku: filled,
      orderedDaysAgo: z.number().positive(),
      parcel: filled.optional(),
      /** All of its money went back that long ago. */
      refundedHoursAgo: z.number().positive().optional(),
      /** Orders before this one. */
      earlier: z.array(z.object({ number: filled, sku: filled, orderedDaysAgo: z.number().positive() })).optional(),
    })
    .nullable(),
  turns: z.array(wording.extend({ by: z.enum(['customer', 'agent', 'note', 'event']), hoursAgo: z.number().positive() })).min(1),
  dispute: z
    .object({
      provider: z.literal('paypal'),
      id: filled,
      reason: z.enum(['not_as_described', 'not_received']),
      stage: z.enum(['INQUIRY', 'CHARGEBACK']),
      openedHoursAgo: z.number().positive(),
      dueInHours: z.number().positive(),
      amount: z.string().regex(/^\d+\.\d\d$/),
    })
    .optional(),
})

export const demoContentSchema = z.object({
  shops: z.array(demoShopSchema).length(3),
  products: z.array(demoProductSchema),
  people: perLanguage(z.array(demoPersonSchema)),
  team: z.array(demoAgentSchema),
  threads: perLanguage(demoThreadFileSchema),
  followUps: perLanguage(z.array(demoFollowUpSchema)),
  dispute: demoDisputeSchema,
  parcels: z.array(demoParcelSchema),
  cases: z.array(demoCaseSchema),
  /** What sentences of the demo shops are in English, by their language. */
  translations: z.partialRecord(demoLanguageSchema, z.array(z.object({ text: filled, en: filled }))).default({}),
})

export type DemoLanguage = z.infer<typeof demoLanguageSchema>
export type DemoChannel = z.infer<typeof demoChannelSchema>
export type DemoShop = z.infer<typeof demoShopSchema>
export type DemoProduct = z.infer<typeof demoProductSchema>
export type DemoPerson = z.infer<typeof demoPersonSchema>
export type DemoAgent = z.infer<typeof demoAgentSchema>
export type DemoTurn = z.infer<typeof demoTurnSchema>
export type DemoThread = z.infer<typeof demoThreadSchema>
export type DemoCase = z.infer<typeof demoCaseSchema>
export type DemoParcel = z.infer<typeof demoParcelSchema>
export type DemoContent = z.infer<typeof demoContentSchema>

/** Parsed JSON of each file, `threads` by language. */
export type RawDemoContent = Record<keyof typeof DEMO_FILES, unknown> & {
  threads: Record<string, unknown>
  translations?: Record<string, unknown>
}

/** Throws a ZodError naming file and field: the data ships with the program, so a fault in it is ours. */
export function parseDemoContent(raw: RawDemoContent): DemoContent {
  return demoContentSchema.parse(raw)
}

const SLOT = /\{\{\s*([a-zA-Z]\w*)\s*\}\}/g

/** Names of the slots in a text, each once, in order of appearance. */
export function slotsOf(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ''))]
}

/** Fills slots; throws on one without a value, so that no customer is ever shown a raw placeholder. */
export function fillSlots(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(SLOT, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for the slot ${name}`)
    return value
  })
}
