/** Checks of a text that is about to leave. Offsets are UTF-16 places in the text that leaves. */
import { z } from 'zod'
import type { Channel } from '../conversation/types'
import type { Register } from '../template/types'

export const GuardCheck = z.enum([
  'cardNumber',
  'iban',
  'securityCode',
  'secretAsked',
  'offPlatformPayment',
  'contactSteering',
  'dutyPromise',
  'customsPromise',
  'deliveryPromise',
  'reviewReward',
  'wrongShop',
  'wrongCustomer',
  'wrongOrder',
  'wrongLanguage',
  'unfilled',
  'untouched',
  'culture',
])
export type GuardCheck = z.infer<typeof GuardCheck>

/** *block* stops sending, *warn* asks for a second look, *hint* only says. */
export const GuardLevel = z.enum(['block', 'warn', 'hint'])
export type GuardLevel = z.infer<typeof GuardLevel>

/** What a shop wants of a check; what it does not name stands as `defaultPolicy` says. */
export const GuardPolicy = z.object({
  shopId: z.string(),
  checks: z.partialRecord(
    GuardCheck,
    z.object({
      level: z.enum(['block', 'warn', 'hint', 'off']),
      /** Whether an agent may send in spite of a block, with a reason. */
      mayOverride: z.boolean(),
    }),
  ),
  /** Names and hosts that are the shop's own, beside its name: an agent may write them. */
  names: z.array(z.string().min(1).max(120)).max(50),
  hosts: z.array(z.string().min(1).max(253)).max(50),
  /** Ways of contact that are the shop's own (a service number, an official account). */
  contacts: z.array(z.string().min(1).max(120)).max(50),
})
export type GuardPolicy = z.infer<typeof GuardPolicy>

export interface GuardShop {
  names: readonly string[]
  hosts: readonly string[]
}

/** Everything a check may look at beside the text; a missing fact makes its checks silent, never wrong. */
export interface GuardContext {
  channel: Channel
  /** BCP 47 of the text that leaves: the customer's language. Null where nobody knows. */
  language: string | null
  /** ISO 3166 of the customer. */
  country: string | null
  /** How the shop addresses this customer, where somebody said so; null leaves it to the language's own custom. */
  register: Register | null
  shop: GuardShop & { contacts: readonly string[]; paysDuty: boolean | null; promisedDeliveryDays: number | null }
  /** The desk's other shops. */
  otherShops: readonly GuardShop[]
  customerName: string | null
  /** Names that may stand in the text although they are not the customer's: agent, colleagues, sender. */
  staffNames: readonly string[]
  /** Order numbers of this customer; the shop's shape of a number is read from them. */
  orderNumbers: readonly string[]
  /** Numbers that look like a card's or an order's and are neither: trackings, phones, articles. */
  knownNumbers: readonly string[]
  /** The text of a template that was put in, as it was put in. */
  inserted: readonly string[]
  /** Last texts of the customer: a word quoted from them is not the agent's own promise. */
  quotes: readonly string[]
}

/** One click that mends it. */
export interface GuardFix {
  kind: 'mask' | 'replace' | 'remove'
  /** What stands there afterwards. */
  text: string
}

export interface GuardFinding {
  check: GuardCheck
  /** Before policy: what the check itself asks for. */
  level: GuardLevel
  from: number
  to: number
  /** Id of the pattern or rule, for the report and the reason on screen (`guard.reason.<check>.<rule>` or `guard.reason.<check>`). */
  rule: string
  /** Gaps of the reason's words; never more of the text than the finding itself. */
  params: Readonly<Record<string, string>>
  fixes: readonly GuardFix[]
}

/** An override, kept without the text. `reason` is what the agent wrote. */
export const GuardOverride = z.object({ check: GuardCheck, rule: z.string().max(80), reason: z.string().min(3).max(500) })
export type GuardOverride = z.infer<typeof GuardOverride>
