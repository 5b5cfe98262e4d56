/** One ruler of 24 hours (a UTC day) divided among the regions: each has the part that is nearest to its own noon. */
import { localMinute } from './night'

const DAY_MINUTES = 1_440
const HALF_DAY = 43_200_000
/** The middle of a working day by the wall clock. */
const MIDDAY = 13 * 60

export interface Part<R> {
  region: R
  /** Minutes from the start of the day, `[from, to)`; the longest piece first where midnight splits one. */
  pieces: [number, number][]
}

/** Minutes of the UTC day at which it is the middle of the working day in `zone`. */
export const middayOf = (zone: string, start: number): number =>
  (((MIDDAY - (localMinute(zone, start + HALF_DAY) - DAY_MINUTES / 2)) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES

const piecesOf = (from: number, to: number): [number, number][] => {
  const wrapped = ((from % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  const end = wrapped + (to - from)
  const pieces: [number, number][] =
    end <= DAY_MINUTES
      ? [[wrapped, end]]
      : [
          [wrapped, DAY_MINUTES],
          [0, end - DAY_MINUTES],
        ]
  return pieces.filter(([a, b]) => b > a).sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
}

/** Who has which part of the day that starts at `start` (epoch ms UTC), in the order of their middays. */
export const partsOfDay = <R extends { home: string }>(regions: readonly R[], start: number): Part<R>[] => {
  const sorted = regions.map((region) => ({ region, at: middayOf(region.home, start) })).sort((a, b) => a.at - b.at)
  return sorted.map(({ region, at }, place) => {
    const before = sorted[place - 1]?.at ?? (sorted.at(-1)?.at ?? at) - DAY_MINUTES
    const after = sorted[place + 1]?.at ?? (sorted[0]?.at ?? at) + DAY_MINUTES
    return { region, pieces: piecesOf((before + at) / 2, (at + after) / 2) }
  })
}
