/**
 * Who meets which demand, shared out afresh while all plans stay: one by one, whoever speaks several languages takes what is dearest
 * at that moment, and somebody else's only language is left over. Chains of swaps find what the team as a whole meets; what is paid
 * afterwards is the least that these plans can cost (each demand's cost is convex, so no cheaper chain means no cheaper sharing).
 */
import type { Compiled, CompiledPerson, Row } from '../../../../shared/domain/rota/solve/compile'
import { countsOf, polish } from './improve'
import type { Work } from './work'

/** A place in somebody's row that could meet one of several demands. */
interface Choice {
  person: number
  /** Index in her row's `meets`. */
  at: number
  options: Int32Array
  now: number
}

function choicesOf({ people, days, width }: Compiled, rows: readonly (Row | null)[]): Choice[] {
  const choices: Choice[] = []
  for (const [person, row] of rows.entries()) {
    if (!row) continue
    const { plan, meets: met } = row
    const { from, groups, meets } = people[person] as CompiledPerson
    let at = 0
    for (let day = 0; day < days; day++) {
      const slot = day * width + (plan[day] ?? 0)
      for (let group = from[slot] ?? 0; group < (from[slot + 1] ?? 0); group++, at++) {
        const options = meets.subarray(groups[group], groups[group + 1])
        if (options.length > 1) choices.push({ person, at, options, now: met[at] as number })
      }
    }
  }
  return choices
}

/** The same plans, meeting as much as they can together; `rows` itself where nothing is to be gained. Who has none (null) meets nothing. */
export function shared<T extends Row | null>(compiled: Compiled, rows: readonly T[]): readonly T[] {
  const choices = choicesOf(compiled, rows)
  if (choices.length === 0) return rows
  const { demands } = compiled
  const have = countsOf(
    { compiled },
    rows.filter((row) => row !== null),
  )
  /** Who could meet it and meets another now. */
  const able = new Map<number, Choice[]>()
  for (const choice of choices)
    for (const demand of choice.options) {
      const list = able.get(demand)
      if (list) list.push(choice)
      else able.set(demand, [choice])
    }
  const gain = (demand: number): number => {
    const { need, under, over } = demands[demand] as Compiled['demands'][number]
    return (have[demand] as number) < need ? under : -over
  }
  const loss = (demand: number): number => {
    const { need, under, over } = demands[demand] as Compiled['demands'][number]
    return (have[demand] as number) > need ? -over : under
  }
  let changed = false
  /** Brings one more to `wanted` by the cheapest chain there is; false where none saves anything. */
  const bring = (wanted: number): boolean => {
    const cameBy = new Map<number, { choice: Choice; to: number } | null>([[wanted, null]])
    const queue = [wanted]
    let best = -1
    let least = gain(wanted) - 1e-9
    for (let next = 0; next < queue.length; next++) {
      const to = queue[next] as number
      for (const choice of able.get(to) ?? []) {
        if (choice.now === to || cameBy.has(choice.now)) continue
        cameBy.set(choice.now, { choice, to })
        queue.push(choice.now)
        const paid = loss(choice.now)
        if (paid < least) {
          least = paid
          best = choice.now
        }
      }
    }
    if (best < 0) return false
    have[best] = (have[best] as number) - 1
    have[wanted] = (have[wanted] as number) + 1
    for (let step = cameBy.get(best); step; step = cameBy.get(step.to)) step.choice.now = step.to
    changed = true
    return true
  }
  for (const demand of able.keys()) while ((have[demand] as number) < (demands[demand]?.need ?? 0) && bring(demand));
  // Where weights differ, one too many may be cheaper elsewhere.
  for (const demand of able.keys()) while (bring(demand));
  if (!changed) return rows
  const next = [...rows]
  for (const { person, at, now } of choices) {
    const row = next[person] as T & Row
    if (row.meets[at] === now) continue
    if (row === rows[person]) next[person] = { ...row, meets: row.meets.slice() }
    ;(next[person] as T & Row).meets[at] = now
  }
  return next
}

/** Nobody's own change helps, and what all meet is shared out among them. */
export function settled(work: Work, rows: readonly Row[], people: readonly number[]): Row[] {
  const polished = [...shared(work.compiled, rows)]
  polish(work, polished, people)
  const next = shared(work.compiled, polished)
  if (next === polished) return polished
  const last = [...next]
  polish(work, last, people)
  return last
}
