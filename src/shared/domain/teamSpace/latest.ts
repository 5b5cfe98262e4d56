/**
 * Many small things that several desks write: the later word on each counts, whichever desk said it, so that merging needs no
 * base and never asks. For what is too many to be a file each, and where two words on the same are rare (a translated segment, a
 * glossary's term).
 */
export interface Word<Thing> {
  readonly id: string
  /** When it was said, epoch ms (UTC). */
  readonly at: number
  /** Null: taken away. */
  readonly thing: Thing | null
}

/** What is taken away is remembered so long (ms): a desk that comes back later brings it back. */
export const takenAwayKeptMs = 90 * 86_400_000
/** A clock that is ahead by more than this (ms) is not believed: its word would stand for ever. */
const aheadMs = 86_400_000

/** Whether `a` counts before `b`; of the same instant what lives, and of two that live what stands there already (`b`). */
const counts = <Thing>(a: Word<Thing>, b: Word<Thing>): boolean => a.at > b.at || (a.at === b.at && a.thing !== null && b.thing === null)

/**
 * @param there as the team has it
 * @param here as this desk has it
 * @param now epoch ms (UTC)
 * @returns `all`: what the team should have, by id; `changed`: it has not; `take`: what this desk should have and has not
 */
export const mergeLatest = <Thing>(
  there: readonly Word<Thing>[],
  here: readonly Word<Thing>[],
  now: number,
): { all: Word<Thing>[]; changed: boolean; take: Word<Thing>[] } => {
  const all = new Map<string, Word<Thing>>()
  let changed = false
  for (const word of there) {
    const known = all.get(word.id)
    if (known) changed = true
    if (!known || counts(word, known)) all.set(word.id, word)
  }
  const had = new Set(all.keys())
  const mine = new Map(here.map((word) => [word.id, word]))
  const take = [...all.values()].filter((word) => {
    if (word.at > now + aheadMs) return false
    const own = mine.get(word.id)
    return own ? own.at !== word.at && counts(word, own) : word.thing !== null
  })
  for (const word of here) {
    const known = all.get(word.id)
    if (known ? !counts(word, known) : word.thing === null && word.at < now - takenAwayKeptMs) continue
    all.set(word.id, word)
    changed = true
  }
  for (const [id, { thing, at }] of all) {
    if (thing !== null || at >= now - takenAwayKeptMs) continue
    all.delete(id)
    changed ||= had.has(id)
  }
  return { all: [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), changed, take }
}
