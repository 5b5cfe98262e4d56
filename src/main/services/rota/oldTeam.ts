/** People of profiles from before there was a rota (format 5 and older): a document of their own, which is left where it is. */
import { z } from 'zod'
import { RotaPerson } from '../../../shared/domain/rota/person'
import type { SealedDocuments } from '../sealed'

const TeamFile = z.object({ version: z.literal(1), people: z.array(z.unknown()) })

/** Empty where there is none; a person that cannot be read is left out alone. */
export const readOldTeam = async ({ readSealed }: SealedDocuments): Promise<RotaPerson[]> => {
  const read = TeamFile.safeParse(await readSealed('team.sealed'))
  if (!read.success) return []
  return read.data.people.flatMap((one) => {
    const person = RotaPerson.safeParse(one)
    return person.success ? [person.data] : []
  })
}
