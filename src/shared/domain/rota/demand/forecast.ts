/**
 * What will arrive in each hour, from what arrived. Per language, kind of work and shop:
 * - **Level** (a week's arrivals): mean of the weeks with weights that halve every two weeks, so it follows the last weeks; a
 *   shop's thin level is drawn towards the language's total times the shop's share of everything (three arrivals' worth).
 * - **Profile** (weekday × hour on the customers' wall clock): begins as hour of the day × weekday of the language, smoothed over
 *   neighbouring hours, themselves drawn towards those of all languages; then each of the 168 hours, and then the shop's own, by
 *   what was counted in it against six arrivals' worth of what was to be expected. Weights halve every six weeks.
 * - **Season**: where the same weeks of last year are in the cache, what came then against the month before it.
 * The variance is chance (Poisson), plus what days scatter beyond it (method of moments on the days' own errors), plus how little
 * the level and the hour are known by (one over their arrivals). Not known: campaigns, sales days, holidays.
 */
import type { ArrivalSeries, WorkKind } from './types'
import { HOUR, WEEK_HOURS, weekHours, zoneOf } from './wall'

export interface HourRate {
  language: string
  shop: string
  kind: WorkKind
  /** Expected in each hour from `from` on. */
  mean: Float64Array
  /** Squared coefficient of variation beyond Poisson: variance = mean + mean² · this. */
  extra: Float64Array
}
export interface Forecast {
  /** Whole hours since the epoch. */
  from: number
  to: number
  rates: readonly HourRate[]
  /** Hours of history it rests on. */
  known: number
  /** Arrivals counted in them. */
  arrivals: number
}

const LEVEL_HALVES = 2 * WEEK_HOURS
const PROFILE_HALVES = 6 * WEEK_HOURS
/** Arrivals' worth of belief in what was to be expected. */
const HOUR_BELIEF = 6
const SHOP_BELIEF = 3
const YEAR = 52 * WEEK_HOURS

/**
 * The first hour from which the cache can be taken as whole: a desk lets go of what is old and done, so its oldest weeks hold
 * only what stayed open. Weeks are counted back from `now`; the first older one with under a third of the median ends it.
 */
export const wholeFrom = (series: readonly ArrivalSeries[], now: number): number => {
  let first = now
  const weeks: number[] = []
  for (const { counts } of series)
    for (const [hour, count] of counts) {
      if (hour >= now) continue
      first = Math.min(first, hour)
      const back = Math.floor((now - 1 - hour) / WEEK_HOURS)
      while (weeks.length <= back) weeks.push(0)
      weeks[back] = (weeks[back] ?? 0) + count
    }
  const newest = weeks.slice(0, 4).sort((a, b) => a - b)
  const median = newest[Math.floor((newest.length - 1) / 2)] ?? 0
  const gap = weeks.findIndex((count) => count * 3 < median)
  return gap < 0 ? first : Math.max(first, now - gap * WEEK_HOURS)
}

interface Counted {
  /** Weighted arrivals and hours by hour of the week. */
  counts: Float64Array
  hours: Float64Array
  /** A week's arrivals, and how many arrivals it is known by. */
  level: number
  known: number
}

/** Arrivals by hour since `first`, as one row. */
const rowOf = (all: readonly ArrivalSeries[], first: number, now: number): Float64Array => {
  const row = new Float64Array(Math.max(0, now - first))
  for (const { counts } of all)
    for (const [hour, count] of counts) if (hour >= first && hour < now) row[hour - first] = (row[hour - first] ?? 0) + count
  return row
}

const countedOf = (row: Float64Array, wall: Uint8Array): Counted => {
  const counts = new Float64Array(WEEK_HOURS)
  const hours = new Float64Array(WEEK_HOURS)
  let sum = 0
  let weight = 0
  let squares = 0
  for (let place = 0; place < row.length; place += 1) {
    const age = row.length - place
    const slow = 0.5 ** (age / PROFILE_HALVES)
    const quick = 0.5 ** (age / LEVEL_HALVES)
    const count = row[place] ?? 0
    const cell = wall[place] ?? 0
    counts[cell] = (counts[cell] ?? 0) + slow * count
    hours[cell] = (hours[cell] ?? 0) + slow
    sum += quick * count
    weight += quick
    squares += quick * quick * count
  }
  return { counts, hours, level: weight > 0 ? (sum / weight) * WEEK_HOURS : 0, known: squares > 0 ? (sum * sum) / squares : 0 }
}

const normal = (profile: Float64Array, to: number): Float64Array => {
  const sum = profile.reduce((total, each) => total + each, 0)
  return sum > 0 ? profile.map((each) => (each * to) / sum) : profile.map(() => to / profile.length)
}

/** `prior` (mean 1) corrected by what was counted against what it led to expect. */
const corrected = (
  { counts, hours }: Pick<Counted, 'counts' | 'hours'>,
  level: number,
  prior: Float64Array,
  belief: number,
): Float64Array =>
  normal(
    prior.map((each, cell) => {
      const expected = ((hours[cell] ?? 0) * level * each) / WEEK_HOURS
      return (each * ((counts[cell] ?? 0) + belief)) / (expected + belief)
    }),
    prior.length,
  )

const folded = ({ counts, hours }: Counted, cells: number, cellOf: (hour: number) => number) => {
  const answer = { counts: new Float64Array(cells), hours: new Float64Array(cells) }
  for (let hour = 0; hour < WEEK_HOURS; hour += 1) {
    const cell = cellOf(hour)
    answer.counts[cell] = (answer.counts[cell] ?? 0) + (counts[hour] ?? 0)
    answer.hours[cell] = (answer.hours[cell] ?? 0) + (hours[hour] ?? 0)
  }
  return answer
}
const hourOfDay = (hour: number) => hour % 24
const dayOfWeek = (hour: number) => Math.floor(hour / 24)
/** Over neighbouring hours of the clock: 1, 2, 1. */
const smoothed = (profile: Float64Array): Float64Array =>
  profile.map((each, at) => each / 2 + ((profile[(at + 23) % 24] ?? 0) + (profile[(at + 1) % 24] ?? 0)) / 4)

interface Shape {
  day: Float64Array
  week: Float64Array
}
const flat: Shape = { day: new Float64Array(24).fill(1), week: new Float64Array(7).fill(1) }
const shapeOf = (counted: Counted, prior: Shape): Shape => ({
  day: normal(smoothed(corrected(folded(counted, 24, hourOfDay), counted.level, prior.day, HOUR_BELIEF)), 24),
  week: corrected(folded(counted, 7, dayOfWeek), counted.level, prior.week, HOUR_BELIEF * 2),
})
const crossed = ({ day, week }: Shape): Float64Array =>
  normal(
    Float64Array.from({ length: WEEK_HOURS }, (_, hour) => (day[hourOfDay(hour)] ?? 1) * (week[dayOfWeek(hour)] ?? 1)),
    WEEK_HOURS,
  )

/** How much days scatter beyond chance: (error² − expected) over expected², between 1 % and 1. */
const scatterOf = (row: Float64Array, wall: Uint8Array, level: number, profile: Float64Array): number => {
  let beyond = 0
  let squares = 0
  // The newest eight weeks; older ones had another level.
  for (let end = row.length; end >= 24 && row.length - end < 8 * WEEK_HOURS; end -= 24) {
    let came = 0
    let expected = 0
    for (let place = end - 24; place < end; place += 1) {
      came += row[place] ?? 0
      expected += (level * (profile[wall[place] ?? 0] ?? 0)) / WEEK_HOURS
    }
    beyond += (came - expected) ** 2 - expected
    squares += expected ** 2
  }
  return squares > 0 ? Math.min(1, Math.max(0.01, beyond / squares)) : 1
}

/** Last year's three weeks around `hour` against the four weeks before last year's now; 1 where they are not at hand. */
const seasonOf = (row: Float64Array, first: number, now: number, hour: number): number => {
  const sum = (from: number, to: number): number | null => {
    if (from < first || to > now) return null
    let total = 0
    for (let at = from; at < to; at += 1) total += row[at - first] ?? 0
    return total / (to - from)
  }
  const then = sum(hour - YEAR - 252, hour - YEAR + 252)
  const before = sum(now - YEAR - 4 * WEEK_HOURS, now - YEAR)
  if (then === null || before === null) return 1
  // A hundred arrivals' worth of belief that there is no season, spread over the four weeks.
  const belief = 100 / (4 * WEEK_HOURS)
  return Math.min(3, Math.max(1 / 3, (then + belief) / (before + belief)))
}

/** What the past says of one language, shop and kind of work. */
interface Learnt {
  language: string
  shop: string
  kind: WorkKind
  /** A week's arrivals, and their share in each hour of the week (mean 1). */
  level: number
  profile: Float64Array
  /** Squared coefficient of variation beyond Poisson, by hour of the week. */
  extra: Float64Array
}
interface Past {
  now: number
  first: number
  arrivals: number
  /** By kind of work, with all that arrived by hour since `first`. */
  kinds: readonly { total: Float64Array; lines: readonly Learnt[] }[]
}

/** The past is read once for all spans that are asked of it: of a year it takes a tenth of a second, and screens ask at each turn. */
const learnt = new WeakMap<readonly ArrivalSeries[], Past>()
const pastOf = (series: readonly ArrivalSeries[], now: number): Past => {
  const known = learnt.get(series)
  if (known?.now === now) return known
  const made = learn(series, now)
  learnt.set(series, made)
  return made
}

const learn = (series: readonly ArrivalSeries[], now: number): Past => {
  const first = wholeFrom(series, now)
  let arrivals = 0
  const walls = new Map<string, Uint8Array>()
  const wallOf = (language: string): Uint8Array => {
    const zone = zoneOf(language)
    let wall = walls.get(zone)
    if (!wall) {
      wall = weekHours(zone, first * HOUR, now * HOUR)
      walls.set(zone, wall)
    }
    return wall
  }
  const kinds = (['chats', 'mails'] as const).map((kind) => {
    const ofKind = series.filter((one) => one.kind === kind && one.counts.size > 0)
    const languages = [...new Set(ofKind.map(({ language }) => language))].sort()
    const rows = new Map(
      languages.map((language) => [
        language,
        rowOf(
          ofKind.filter((one) => one.language === language),
          first,
          now,
        ),
      ]),
    )
    const counted = new Map([...rows].map(([language, row]) => [language, countedOf(row, wallOf(language))]))
    const own = new Map(ofKind.map((one) => [one, countedOf(rowOf([one], first, now), wallOf(one.language))]))
    // All languages together, each on its own wall clock: people everywhere sleep at night.
    const all = [...counted.values()].reduce<Counted>(
      (sum, one) => ({
        counts: sum.counts.map((each, cell) => each + (one.counts[cell] ?? 0)),
        hours: sum.hours.map((each, cell) => Math.max(each, one.hours[cell] ?? 0)),
        level: sum.level + one.level,
        known: sum.known + one.known,
      }),
      { counts: new Float64Array(WEEK_HOURS), hours: new Float64Array(WEEK_HOURS), level: 0, known: 0 },
    )
    const everybody = shapeOf(all, flat)
    const shops = new Map<string, number>()
    for (const [one, { level }] of own) shops.set(one.shop, (shops.get(one.shop) ?? 0) + level)
    const lines: Learnt[] = []
    for (const language of languages) {
      const row = rows.get(language) ?? new Float64Array(0)
      const whole = counted.get(language)
      if (!whole || whole.level <= 0) continue
      const profile = corrected(whole, whole.level, crossed(shapeOf(whole, everybody)), HOUR_BELIEF)
      const scatter = scatterOf(row, wallOf(language), whole.level, profile)
      const levels = [...own]
        .filter(([one]) => one.language === language)
        .map(([one, counts]) => {
          const expected = all.level > 0 ? (whole.level * (shops.get(one.shop) ?? 0)) / all.level : 0
          // In weeks, as much as three arrivals are of what was to be expected.
          const seen = counts.level > 0 ? counts.known / counts.level : Math.min(4, (now - first) / WEEK_HOURS)
          const level = expected > 0 ? (counts.known + SHOP_BELIEF) / (seen + SHOP_BELIEF / expected) : counts.level
          return { one, counts, level }
        })
      // Shops together make the language's total, which is known better.
      const sum = levels.reduce((total, { level }) => total + level, 0)
      for (const { one, counts, level: raw } of levels) {
        const level = sum > 0 ? (raw * whole.level) / sum : 0
        const extra = profile.map((each, cell) => {
          const hourKnown = (whole.hours[cell] ?? 0) * ((whole.level * each) / WEEK_HOURS) + HOUR_BELIEF
          return scatter + 1 / (counts.known + 1) + 1 / hourKnown
        })
        for (const count of one.counts.values()) arrivals += count
        lines.push({
          language,
          shop: one.shop,
          kind,
          level,
          profile: levels.length === 1 ? profile : corrected(counts, level, profile, HOUR_BELIEF * 2),
          extra,
        })
      }
    }
    return { total: rowOf(ofKind, first, now), lines }
  })
  return { now, first, arrivals, kinds }
}

/** `now`, `from`, `to`: whole hours since the epoch; history is what lies before `now`. `series` is never changed once it was given. */
export const forecastOf = (series: readonly ArrivalSeries[], now: number, from: number, to: number): Forecast => {
  const { first, arrivals, kinds } = pastOf(series, now)
  const walls = new Map<string, Uint8Array>()
  const rates = kinds.flatMap(({ total, lines }) => {
    const seasons = new Float64Array(to - from)
    const days = new Map<number, number>()
    for (let place = 0; place < seasons.length; place += 1) {
      const day = Math.floor((from + place) / 24)
      const season = days.get(day) ?? seasonOf(total, first, now, day * 24 + 12)
      days.set(day, season)
      seasons[place] = season
    }
    return lines.map(({ language, shop, kind, level, profile, extra }): HourRate => {
      const zone = zoneOf(language)
      const wall = walls.get(zone) ?? weekHours(zone, from * HOUR, to * HOUR)
      walls.set(zone, wall)
      return {
        language,
        shop,
        kind,
        mean: seasons.map((season, place) => ((level * (profile[wall[place] ?? 0] ?? 0)) / WEEK_HOURS) * season),
        extra: seasons.map((_, place) => extra[wall[place] ?? 0] ?? 0),
      }
    })
  })
  return { from, to, rates, known: Math.max(0, now - first), arrivals }
}
