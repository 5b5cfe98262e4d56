/** Seeded chance: the same seed, the same run, on every machine. */
/** In [0, 1). */
export type Chance = () => number

/** splitmix32; small, and good enough to draw faults with. */
export const chanceOf = (seed: number): Chance => {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
}

/** One number out of several, so that each step of a plan has a stream of its own and dropping one leaves the others as they are. */
export const mix = (...parts: number[]): number => {
  let hash = 0x811c9dc5
  for (const part of parts) {
    hash = Math.imul(hash ^ (part >>> 0), 0x01000193)
    hash ^= hash >>> 13
  }
  return hash >>> 0
}

export const below = (chance: Chance, most: number): number => Math.floor(chance() * most)
export const between = (chance: Chance, from: number, to: number): number => from + Math.floor(chance() * (to - from + 1))
export const oneOf = <T>(chance: Chance, list: readonly T[]): T => list[below(chance, list.length)] as T

/** A word by weights. */
export const weighed = <T extends string>(chance: Chance, weights: Readonly<Record<T, number>>): T => {
  const entries = Object.entries(weights) as [T, number][]
  let left = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [word, weight] of entries) {
    left -= weight
    if (left < 0) return word
  }
  return (entries.at(-1) as [T, number])[0]
}
