/** How somebody stands now: what she said of herself, for as long as it counts. Instants are epoch ms UTC. */
import type { PersonId } from '../ids'
import type { Presence } from './plan'
import type { Shift } from './types'

export type Stance = Presence['state']

/**
 * What a person said of herself, or null where it counts no more. A word counts until the shift in which it was said has ended; said
 * outside any shift, until the next one begins: so that whoever went off early is on again the next day, and whoever stays longer is on
 * until she says otherwise or comes back to work.
 *
 * @param shifts of anybody, in any order; those that touch (the end of one is the start of the next) count as one
 */
export const saidStance = (
  personId: PersonId,
  shifts: readonly Shift[],
  presences: readonly Presence[] | undefined,
  now: number,
): Stance | null => {
  const said = presences?.find((one) => one.personId === personId)
  if (!said || said.since > now) return null
  let end = said.since
  const own = shifts.filter((shift) => shift.personId === personId).sort((a, b) => a.startAt - b.startAt)
  for (const { startAt, endAt } of own) if (startAt <= end && endAt > end) end = endAt
  if (end > said.since) return now < end ? said.state : null
  const next = own.find(({ startAt }) => startAt > said.since)
  return next && next.startAt <= now ? null : said.state
}

/** Whether somebody can be given work at once: on by the rota and not gone from it, or on by her own word. */
export const isFree = (personId: PersonId, shifts: readonly Shift[], presences: readonly Presence[] | undefined, now: number): boolean => {
  const said = saidStance(personId, shifts, presences, now)
  if (said !== null) return said === 'on'
  return shifts.some((shift) => shift.personId === personId && shift.startAt <= now && now < shift.endAt)
}
