/** A record that grows, read in pages, newest first. */
import { z } from 'zod'
import { ShopId } from '../domain/ids'

/**
 * `before`: what the page before named as `older`, null for the newest. A place and not an instant: of two entries of the very same
 * millisecond one would be lost between two pages, and behind a clock that was set back many.
 */
export const RecordAsked = z.object({
  shopId: ShopId.nullable(),
  before: z.string().max(200).nullable(),
  limit: z.number().int().min(1).max(500),
})
export type RecordAsked = z.infer<typeof RecordAsked>

/** `older`: where the next page begins; null: there is none. */
export const recordPage = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({ entries: z.array(entry), older: z.string().max(200).nullable() })
export interface RecordPage<Entry> {
  entries: Entry[]
  older: string | null
}
