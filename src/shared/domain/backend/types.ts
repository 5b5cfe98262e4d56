/** Shops, their backends, what a system can do, and how its line stands. */
import { z } from 'zod'
import { Channel, Instant } from '../conversation/types'
import { EvidenceLimits } from '../dispute/evidence'
import { AgentId, BackendId, ShopId } from '../ids'
import { Problem } from '../outbox/types'
import { ReturnPlan } from '../returns/types'

export const BackendKind = z.enum(['conversations', 'orders', 'parcels', 'disputes'])
export type BackendKind = z.infer<typeof BackendKind>

export const ShopPolicy = z.object({
  returnDays: z.number().int().min(0).nullable(),
  whoPaysReturn: z.enum(['shop', 'customer']).nullable(),
  whoPaysDuty: z.enum(['shop', 'customer']).nullable(),
  promisedDeliveryDays: z.number().int().min(0).nullable(),
  text: z.string(),
})
export type ShopPolicy = z.infer<typeof ShopPolicy>

export const ShopColour = z.enum(['teal', 'plum', 'orange', 'blue', 'grass', 'amber', 'crimson', 'slate'])
export type ShopColour = z.infer<typeof ShopColour>

export const Shop = z.object({
  id: ShopId,
  name: z.string().min(1).max(80),
  /** Two-letter code; its first letter is the letter mark. */
  code: z.string().min(1).max(4),
  colour: ShopColour,
  currency: z.string().length(3),
  languages: z.array(z.string()),
  policy: ShopPolicy,
  /** What the shop reckons with when goods come back; missing: the starter's estimates. Amounts in `currency`. */
  returns: ReturnPlan.optional(),
  senderName: z.string(),
  /** Signature by language; `*` serves the rest. */
  signatures: z.record(z.string(), z.string()),
  /** Undo time before a reply leaves, in seconds. */
  undoSeconds: z.object({ mail: z.number().int().min(0).max(120), chat: z.number().int().min(0).max(60) }),
})
export type Shop = z.infer<typeof Shop>

/** What a connector declares it can do; screens show only what a backend can. */
export const Capabilities = z.object({
  kinds: z.array(BackendKind),
  channels: z.array(Channel),
  reply: z.boolean(),
  note: z.boolean(),
  assign: z.boolean(),
  team: z.boolean(),
  labels: z.boolean(),
  snooze: z.boolean(),
  pending: z.boolean(),
  priority: z.boolean(),
  readState: z.boolean(),
  typing: z.boolean(),
  startConversation: z.boolean(),
  forward: z.boolean(),
  copies: z.boolean(),
  html: z.boolean(),
  spam: z.boolean(),
  block: z.boolean(),
  attachments: z.object({ count: z.number().int(), bytes: z.number().int() }),
  /** Whether a look-up of a key can ever answer «surely absent». */
  lookUp: z.enum(['conclusive', 'neverAbsent']),
  /** Whether it can look for text in what this desk does not hold. */
  search: z.boolean().default(false),
  /** Whether a note and tags can be added to its orders; missing: no. */
  orderNote: z.boolean().optional(),
  orderTags: z.boolean().optional(),
  /** How many days back its orders can be read at all; null or missing: all of them. */
  orderDays: z.number().int().nullable().optional(),
  /** Whether its canned responses can be read and, at the agent's word, written; missing: no. */
  templates: z.boolean().optional(),
  /** Longest text of one message. */
  textLimit: z.number().int(),
  /** Only where evidence in a dispute can be handed in. */
  evidence: EvidenceLimits.optional(),
})
export type Capabilities = z.infer<typeof Capabilities>

/** `signIn` chooses between a password and a sign-in in the browser; its values are those of `SignInWay`. */
export const FieldKind = z.enum(['url', 'text', 'email', 'secret', 'host', 'port', 'security', 'signIn'])
export const SignInWay = z.enum(['password', 'google', 'microsoft', 'other'])
export type SignInWay = z.infer<typeof SignInWay>
/** One field of the form that connects a system; labels are `system.<system>.<name>` in i18n. */
export const SystemField = z.object({
  name: z.string(),
  kind: FieldKind,
  required: z.boolean(),
  initial: z.string(),
  /** Shown folded, as most servers do not need it. */
  advanced: z.boolean(),
  /** Asked only while another field has one of these values; otherwise neither shown nor required. */
  only: z.object({ field: z.string(), oneOf: z.array(z.string()) }).optional(),
})
export type SystemField = z.infer<typeof SystemField>
export const SystemInfo = z.object({
  system: z.string(),
  name: z.string(),
  kinds: z.array(BackendKind),
  fields: z.array(SystemField),
  capabilities: Capabilities,
})
export type SystemInfo = z.infer<typeof SystemInfo>

/** How far back the first fetch goes, in days; open conversations come whatever their age. */
export const FetchDays = z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)])

export const Backend = z.object({
  id: BackendId,
  shopId: ShopId,
  system: z.string(),
  name: z.string(),
  paused: z.boolean(),
  fetchDays: FetchDays,
  /** Who the desk's agent is here; null until the first sign-in worked. */
  me: z.object({ agentId: AgentId, name: z.string(), email: z.string().nullable() }).nullable(),
  /** Non-secret settings, to show and to edit again. */
  settings: z.record(z.string(), z.string()),
  capabilities: Capabilities,
  addedAt: Instant,
})
export type Backend = z.infer<typeof Backend>

export const LineState = z.enum(['unknown', 'up', 'down', 'signInNeeded', 'limited', 'paused'])
export type LineState = z.infer<typeof LineState>
/** The three lamps, probed apart: network, each backend, each live feed. */
export const Lamps = z.object({
  network: z.object({ state: z.enum(['unknown', 'up', 'down', 'portal', 'proxy']), since: Instant, why: Problem.nullable() }),
  /** How far this computer's clock is ahead of the servers' (negative: behind), ms; null while it is right or nobody told. */
  clockAheadMs: z.number().int().nullable(),
  backends: z.array(
    z.object({
      backendId: BackendId,
      state: LineState,
      since: Instant,
      why: Problem.nullable(),
      live: z.enum(['up', 'down', 'polling', 'none']),
      liveSince: Instant,
      /** Last time the backend answered at all. */
      answeredAt: Instant.nullable(),
    }),
  ),
})
export type Lamps = z.infer<typeof Lamps>

/** Answer of a live test, step by step, in plain words (`test.<step>`). */
export const TestReport = z.object({
  ok: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(['reach', 'recognise', 'signIn', 'read', 'send', 'live']),
      ok: z.boolean(),
      why: Problem.nullable(),
      detail: z.string(),
    }),
  ),
  me: z.object({ remoteId: z.string(), name: z.string(), email: z.string().nullable() }).nullable(),
  /** What it found: inboxes, mailboxes, counts, as short lines. */
  found: z.array(
    z.object({ label: z.enum(['inboxes', 'openConversations', 'folders', 'orders', 'parcels', 'disputes', 'account']), value: z.string() }),
  ),
})
export type TestReport = z.infer<typeof TestReport>
