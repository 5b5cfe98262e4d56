/** The rota's words. Wall-clock rules with an IANA zone, never offsets; instants are epoch ms UTC. */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { PersonId } from '../ids'

export const Region = z.enum(['americas', 'eu', 'apac'])
export type Region = z.infer<typeof Region>
export const LanguageLevel = z.enum(['basic', 'good', 'fluent', 'native'])
/** `HH:MM` on the person's own wall clock; an end not after its start lies on the next day. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const Person = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  region: Region,
  /** IANA zone. */
  zone: z.string(),
  city: z.string(),
  role: z.enum(['agent', 'lead', 'admin']),
  languages: z.array(z.object({ code: z.string(), level: LanguageLevel })),
  /** Weekly pattern; weekday 1 is Monday (ISO 8601). */
  week: z.array(z.object({ weekday: z.number().int().min(1).max(7), start: WallTime, end: WallTime })),
})
export type Person = z.infer<typeof Person>
export const Shift = z.object({ personId: PersonId, startAt: Instant, endAt: Instant, zone: z.string() })
export type Shift = z.infer<typeof Shift>
export const Leave = z.object({ personId: PersonId, startAt: Instant, endAt: Instant, reason: z.string() })
export type Leave = z.infer<typeof Leave>
export const HandOverNote = z.object({ id: z.string(), from: Region, to: Region, at: Instant, by: PersonId, text: z.string() })
export type HandOverNote = z.infer<typeof HandOverNote>
