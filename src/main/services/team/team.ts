/** The rota's people on this desk (a sealed replica in the profile) and their shifts around now. */
import { z } from 'zod'
import { shiftsBetween } from '../../../shared/domain/rota/shifts'
import { Person, type Shift } from '../../../shared/domain/rota/types'
import type { Clock } from '../../ports'

const file = 'team.sealed'
const TeamFile = z.object({ version: z.literal(1), people: z.array(z.unknown()) })
/** Back far enough for a region's ruler, ahead far enough for the next shift after a weekend or a week of leave. */
const back = 36 * 3_600_000
const ahead = 8 * 86_400_000

export interface TeamNeeds {
  clock: Clock
  /** Sealed documents of the open profile. */
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

export interface Team {
  /** Empty without a team; a person that cannot be read is left out alone. LOCKED while no profile is open. */
  people(): Promise<Person[]>
  /** People and their shifts from 36 h ago to 8 days ahead. */
  now(): Promise<{ people: Person[]; shifts: Shift[] }>
  /** Replaces the replica. */
  keep(people: readonly Person[]): Promise<void>
}

export const createTeam = ({ clock, readSealed, writeSealed }: TeamNeeds): Team => {
  const people = async () => {
    const read = TeamFile.safeParse(await readSealed(file))
    if (!read.success) return []
    return read.data.people.flatMap((one) => {
      const person = Person.safeParse(one)
      return person.success ? [person.data] : []
    })
  }
  return {
    people,
    async now() {
      const known = await people()
      const at = clock.now()
      return { people: known, shifts: shiftsBetween(known, at - back, at + ahead) }
    },
    keep: (all) => writeSealed(file, { version: 1, people: all }),
  }
}
