/** Rules: condition → class, priority, labels, group, suggestions, snooze, escalation. Shared by the desk's shops; decided anew from facts, so every desk finds the same. */
import { z } from 'zod'
import { ServiceClass } from '../clock/types'
import { Channel, ConversationStatus, Instant, LanguageCode, Priority } from '../conversation/types'
import { ShopId, TemplateId } from '../ids'
import { OrderState, ParcelState } from '../order/types'

/** Empty lists mean any. All conditions of a rule must hold (`any` among them: at least one of its own). */
export type Condition =
  /** Words or phrases (spelling: `domain/rules/phrase.ts`) in what the customer wrote last (`message`: since a person last answered), the subject, or all of her messages; `language` keeps one to texts of that language. */
  | { type: 'text'; where: 'message' | 'subject' | 'either' | 'thread'; words: { text: string; language: string | null }[]; not: boolean }
  | { type: 'language'; languages: string[]; not: boolean }
  | { type: 'shop'; shopIds: ShopId[]; not: boolean }
  | { type: 'channel'; channels: Channel[]; not: boolean }
  | { type: 'status'; statuses: ConversationStatus[] }
  | { type: 'label'; labels: string[]; not: boolean }
  /** An order above the limit of the shop's plan (`isHighValue`). */
  | { type: 'highValue'; not: boolean }
  /** Sum of the customer's orders in the shop's currency, minor units. */
  | { type: 'spent'; minMinor: number | null; maxMinor: number | null }
  | { type: 'orderTotal'; minMinor: number | null; maxMinor: number | null }
  | { type: 'orderCount'; min: number | null; max: number | null }
  | { type: 'orderState'; states: z.infer<typeof OrderState>[]; olderThanHours: number | null }
  | { type: 'parcelState'; states: z.infer<typeof ParcelState>[]; noScanHours: number | null }
  | { type: 'dispute'; open: boolean }
  /** Conversations of this customer within the last days. */
  | { type: 'contacts'; min: number; days: number }
  | { type: 'waiting'; minMinutes: number }
  | { type: 'attachment'; kind: 'image' | 'audio' | 'video' | 'file' | 'any' }
  /** `HH:MM` to `HH:MM` on weekdays 1 to 7 in the customer's, the shop's or a named zone. */
  | { type: 'time'; zone: string; weekdays: number[]; start: string; end: string }
  /** Whether someone on shift now reads the customer's language. */
  | { type: 'coverage'; covered: boolean }
  | { type: 'any'; of: Condition[] }

const list = <T extends z.ZodType>(of: T, most = 100) => z.array(of).max(most)
const amount = z.number().int().min(0).nullable()
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('text'),
      where: z.enum(['message', 'subject', 'either', 'thread']),
      words: list(z.object({ text: z.string().trim().min(1).max(400), language: LanguageCode.nullable() }), 500),
      not: z.boolean(),
    }),
    z.object({ type: z.literal('language'), languages: list(LanguageCode), not: z.boolean() }),
    z.object({ type: z.literal('shop'), shopIds: list(ShopId), not: z.boolean() }),
    z.object({ type: z.literal('channel'), channels: list(Channel), not: z.boolean() }),
    z.object({ type: z.literal('status'), statuses: list(ConversationStatus) }),
    z.object({ type: z.literal('label'), labels: list(z.string().max(120)), not: z.boolean() }),
    z.object({ type: z.literal('highValue'), not: z.boolean() }),
    z.object({ type: z.literal('spent'), minMinor: amount, maxMinor: amount }),
    z.object({ type: z.literal('orderTotal'), minMinor: amount, maxMinor: amount }),
    z.object({ type: z.literal('orderCount'), min: amount, max: amount }),
    z.object({ type: z.literal('orderState'), states: list(OrderState), olderThanHours: amount }),
    z.object({ type: z.literal('parcelState'), states: list(ParcelState), noScanHours: amount }),
    z.object({ type: z.literal('dispute'), open: z.boolean() }),
    z.object({ type: z.literal('contacts'), min: z.number().int().min(1).max(1000), days: z.number().int().min(1).max(3650) }),
    z.object({ type: z.literal('waiting'), minMinutes: z.number().int().min(1).max(1_000_000) }),
    z.object({ type: z.literal('attachment'), kind: z.enum(['image', 'audio', 'video', 'file', 'any']) }),
    z.object({
      type: z.literal('time'),
      zone: z.string().max(60),
      weekdays: list(z.number().int().min(1).max(7), 7),
      start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      end: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
    }),
    z.object({ type: z.literal('coverage'), covered: z.boolean() }),
    z.object({ type: z.literal('any'), of: list(Condition, 20) }),
  ]),
)

export const RuleEffect = z.discriminatedUnion('type', [
  z.object({ type: z.literal('class'), class: ServiceClass }),
  z.object({ type: z.literal('priority'), priority: Priority }),
  z.object({ type: z.literal('labels'), add: list(z.string().min(1).max(120), 20) }),
  /** A team of the backend by its name; suggested. */
  z.object({ type: z.literal('group'), team: z.string().min(1).max(120) }),
  z.object({ type: z.literal('assignee'), to: z.enum(['bestOnShift', 'lastAgent', 'lead']) }),
  z.object({ type: z.literal('template'), templateId: TemplateId.nullable(), shortcut: z.string().max(60) }),
  z.object({
    type: z.literal('snooze'),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(60 * 24 * 90),
  }),
  z.object({ type: z.literal('escalate'), reason: z.string().max(200) }),
])
export type RuleEffect = z.infer<typeof RuleEffect>

export const Rule = z.object({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(120),
  on: z.boolean(),
  /** Empty: every shop. */
  shopIds: z.array(ShopId),
  conditions: z.array(Condition).max(30),
  effects: z.array(RuleEffect).min(1).max(20),
  /** No later rule is looked at once this one held. */
  stop: z.boolean(),
  /** Came with the program; its name is then `rule.starter.<id>` in the agent's language unless renamed. */
  starter: z.boolean(),
  updatedAt: Instant,
})
export type Rule = z.infer<typeof Rule>

/** Why one condition held: words under `rule.because.<code>`. `quote` is what of the customer's text matched, for the screen only. */
export const Because = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  quote: z.string().max(120).nullable(),
})
export type Because = z.infer<typeof Because>
export const Fired = z.object({
  ruleId: z.string(),
  name: z.string(),
  starter: z.boolean(),
  effects: z.array(RuleEffect),
  because: z.array(Because),
})
export type Fired = z.infer<typeof Fired>
