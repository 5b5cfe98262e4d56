/** What stands unsaved in the library's editor, for one profile. One sealed document. */
import { z } from 'zod'
import { UnsavedTemplate } from '../../../shared/contract/library'
import type { TemplateId } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { SealedDocuments } from './shelves'

const file = 'unsaved-templates.sealed'
const most = 50
const Stored = z.object({ version: z.literal(1), unsaved: z.array(z.unknown()) })

export const createUnsaved = ({ readSealed, writeSealed }: SealedDocuments, now: () => number) => {
  const oneByOne = serial()
  /** Newest first; one that cannot be read is left out alone. */
  const read = async (): Promise<UnsavedTemplate[]> => {
    const stored = Stored.safeParse(await readSealed(file))
    if (!stored.success) return []
    return stored.data.unsaved.flatMap((one) => {
      const parsed = UnsavedTemplate.safeParse(one)
      return parsed.success ? [parsed.data] : []
    })
  }
  return {
    read: () => oneByOne(read),
    /** Null lets go of it. */
    keep: (id: TemplateId, unsaved: Omit<UnsavedTemplate, 'at'> | null): Promise<void> =>
      oneByOne(async () => {
        const before = await read()
        const others = before.filter(({ template }) => template.id !== id)
        if (!unsaved && others.length === before.length) return
        const next = unsaved ? [{ ...unsaved, at: now() }, ...others].slice(0, most) : others
        await writeSealed(file, { version: 1, unsaved: next })
      }),
  }
}
