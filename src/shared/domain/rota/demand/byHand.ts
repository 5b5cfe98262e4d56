/** What a lead says of an hour counts, whatever history says. */
import type { DemandOverride, HourNeed } from '../plan'
import { HOUR } from './wall'

const covers = (one: DemandOverride, at: number): boolean => one.from <= at && at < one.to

/** The narrowest word counts: for a language at a shop, then a language, then a shop, then all; of equals the last said. */
const narrowness = ({ language, shop }: DemandOverride): number => (language !== null ? 2 : 0) + (shop !== null ? 1 : 0)

/**
 * Needs with the overrides laid over, in whole hours `[from, to)` (epoch ms). An override sets the sum of what it names (a
 * language at all shops, all of an hour …); the sum is divided as the forecast divides it, evenly over `languages` where there
 * is none. What was set is certain: its span is itself.
 */
export const withOverrides = (
  needs: readonly HourNeed[],
  overrides: readonly DemandOverride[],
  { from, to, languages }: { from: number; to: number; languages: readonly string[] },
): HourNeed[] => {
  if (overrides.length === 0) return [...needs]
  const byHour = new Map<number, HourNeed[]>()
  for (const need of needs) {
    const list = byHour.get(need.at)
    if (list) list.push(need)
    else byHour.set(need.at, [need])
  }
  // From the widest to the narrowest: each lies over what wider ones made.
  const sorted = overrides.map((one, place) => ({ one, place })).sort((a, b) => narrowness(a.one) - narrowness(b.one) || a.place - b.place)
  for (const { one } of sorted)
    for (let at = Math.max(from, Math.floor(one.from / HOUR) * HOUR); at < Math.min(to, one.to); at += HOUR) {
      if (!covers(one, Math.max(at, one.from))) continue
      byHour.set(at, laidOver(byHour.get(at) ?? [], one, at, languages))
    }
  return [...byHour.entries()].sort((a, b) => a[0] - b[0]).flatMap(([, list]) => list)
}

const laidOver = (
  list: readonly HourNeed[],
  { language, shop, people }: DemandOverride,
  at: number,
  languages: readonly string[],
): HourNeed[] => {
  const named = (need: HourNeed) => (language === null || need.language === language) && (shop === null || need.shop === shop)
  const inside = list.filter(named)
  const outside = list.filter((need) => !named(need))
  const sum = inside.reduce((total, need) => total + need.people, 0)
  const set = (need: HourNeed, share: number): HourNeed => ({
    ...need,
    people: people * share,
    low: people * share,
    high: people * share,
    why: { ...need.why, byHand: people * share },
  })
  if (sum > 0) return [...outside, ...inside.map((need) => set(need, need.people / sum))]
  const whose = language !== null ? [language] : languages
  return [...outside, ...whose.map((code) => set({ at, language: code, shop, people: 0, low: 0, high: 0, why: {} }, 1 / whose.length))]
}
