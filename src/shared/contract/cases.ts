/** Clocks, rules and what a person said against them: kept sealed by main, worked out by the engine. */
import { z } from 'zod'
import { CustomerLink } from '../domain/case/links'
import { CaseWord } from '../domain/case/types'
import { ShopPlan } from '../domain/clock/types'
import { Priority } from '../domain/conversation/types'
import { ConversationId, DisputeId, PersonId, ShopId } from '../domain/ids'
import { Rule } from '../domain/rules/types'
import { call, Done } from './errors'

export const CasePolicies = z.object({
  plans: z.array(ShopPlan),
  rules: z.array(Rule),
  words: z.array(CaseWord),
  links: z.array(CustomerLink),
})
export type CasePolicies = z.infer<typeof CasePolicies>

/** One set point before a deadline that has come. */
export const DueAlert = z.object({
  /** Null for a payment dispute of a buyer who never wrote. */
  conversationId: ConversationId.nullable(),
  /** Where the deadline is a dispute's own. */
  disputeId: DisputeId.nullable(),
  shopId: ShopId,
  /** The clock's kind. */
  kind: z.string().max(40),
  /** The deadline, epoch ms (UTC). */
  at: z.number().int(),
  /** Seconds before the deadline at which this one was set. */
  before: z.number().int().min(0),
})
export type DueAlert = z.infer<typeof DueAlert>
/** `handler`: the colleague it is assigned to, with her rota person where she is known; null where nobody or the agent herself has it. */
export const CaseAlert = DueAlert.extend({ handler: z.object({ personId: PersonId.nullable() }).nullable() })
export type CaseAlert = z.infer<typeof CaseAlert>

/** What rules ask to be set on a case. */
export const CaseMarks = z.object({
  conversationId: ConversationId,
  labels: z.array(z.string().min(1).max(120)).max(50),
  priority: Priority.nullable(),
})
export type CaseMarks = z.infer<typeof CaseMarks>

export const cases = {
  /** A shop without a plan of its own has the starter's. */
  policies: call.output(CasePolicies),
  savePlan: call.input(ShopPlan).output(Done),
  /** Two customers of different shops are one person, by the agent's word. Durable when it answers; PROBLEM `notFound` within one shop. */
  link: call.input(z.object({ link: CustomerLink, undo: z.boolean() })).output(Done),
  /** The whole list, in the order in which rules are looked at. */
  saveRules: call.input(z.object({ rules: z.array(Rule).max(500) })).output(Done),
  /** Durable when it answers; the same place again replaces it. `undo` takes it back. */
  say: call.input(z.object({ word: CaseWord, undo: z.boolean() })).output(Done),

  /** Engine only: marks of rules for cases assigned to this desk's agent; each is set once and leaves by the outbox. */
  apply: call.input(z.object({ marks: z.array(CaseMarks).max(50) })).output(Done),
  /**
   * Engine only: what is due soon is told to whoever works at this desk. Main asks the rota first and holds back what a
   * colleague handles: `held` are the places of those, to be asked again later; all others are told, each once.
   */
  alert: call.input(z.object({ alerts: z.array(CaseAlert).max(50) })).output(z.object({ held: z.array(z.number().int()) })),
}
