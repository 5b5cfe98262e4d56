/** Weights as words: five steps around what is usual. */
import { type RotaWeights, usualSettings } from '../../../../shared/domain/rota/plan'

export const weightKeys = ['under', 'over', 'wish', 'fairNights', 'fairWeekends', 'fairHolidays', 'continuity', 'keep'] as const
export type WeightKey = (typeof weightKeys)[number]

/** Of the usual weight. */
const steps = [0, 0.3, 1, 3, 10] as const
export const mostStep = steps.length - 1

/** The step nearest to this weight. */
export function stepOf(key: WeightKey, weight: number): number {
  const usual = usualSettings.weights[key]
  let best = 0
  for (const [step, factor] of steps.entries())
    if (Math.abs(factor * usual - weight) < Math.abs((steps[best] ?? 0) * usual - weight)) best = step
  return best
}
export const weightAt = (key: WeightKey, step: number): number =>
  Math.min(10_000, Math.round(usualSettings.weights[key] * (steps[step] ?? 1)))

/** Those moved as chosen, the others as the team has them. */
export const weightsOf = (team: RotaWeights, chosen: Readonly<Partial<Record<WeightKey, number>>>): RotaWeights => {
  const weights = { ...team }
  for (const key of weightKeys) {
    const step = chosen[key]
    if (step !== undefined) weights[key] = weightAt(key, step)
  }
  return weights
}
