/** Templates, macros, glossary and memory entries. Their screens come with a later issue; the words stand here. */
import { z } from 'zod'
import { Channel, Instant, LanguageCode } from '../conversation/types'
import { ShopId, TemplateId } from '../ids'

export const TemplateBody = z.object({ locale: LanguageCode, text: z.string(), updatedAt: Instant })
export const Template = z.object({
  id: TemplateId,
  title: z.string(),
  shortcut: z.string(),
  bodies: z.array(TemplateBody),
  shopIds: z.array(ShopId),
  channels: z.array(Channel),
  tags: z.array(z.string()),
  owner: z.enum(['personal', 'team', 'backend']),
})
export type Template = z.infer<typeof Template>
