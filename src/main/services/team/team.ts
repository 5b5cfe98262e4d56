/** The rota as the rest of the program needs it: its people, and who works around now. */

import { workAround } from '../../../shared/domain/rota/onShift'
import type { Presence, Rota } from '../../../shared/domain/rota/plan'
import { Person, type Shift } from '../../../shared/domain/rota/types'
import type { Clock } from '../../ports'

/** Back far enough for a region's ruler, ahead far enough for the next shift after a weekend or a week of leave. */
const back = 36 * 3_600_000
const ahead = 8 * 86_400_000

export interface TeamNeeds {
  clock: Clock
  /** Published. LOCKED while no profile is open. */
  rota(): Rota
}

export interface Team {
  /** Empty without a team; those who have left are not of it. LOCKED while no profile is open. */
  people(): Promise<Person[]>
  /** People, their shifts from 36 h ago to 8 days ahead, and what each said last of herself. */
  now(): Promise<{ people: Person[]; shifts: Shift[]; presences: Presence[] }>
}

export const createTeam = ({ clock, rota }: TeamNeeds): Team => ({
  people: async () => peopleOf(rota()),
  async now() {
    const at = clock.now()
    return { people: peopleOf(rota()), shifts: workAround(rota(), at - back, at + ahead), presences: rota().presences }
  },
})

const peopleOf = ({ people }: Rota): Person[] => people.filter(({ left }) => !left).map((person) => Person.parse(person))
