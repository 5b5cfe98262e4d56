/**
 * Templates and macros. A body is Liquid text (docs/templates.md) with tab stops `${1:name}`; each template has one body, or
 * several to choose from, per locale. All `…At` are epoch ms (UTC).
 */
import { z } from 'zod'
import { Channel, Instant, LanguageCode, Priority } from '../conversation/types'
import { BackendId, ShopId, TemplateId } from '../ids'

/** How formal a body is; null where the language makes no difference or nobody said. */
export const Register = z.enum(['familiar', 'polite', 'humble'])
export type Register = z.infer<typeof Register>

export const TemplateBody = z.object({
  locale: LanguageCode,
  /** Names one of several bodies of a locale («short», «second delay»); empty for the only one. */
  variant: z.string().max(80),
  register: Register.nullable(),
  text: z.string().max(20_000),
  updatedAt: Instant,
  /** The `updatedAt` of the source locale's body that this one was last made or checked against; null for the source itself. */
  basedOn: Instant.nullable(),
})
export type TemplateBody = z.infer<typeof TemplateBody>

/** What a macro does beside its text; each leaves by the outbox. */
export const MacroAction = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('labels'),
    add: z.array(z.string().min(1).max(120)).max(20),
    remove: z.array(z.string().min(1).max(120)).max(20),
  }),
  z.object({ type: z.literal('status'), status: z.enum(['open', 'pending', 'resolved']) }),
  z.object({ type: z.literal('priority'), priority: Priority }),
  z.object({ type: z.literal('assign'), to: z.enum(['me', 'nobody']) }),
  /** Until that many hours from now. */
  z.object({
    type: z.literal('snooze'),
    hours: z
      .number()
      .int()
      .min(1)
      .max(24 * 60),
  }),
])
export type MacroAction = z.infer<typeof MacroAction>

/** Who may change it: the agent, the team by its team space, or a backend (whose canned response or approved template it is). */
export const TemplateOwner = z.enum(['personal', 'team', 'backend', 'starter'])
export type TemplateOwner = z.infer<typeof TemplateOwner>

export const Template = z.object({
  id: TemplateId,
  title: z.string().min(1).max(200),
  /** Without the `;`. Lower case, no spaces; unique within an owner. */
  shortcut: z.string().max(60),
  /** The locale the others follow. */
  sourceLocale: LanguageCode,
  bodies: z.array(TemplateBody).max(200),
  /** Empty: every shop, every channel. */
  shopIds: z.array(ShopId).max(200),
  channels: z.array(Channel).max(30),
  tags: z.array(z.string().min(1).max(60)).max(50),
  owner: TemplateOwner,
  /** Of owner `backend`, and of others that were taken from one. */
  backendId: BackendId.nullable(),
  /** The backend's own id, and what stood there when it was last read: what differs from it was changed here. */
  remote: z
    .object({
      id: z.string().max(255),
      shortcut: z.string().max(255),
      text: z.string().max(20_000),
      readAt: Instant,
      /** An approved template of a messenger: sent by its name, its gaps numbered, never as free text. */
      approved: z.object({ name: z.string().max(512), language: z.string().max(40), category: z.string().max(80) }).nullable(),
    })
    .nullable(),
  actions: z.array(MacroAction).max(20),
  updatedAt: Instant,
})
export type Template = z.infer<typeof Template>

/** One line of the pick list. */
export const TemplateHit = z.object({
  id: TemplateId,
  title: z.string(),
  shortcut: z.string(),
  owner: TemplateOwner,
  /** The body that would be put in. */
  locale: LanguageCode,
  variant: z.string(),
  /** How many bodies that locale has. */
  variants: z.number().int(),
  /** Whether it is a fallback: nobody wrote it in the language that was wanted. */
  fallback: z.boolean(),
  /** The first line of the body, gaps unfilled. */
  firstLine: z.string(),
  /** When its source changed after this body was made; null where it is fresh. */
  staleSince: Instant.nullable(),
  macro: z.boolean(),
  uses: z.number().int(),
  usedAt: Instant.nullable(),
  /** Where the query was found in `title`, pairs of UTF-16 places. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Where an overview was asked for: its locales, the source first, and those whose body is older than the source. */
  locales: z.array(LanguageCode).optional(),
  staleLocales: z.array(LanguageCode).optional(),
})
export type TemplateHit = z.infer<typeof TemplateHit>

/** A gap nobody could fill: its place in the rendered text, and what it asks for. It blocks sending. */
export interface OpenGap {
  from: number
  to: number
  variable: string
}
/** Where Tab goes, in order; `from`…`to` hold the text that stands there at first. */
export interface TabStop {
  order: number
  from: number
  to: number
}
export interface Rendered {
  text: string
  /** BCP 47 of the body that was taken. */
  locale: string
  gaps: OpenGap[]
  stops: TabStop[]
}

/**
 * What the gaps of a template are filled from. A value is text as it is to stand in the customer's language, or null where
 * nobody knows it: null is an open gap, never a blank.
 */
export interface TemplateFacts {
  locale: string
  /** Epoch ms UTC and the customer's zone, for greetings by the time of day. */
  now: number
  zone: string | null
  customer: {
    name: string | null
    firstName: string | null
    lastName: string | null
    gender: 'female' | 'male' | null
    country: string | null
  }
  agent: { name: string; email: string | null }
  shop: {
    name: string
    returnDays: number | null
    deliveryDays: number | null
    paysDuty: boolean | null
    url: string | null
    signature: string
  }
  order: {
    number: string
    state: string | null
    total: { minor: number; currency: string }
    refunded: { minor: number; currency: string } | null
    createdAt: number
    deliveredAt: number | null
    items: readonly string[]
    url: string | null
  } | null
  parcel: {
    number: string
    carrier: string
    state: string | null
    url: string | null
    expectedAt: number | null
    lastScan: { at: number; place: string; text: string } | null
  } | null
  /** The next colleague of this shop and language by the rota. */
  shift: { colleague: string | null; fromAt: number | null; myEndAt: number | null } | null
  dispute: { dueAt: number | null; amount: { minor: number; currency: string } } | null
  /** What the return calculator worked out; missing for texts that have nothing to do with it. */
  return?: { item: string; amount: { minor: number; currency: string }; paidByShop: boolean } | null
}
