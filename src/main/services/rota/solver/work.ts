/** What the parts of the search hand around: the compiled model, the exact solver, a clock, chance by seed, and when to end. */
import type { Highs } from 'highs'
import { cheapest } from '../../../../shared/domain/rota/solve/cheapest'
import { type Compiled, type CompiledPerson, objectiveOf, type Row, rowOf } from '../../../../shared/domain/rota/solve/compile'
import { addGuide, hasExtras } from '../../../../shared/domain/rota/solve/extras'

export interface Incumbent {
  readonly rows: readonly Row[]
  readonly objective: number
}
export interface Work {
  readonly compiled: Compiled
  readonly highs: Highs
  /** Milliseconds of a clock that only runs on. */
  readonly now: () => number
  /** Of that clock. */
  readonly until: number
  readonly stopped: () => boolean
  /** 0 ≤ x < 1, by seed. */
  readonly random: () => number
  readonly toGo: Float64Array
  readonly costs: Float64Array
  best: Incumbent | null
  /** No plan can cost less. */
  bound: number | null
  readonly onBetter: (best: Incumbent, bound: number | null) => void
}

export const over = (work: Work): boolean => work.stopped() || work.now() >= work.until

/** Nothing better can be found. */
export const proven = (work: Work): boolean => work.best !== null && work.bound !== null && work.best.objective <= work.bound + 1e-6

/** The least a plan of this bound can cost: with whole weights the next whole number. */
export const lifted = (compiled: Compiled, bound: number): number => (compiled.whole ? Math.ceil(bound - 1e-4) : bound)

/** Takes the plan if it is better; true then. */
export function offer(work: Work, rows: readonly Row[]): boolean {
  const objective = objectiveOf(work.compiled, rows)
  if (work.best && objective >= work.best.objective - 1e-9) return false
  work.best = { rows: [...rows], objective }
  work.onBetter(work.best, work.bound)
  return true
}

/** A generator by seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Somebody's cheapest plan when each demand met pays `reward`. No plan costs less than `value` (costs less rewards); `row` is
 * one that costs just that, or null where the search for it became too long. What costs beyond single days (`extras.ts`) is in
 * the row and not in `value`; `near`, a plan of hers, guides past it, and then `value` is that of the row and proves nothing.
 */
export function priced(
  work: Work,
  person: number,
  reward: Float64Array,
  { most, near }: { most?: number; near?: Row | null | undefined } = {},
): { value: number; row: Row | null } {
  const { compiled, costs, toGo } = work
  const { own, from, groups, meets, graph, extras } = compiled.people[person] as CompiledPerson
  for (let slot = 0; slot < own.length; slot++) {
    let cost = own[slot] as number
    for (let group = from[slot] as number; group < (from[slot + 1] as number); group++) {
      let best = reward[meets[groups[group] as number] as number] as number
      for (let at = (groups[group] as number) + 1; at < (groups[group + 1] as number); at++) {
        const other = reward[meets[at] as number] as number
        if (other > best) best = other
      }
      cost -= best
    }
    costs[slot] = cost
  }
  const guided = near !== null && near !== undefined && hasExtras(extras)
  if (guided) addGuide(extras, near.plan, compiled.width, costs)
  const plan = new Uint8Array(compiled.days)
  const { value, found } = cheapest(graph, costs, compiled.width, toGo, plan, most)
  const row = found ? rowOf(compiled, person, plan, reward) : null
  return { value: guided && row ? row.cost - worth(row.meets, reward) : value, row }
}

/** What the demands met are paid together. */
export function worth(meets: Int32Array, prices: Float64Array): number {
  let sum = 0
  for (let at = 0; at < meets.length; at++) sum += prices[meets[at] as number] as number
  return sum
}
