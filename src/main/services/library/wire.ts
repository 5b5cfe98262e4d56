/** Templates as files carry them: what the program exports, imports, and brings as its starter library. docs/templates.md. */
import { z } from 'zod'
import { Channel, Instant, LanguageCode } from '../../../shared/domain/conversation/types'
import { ShopId } from '../../../shared/domain/ids'
import { MacroAction, Register, type Template } from '../../../shared/domain/template/types'

export const fileVersion = 1

/** As people write it: `;Good one` is `good-one`. */
export const shortcutFrom = (text: string): string => text.trim().replace(/^[;/]/, '').trim().toLowerCase().replace(/\s+/g, '-')

const WireBody = z.object({
  locale: LanguageCode,
  variant: z.string().max(80).default(''),
  register: Register.nullable().default(null),
  text: z.string().max(20_000),
  updatedAt: Instant.optional(),
  basedOn: Instant.nullable().optional(),
})
export const WireTemplate = z.object({
  id: z.string().min(1).max(200).optional(),
  title: z.string().min(1).max(200),
  shortcut: z.string().max(60).transform(shortcutFrom).optional(),
  /** Missing: the first body's. */
  sourceLocale: LanguageCode.optional(),
  bodies: z.array(WireBody).min(1).max(200),
  shopIds: z.array(ShopId).max(200).optional(),
  channels: z.array(Channel).max(30).optional(),
  tags: z.array(z.string().min(1).max(60)).max(50).optional(),
  actions: z.array(MacroAction).max(20).optional(),
  updatedAt: Instant.optional(),
})
export type WireTemplate = z.infer<typeof WireTemplate>

export const toWire = ({
  id,
  title,
  shortcut,
  sourceLocale,
  bodies,
  shopIds,
  channels,
  tags,
  actions,
  updatedAt,
}: Template): WireTemplate => ({
  id,
  title,
  shortcut,
  sourceLocale,
  bodies,
  shopIds,
  channels,
  tags,
  actions,
  updatedAt,
})

/** The items one by one: a bad one is named and the rest goes in. */
export const WireFile = z.object({ version: z.literal(fileVersion), templates: z.array(z.unknown()).max(200_000) })
