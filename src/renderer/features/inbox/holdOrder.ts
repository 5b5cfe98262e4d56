/** The list stands still while the focus is in it. Pure; generic over ids. */

export interface Held<T> {
  shown: readonly T[]
  /** How many are new, gone or elsewhere in the fresh order. */
  moved: number
}

/** Length of the longest run that keeps its order (numbers are places; patience sorting). */
const longestRising = (places: readonly number[]): number => {
  const tails: number[] = []
  for (const place of places) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle] ?? 0) < place) low = middle + 1
      else high = middle
    }
    tails[low] = place
  }
  return tails.length
}

/** How many entries differ between what is shown and what would be. */
export const countMoved = <T>(shown: readonly T[], fresh: readonly T[]): number => {
  let start = 0
  while (start < shown.length && start < fresh.length && shown[start] === fresh[start]) start++
  let end = 0
  while (end < shown.length - start && end < fresh.length - start && shown[shown.length - 1 - end] === fresh[fresh.length - 1 - end]) end++
  const was = shown.slice(start, shown.length - end)
  const will = new Map(fresh.slice(start, fresh.length - end).map((id, place) => [id, place]))
  const kept = was.flatMap((id) => will.get(id) ?? [])
  return was.length - kept.length + (will.size - kept.length) + (kept.length - longestRising(kept))
}

export interface HoldInput<T> {
  shown: readonly T[]
  fresh: readonly T[]
  /** False lets the fresh order through. */
  hold: boolean
  /** What the agent's own act takes away: leaves at once, held or not. */
  leaving: (id: T) => boolean
  /** What her undo brings back: enters at once, at its fresh place. */
  returning: ReadonlySet<T>
}

const putBack = <T>(shown: readonly T[], fresh: readonly T[], returning: ReadonlySet<T>): readonly T[] => {
  const there = new Set(shown)
  const next = [...shown]
  for (const [place, id] of fresh.entries()) {
    if (!returning.has(id) || there.has(id)) continue
    let before = place - 1
    while (before >= 0 && !there.has(fresh[before] as T)) before--
    next.splice(before < 0 ? 0 : next.indexOf(fresh[before] as T) + 1, 0, id)
    there.add(id)
  }
  return next
}

/** Keeps identity of `shown` where nothing changes. */
export const holdOrder = <T>({ shown, fresh, hold, leaving, returning }: HoldInput<T>): Held<T> => {
  const wanted = fresh.some(leaving) ? fresh.filter((id) => !leaving(id)) : fresh
  // What only grows at its end moves nothing that is being looked at.
  const grows = shown.length <= wanted.length && shown.every((id, place) => wanted[place] === id)
  if (!hold || shown.length === 0 || grows) return { shown: same(shown, wanted), moved: 0 }
  const stays = shown.some(leaving) ? shown.filter((id) => !leaving(id)) : shown
  const next = returning.size > 0 ? putBack(stays, wanted, returning) : stays
  return { shown: same(shown, next), moved: countMoved(next, wanted) }
}

const same = <T>(was: readonly T[], next: readonly T[]): readonly T[] =>
  was === next || (was.length === next.length && was.every((id, place) => id === next[place])) ? was : next

/** Where the cursor goes when its row leaves: the next row, else the one before. Null for an empty list. */
export const neighbour = <T>(ids: readonly T[], leaving: ReadonlySet<T>, cursor: T | null): T | null => {
  const at = cursor === null ? -1 : ids.indexOf(cursor)
  if (at < 0) return ids.find((id) => !leaving.has(id)) ?? null
  for (let place = at; place < ids.length; place++) if (!leaving.has(ids[place] as T)) return ids[place] as T
  for (let place = at; place >= 0; place--) if (!leaving.has(ids[place] as T)) return ids[place] as T
  return null
}
