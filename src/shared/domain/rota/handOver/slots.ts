/** When work changes hands: fixed instants of the UTC day, so that a region's own clock drifts over them with the seasons. Epoch ms (UTC). */
import type { RotaSettings } from '../plan'
import type { Region } from '../types'

export interface Slot {
  from: Region
  to: Region
  at: number
}
type HandOvers = RotaSettings['handOvers']

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The cleanup hour before a slot (GitLab's support handbook: hand-over procedures), and as long after it work still changes hands. */
export const LAST_HOUR_MS = HOUR

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** All slots in `[from, to)`, by time. */
export const slotsBetween = (handOvers: HandOvers, from: number, to: number): Slot[] => {
  const slots: Slot[] = []
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY)
    for (const one of handOvers) {
      const at = day + minutesOf(one.time) * 60_000
      if (at >= from && at < to) slots.push({ from: one.from, to: one.to, at })
    }
  return slots.sort((a, b) => a.at - b.at)
}

/** The slots around now, one each of those the team has: the running one or else the next, the nearest first. */
export const slotsNow = (handOvers: HandOvers, now: number): Slot[] => {
  const seen = new Set<string>()
  return slotsBetween(handOvers, now - LAST_HOUR_MS + 1, now + DAY - LAST_HOUR_MS + 1).filter(({ from, to }) => {
    const key = `${from}|${to}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The slot at which a region gives its work away: the running or the next one; null where it never does. */
export const givingSlot = (handOvers: HandOvers, region: Region, now: number): Slot | null =>
  slotsNow(handOvers, now).find(({ from }) => from === region) ?? null

/** The first instant after `after` at which a region comes on again; null where nothing is ever handed to it. */
export const backAt = (handOvers: HandOvers, region: Region, after: number): number | null =>
  slotsBetween(handOvers, after + 1, after + DAY + 1).find(({ to }) => to === region)?.at ?? null

/** Until when the receiving region has what it took at `slot`: its own next slot. */
export const heldUntil = (handOvers: HandOvers, slot: Slot): number =>
  slotsBetween(handOvers, slot.at + 1, slot.at + DAY + 1).find(({ from }) => from === slot.to)?.at ?? slot.at + DAY

export type Phase = 'ahead' | 'lastHour' | 'running' | 'over'
export const phaseOf = ({ at }: Slot, now: number): Phase =>
  now < at - LAST_HOUR_MS ? 'ahead' : now < at ? 'lastHour' : now < at + LAST_HOUR_MS ? 'running' : 'over'
