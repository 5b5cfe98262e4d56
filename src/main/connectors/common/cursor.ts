/** Cursors as JSON under a schema; what cannot be read starts from the beginning. */
import type { z } from 'zod'

export const readCursor = <S extends z.ZodType>(text: string | null, schema: S): z.output<S> | null => {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
