/**
 * What a plan costs beyond the sum of its days: shares exceeded, and days unlike the rest of their week. The cheapest plan is
 * looked for by costs of single days, so these are guessed from a plan at hand (`guideOf`) and reckoned from the one found.
 */
import type { SolveModel } from './types'

export interface Extras {
  /** `slots`: whether (day, type) counts, `day * width + type`. */
  readonly shares: readonly { readonly slots: Uint8Array; readonly above: number; readonly weight: number }[]
  /** Kinds by type. */
  readonly steady: readonly { readonly from: number; readonly to: number; readonly kinds: readonly number[]; readonly weight: number }[]
}

export function extrasOf(model: SolveModel, person: number): Extras {
  const width = model.types.length + 1
  const shares = (model.shares ?? [])
    .filter((share) => share.person === person && share.weight > 0)
    .map(({ slots, above, weight }) => {
      const counted = new Uint8Array(model.days * width)
      for (const { day, type } of slots) counted[day * width + type] = 1
      return { slots: counted, above, weight }
    })
  return { shares, steady: (model.steady ?? []).filter((steady) => steady.person === person && steady.weight > 0) }
}

export const hasExtras = ({ shares, steady }: Extras): boolean => shares.length > 0 || steady.length > 0

const countOf = (slots: Uint8Array, plan: Uint8Array, width: number): number => {
  let count = 0
  for (let day = 0; day < plan.length; day++) count += slots[day * width + (plan[day] as number)] as number
  return count
}

/** Days of each kind, and the one worked most often (the smallest among equals); null: nothing is worked. */
function weekOf({ from, to, kinds }: Extras['steady'][number], plan: Uint8Array): { most: number | null; others: number } {
  const counts = new Map<number, number>()
  let worked = 0
  for (let day = from; day <= to; day++) {
    const kind = kinds[plan[day] as number]
    if (kind === undefined) continue
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    worked++
  }
  let most: number | null = null
  for (const [kind, count] of counts) {
    const best = most === null ? 0 : (counts.get(most) ?? 0)
    if (count > best || (count === best && most !== null && kind < most)) most = kind
  }
  return { most, others: most === null ? 0 : worked - (counts.get(most) ?? 0) }
}

export function extraCost({ shares, steady }: Extras, plan: Uint8Array, width: number): number {
  let cost = 0
  for (const { slots, above, weight } of shares) cost += weight * Math.max(0, countOf(slots, plan, width) - above)
  for (const week of steady) cost += week.weight * weekOf(week, plan).others
  return cost
}

/** Adds to `costs` (`day * width + type`) what another day of each kind would cost beside this plan. */
export function addGuide({ shares, steady }: Extras, plan: Uint8Array, width: number, costs: Float64Array): void {
  for (const { slots, above, weight } of shares) {
    if (countOf(slots, plan, width) <= above) continue
    for (let slot = 0; slot < costs.length; slot++) if (slots[slot]) costs[slot] = (costs[slot] as number) + weight
  }
  for (const week of steady) {
    const { most } = weekOf(week, plan)
    if (most === null) continue
    for (let day = week.from; day <= week.to; day++)
      for (const [type, kind] of week.kinds.entries())
        if (kind !== most) costs[day * width + type] = (costs[day * width + type] as number) + week.weight
  }
}
