/**
 * A walk in which one person after the other takes the exactly best plan under prices with some noise: with little of it
 * people wander between plans of equal cost, with more they also pay a little, and so leave a dead end. The noise sinks.
 */
import { objectiveOf, type Row } from '../../../../shared/domain/rota/solve/compile'
import { countsOf, gains } from './improve'
import { offer, over, priced, proven, type Work } from './work'

export interface Heat {
  /** In units of the objective. */
  readonly from: number
  readonly to: number
  /** Turns of each person. */
  readonly sweeps: number
}

/** Changes `rows` in place to where the walk ended; better plans are offered on the way. */
export function anneal(work: Work, rows: Row[], { from, to, sweeps }: Heat): void {
  const { compiled, random } = work
  const have = countsOf(work, rows)
  const turns = sweeps * rows.length
  let objective = objectiveOf(compiled, rows)
  let least = work.best?.objective ?? Number.POSITIVE_INFINITY
  for (let turn = 0; turn < turns && !over(work) && !proven(work); turn++) {
    const heat = from * (to / from) ** (turn / turns)
    const person = Math.floor(random() * rows.length)
    const old = rows[person] as Row
    for (const demand of old.meets) have[demand] = (have[demand] as number) - 1
    const reward = gains(work, have)
    let change = -old.cost
    for (const demand of old.meets) change += reward[demand] as number
    // A logistic noise: the best under it is a plan drawn by its cost, the cheap ones far more often.
    const noisy = reward.map((value) => {
      const chance = random()
      return value + heat * Math.log((chance + 1e-9) / (1 - chance + 1e-9))
    })
    const row = priced(work, person, noisy, { most: 2000, near: old }).row ?? old
    change += row.cost
    for (const demand of row.meets) {
      change -= reward[demand] as number
      have[demand] = (have[demand] as number) + 1
    }
    rows[person] = row
    objective += change
    if (objective < least - 1e-9) {
      offer(work, rows)
      objective = objectiveOf(compiled, rows)
      least = Math.min(least, work.best?.objective ?? objective)
    }
  }
}
