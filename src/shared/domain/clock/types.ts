/**
 * When the next answer is due: what a shop promises (its plan), and the clocks that run for one conversation because of it.
 * Instants are epoch ms UTC; wall times are `HH:MM` in the named IANA zone.
 */
import { z } from 'zod'
import { Channel, Instant } from '../conversation/types'
import { ShopId } from '../ids'

export interface Due {
  /** Epoch ms (UTC). */
  at: number
  /** The whole time allowed, ms. */
  targetMs: number
}

/** PRODUCT.md, 6. A: payment dispute or parcel trouble. B: question before the sale. C: review or after-sale feedback. */
export const ServiceClass = z.enum(['A', 'B', 'C'])
export type ServiceClass = z.infer<typeof ServiceClass>
/** Where the customer lives. */
export const CustomerRegion = z.enum([
  'northAmerica',
  'latinAmerica',
  'europe',
  'middleEastAfrica',
  'southEastAsia',
  'eastAsia',
  'southAsia',
  'oceania',
])
export type CustomerRegion = z.infer<typeof CustomerRegion>

/** `24:00` ends a day; an end not after its start lies on the next day. */
export const Span = z.object({
  start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  end: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
})
export type Span = z.infer<typeof Span>
const LocalDate = z.iso.date()
export const Calendar = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(80),
  /** IANA; `customer` counts on the customer's own wall clock (the calendar's `fallbackZone` where it is not known). */
  zone: z.union([z.literal('customer'), z.string()]),
  fallbackZone: z.string(),
  /** Any number a day; weekday 1 is Monday (ISO 8601). */
  week: z.array(Span.extend({ weekday: z.number().int().min(1).max(7) })).max(70),
  /** ISO 3166-1 alpha-2: public holidays of these countries close it. */
  holidays: z.array(z.string().length(2)).max(20),
  /** A day with hours of its own; none: closed. */
  exceptions: z.array(z.object({ date: LocalDate, name: z.string().max(80), spans: z.array(Span).max(10) })).max(400),
})
export type Calendar = z.infer<typeof Calendar>

/** What counts: all hours, a calendar's, or those in which someone on shift reads the customer's language. */
export const Hours = z.discriminatedUnion('type', [
  z.object({ type: z.literal('always') }),
  z.object({ type: z.literal('calendar'), calendarId: z.string() }),
  z.object({ type: z.literal('coverage') }),
])
export type Hours = z.infer<typeof Hours>

/** Reply clocks reset with each answer; a resolution clock pauses. */
export const Metric = z.enum(['firstReply', 'nextReply', 'resolution'])
export type Metric = z.infer<typeof Metric>
/** One promise of the shop. Empty lists mean any. */
export const Target = z.object({
  id: z.string().min(1).max(40),
  metric: Metric,
  classes: z.array(ServiceClass),
  channels: z.array(Channel),
  regions: z.array(CustomerRegion),
  /** Only for customers above the plan's `highValueMinor`. */
  highValueOnly: z.boolean(),
  seconds: z
    .number()
    .int()
    .min(10)
    .max(90 * 86_400),
  hours: Hours,
  /** States in which it stands still (resolution only; others wait for nobody there). */
  pausedWhile: z.array(z.enum(['pending', 'snoozed'])),
  /** Where the figure comes from, in the shop's own words. */
  source: z.string().max(300),
})
export type Target = z.infer<typeof Target>

/** Rules that are not the shop's to choose. Each has its source in `domain/clock`. */
export const FixedClock = z.enum([
  'whatsappWindow',
  'messengerWindow',
  'instagramWindow',
  'humanTag',
  'lineReply',
  'marketplaceAnswer',
  'marketplaceReturn',
  'claim',
  'withdrawal',
  'withdrawalRefund',
  'dispute',
  'refundPromise',
  'partialRefund',
  'reviewRecovery',
])
export type FixedClock = z.infer<typeof FixedClock>

export const ShopPlan = z.object({
  shopId: ShopId,
  calendars: z.array(Calendar).max(40),
  targets: z.array(Target).max(200),
  /** Fixed clocks this shop does not need. */
  off: z.array(FixedClock),
  /** Orders above this (minor units of the shop's currency) make a customer of high value; PRODUCT.md: over 100. */
  highValueMinor: z.number().int().min(0),
  /** Alerts before the deadline, seconds; disputes have 72 h and 24 h besides. */
  alertSeconds: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(7 * 86_400),
    )
    .max(5),
  updatedAt: Instant,
})
export type ShopPlan = z.infer<typeof ShopPlan>

/** One clock that runs (or stands still) for a conversation. */
export const Clock = z.object({
  kind: z.union([Metric, FixedClock, z.literal('snooze')]),
  /** The plan's target; null for fixed clocks. */
  targetId: z.string().nullable(),
  /** The deadline. For one that stands still: where it would be if it went on now. */
  at: Instant,
  startedAt: Instant,
  /** The whole time allowed from start to deadline on the wall, ms. */
  targetMs: z.number().min(1),
  pausedSince: Instant.nullable(),
  /** False for what is only shown (a window behind which nobody waits, a customer's right): it never orders the list. */
  orders: z.boolean(),
  /** Words under `clock.why.<code>`, with their gaps; never customer text. */
  why: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** Law, vendor page, or the plan's own words. */
  source: z.string(),
})
export type Clock = z.infer<typeof Clock>
