/** One person after the other is planned anew, exactly, against what the others do; until nobody's change helps. */
import type { Row } from '../../../../shared/domain/rota/solve/compile'
import { over, priced, type Work, worth } from './work'

/** What each demand has. */
export function countsOf(work: Pick<Work, 'compiled'>, rows: Iterable<Row>): Int32Array {
  const have = new Int32Array(work.compiled.demands.length)
  for (const { meets } of rows) for (const demand of meets) have[demand] = (have[demand] ?? 0) + 1
  return have
}

/** What one more would save. */
export function gains(work: Work, have: Int32Array): Float64Array {
  return Float64Array.from(work.compiled.demands, ({ need, under, over: weight }, demand) => ((have[demand] ?? 0) < need ? under : -weight))
}

/** A plan for each of these, best person by person in this order, beside what stands. */
export function greedy(work: Work, order: readonly number[], standing: readonly Row[] = []): Row[] {
  const rows: Row[] = []
  const have = countsOf(work, standing)
  for (const person of order) {
    const reward = gains(work, have)
    // Any plan will do to begin with: where the best takes long to find, that of smaller rewards, at last whatever is lawful.
    let row = priced(work, person, reward).row
    for (let part = 0.5; !row && part > 0.05; part /= 2)
      row = priced(
        work,
        person,
        reward.map((value) => value * part),
      ).row
    row ??= priced(work, person, new Float64Array(reward.length), { most: Number.POSITIVE_INFINITY }).row
    if (!row) throw new Error('a person without a plan')
    rows[person] = row
    for (const demand of row.meets) have[demand] = (have[demand] ?? 0) + 1
  }
  return rows
}

/** Changes `rows` in place. */
export function polish(work: Work, rows: Row[], people: readonly number[]): void {
  const have = countsOf(work, rows)
  let since = 0
  for (let turn = 0; since < people.length && !over(work); turn++) {
    const person = people[turn % people.length] as number
    const old = rows[person] as Row
    for (const demand of old.meets) have[demand] = (have[demand] ?? 0) - 1
    const reward = gains(work, have)
    let before = old.cost
    for (const demand of old.meets) before -= reward[demand] ?? 0
    const { row } = priced(work, person, reward, { near: old })
    const better = row !== null && row.cost - worth(row.meets, reward) < before - 1e-7
    const taken = better && row ? row : old
    rows[person] = taken
    for (const demand of taken.meets) have[demand] = (have[demand] ?? 0) + 1
    since = better ? 1 : since + 1
  }
}
