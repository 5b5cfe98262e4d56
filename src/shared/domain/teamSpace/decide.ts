/**
 * One shared thing: what this desk and the team space had in common last, how it stands here, how it stands there, and what
 * follows. Nothing is ever lost: where both sides changed the same, both forms are kept until a person decides.
 */
export interface Standing<Thing> {
  /** What both had last; null where they never had it in common. */
  base: Thing | null
  /** Null: not here (taken away, or never had). */
  mine: Thing | null
  /** `unchanged`: the space still has what both had; null: not there. */
  theirs: Thing | null | 'unchanged'
}

export type Decision<Thing> =
  | { do: 'nothing' }
  /** Write it there, only over what was seen there. */
  | { do: 'put'; thing: Thing }
  | { do: 'delete' }
  /** Have theirs here; null takes it away here. */
  | { do: 'take'; thing: Thing | null }
  | { do: 'conflict'; theirs: Thing | null }

export const decide = <Thing>(
  { base, mine, theirs }: Standing<Thing>,
  same: (a: Thing, b: Thing) => boolean,
  merge: (base: Thing, mine: Thing, theirs: Thing) => { merged: Thing; clashes: readonly string[] },
): Decision<Thing> => {
  const equal = (a: Thing | null, b: Thing | null) => (a === null || b === null ? a === b : same(a, b))
  const there = theirs === 'unchanged' ? base : theirs
  const mineStands = equal(mine, base)
  const theirsStand = theirs === 'unchanged' || equal(theirs, base)
  if (equal(mine, there)) return mineStands && theirsStand ? { do: 'nothing' } : { do: 'take', thing: there }
  if (mineStands) return { do: 'take', thing: there }
  if (theirsStand) return mine === null ? { do: 'delete' } : { do: 'put', thing: mine }
  // Taken away on one side and changed on the other: what was written stays.
  if (mine === null) return { do: 'take', thing: there }
  if (there === null || base === null) return { do: 'conflict', theirs: there }
  const { merged, clashes } = merge(base, mine, there)
  return clashes.length === 0 ? { do: 'put', thing: merged } : { do: 'conflict', theirs: there }
}
