import { describe, expect, it } from 'vitest'
import { forecastOf, wholeFrom } from './forecast'
import { countQuantile, normalQuantile } from './spread'
import type { ArrivalSeries, WorkKind } from './types'
import { HOUR, weekHours } from './wall'

/** Mulberry32: the same arrivals in every run. */
const drawn = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const poisson = (random: () => number, mean: number): number => {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(Math.max(1e-9, random()))))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

const now = Math.floor(Date.UTC(2026, 9, 19) / HOUR)
interface Truth {
  language: string
  shop: string
  kind: WorkKind
  perWeek: number
  zone: string
}
/** Busy by day, lunch dip, quiet nights, weekends at six tenths; level grows by `growth` a week; days scatter by `scatter`. */
const meanOf = (truth: Truth, wall: number, age: number, growth: number): number => {
  const hour = wall % 24
  const day = Math.floor(wall / 24)
  const shape = 0.08 + Math.max(0, Math.sin(((hour - 6) / 17) * Math.PI)) * (hour === 13 ? 0.8 : 1)
  return ((truth.perWeek * shape * (day >= 5 ? 0.6 : 1)) / 85) * (1 + growth) ** (-age / 168)
}
const arrivals = (truths: readonly Truth[], weeks: number, seed: number, growth: number, scatter: number) => {
  const random = drawn(seed)
  const from = now - weeks * 168
  const to = now + 168
  const walls = new Map(truths.map(({ zone }) => [zone, weekHours(zone, from * HOUR, to * HOUR)]))
  return truths.map((truth) => {
    const counts = new Map<number, number>()
    const means = new Map<number, number>()
    let day = 1
    for (let hour = from; hour < to; hour += 1) {
      if (hour % 24 === 0) day = Math.exp(scatter * normalQuantile(Math.max(1e-9, random())) - (scatter * scatter) / 2)
      const mean = meanOf(truth, walls.get(truth.zone)?.[hour - from] ?? 0, now - hour, growth)
      means.set(hour, mean)
      const count = poisson(random, mean * day)
      if (count > 0) counts.set(hour, count)
    }
    return { truth, counts, means }
  })
}
const series = (all: ReturnType<typeof arrivals>): ArrivalSeries[] =>
  all.map(({ truth, counts }) => ({ language: truth.language, shop: truth.shop, kind: truth.kind, counts }))

const truths: Truth[] = [
  { language: 'de', shop: 'NL', kind: 'mails', perWeek: 600, zone: 'Europe/Berlin' },
  { language: 'de', shop: 'KB', kind: 'mails', perWeek: 90, zone: 'Europe/Berlin' },
  { language: 'ja', shop: 'KB', kind: 'mails', perWeek: 300, zone: 'Asia/Tokyo' },
  { language: 'es', shop: 'VO', kind: 'mails', perWeek: 1500, zone: 'UTC' },
  { language: 'ar', shop: 'VO', kind: 'mails', perWeek: 25, zone: 'UTC' },
]

describe('the forecast, tried on arrivals whose truth is known', () => {
  /** Weighted error of the expected counts against the true ones, and the share of counts within the span. */
  const tried = (weeks: number, growth: number, scatter: number) => {
    let error = 0
    let mass = 0
    let inside = 0
    let hours = 0
    for (let seed = 1; seed <= 6; seed += 1) {
      const all = arrivals(truths, weeks, seed, growth, scatter)
      const forecast = forecastOf(series(all), now, now, now + 168)
      for (const rate of forecast.rates) {
        const one = all.find(({ truth }) => truth.language === rate.language && truth.shop === rate.shop)
        rate.mean.forEach((mean, place) => {
          const truth = one?.means.get(now + place) ?? 0
          error += Math.abs(mean - truth)
          mass += truth
          const variance = mean + mean * mean * (rate.extra[place] ?? 0)
          const count = one?.counts.get(now + place) ?? 0
          // Spans of counts are whole numbers and so a little wider than nine of ten.
          if (count >= countQuantile(mean, variance, 0.05) && count <= countQuantile(mean, variance, 0.95)) inside += 1
          hours += 1
        })
      }
    }
    return { error: error / mass, inside: inside / hours }
  }
  it('eight calm weeks: off by less than 12 % of what comes, span right nine times of ten', () => {
    const { error, inside } = tried(8, 0, 0.05)
    expect(error).toBeLessThan(0.12)
    expect(inside).toBeGreaterThan(0.9)
    expect(inside).toBeLessThan(0.985)
  })
  it('five weeks that grow by 4 % and scatter by a fifth a day', () => {
    const { error, inside } = tried(5, 0.04, 0.2)
    expect(error).toBeLessThan(0.2)
    expect(inside).toBeGreaterThan(0.88)
    expect(inside).toBeLessThan(0.985)
  })
  it('ten days: rough, and the span knows it', () => {
    const { error, inside } = tried(10 / 7, 0, 0.1)
    expect(error).toBeLessThan(0.35)
    expect(inside).toBeGreaterThan(0.88)
  })
})

describe('the forecast', () => {
  it('follows the last weeks', () => {
    const counts = new Map<number, number>()
    for (let hour = now - 8 * 168; hour < now; hour += 1) counts.set(hour, hour < now - 3 * 168 ? 2 : 6)
    const { rates } = forecastOf([{ language: 'en', shop: 'A', kind: 'mails', counts }], now, now, now + 168)
    const week = rates[0]?.mean.reduce((sum, each) => sum + each, 0) ?? 0
    expect(week / 168).toBeGreaterThan(4.3)
    expect(week / 168).toBeLessThan(6)
  })
  it('draws a thin shop towards what its language leads to expect, and keeps the total', () => {
    const flat = (each: number) => new Map(Array.from({ length: 4 * 168 }, (_, place) => [now - 1 - place, each]))
    const { rates } = forecastOf(
      [
        { language: 'de', shop: 'A', kind: 'mails', counts: flat(4) },
        { language: 'de', shop: 'B', kind: 'mails', counts: new Map([[now - 30, 1]]) },
        { language: 'en', shop: 'B', kind: 'mails', counts: flat(2) },
      ],
      now,
      now,
      now + 168,
    )
    const week = (language: string, shop: string) =>
      rates.find((rate) => rate.language === language && rate.shop === shop)?.mean.reduce((sum, each) => sum + each, 0) ?? 0
    expect(week('de', 'B')).toBeGreaterThan(0.2)
    expect(week('de', 'B')).toBeLessThan(8)
    expect(week('de', 'A') + week('de', 'B')).toBeCloseTo(672, -1.3)
  })
  it('moves habits with the customers’ clock: after 25 October a German ten o’clock comes an hour later', () => {
    const counts = new Map<number, number>()
    const from = now - 4 * 168
    weekHours('Europe/Berlin', from * HOUR, now * HOUR).forEach((wall, place) => {
      if (wall % 24 === 10) counts.set(from + place, 40)
    })
    const { rates } = forecastOf([{ language: 'de', shop: 'A', kind: 'mails', counts }], now, now, now + 14 * 24)
    const peak = (day: number) => {
      const hours = [...(rates[0]?.mean.slice(day * 24, day * 24 + 24) ?? [])]
      return hours.indexOf(Math.max(...hours))
    }
    expect(peak(1)).toBe(8)
    expect(peak(8)).toBe(9)
  })
  it('knows the season of last year where the cache has it', () => {
    const counts = new Map<number, number>()
    for (let hour = now - 60 * 168; hour < now; hour += 1) {
      const week = Math.floor((hour - (now - 60 * 168)) / 168)
      counts.set(hour, week === 9 || week === 10 || week === 11 ? 6 : 3)
    }
    const { rates } = forecastOf([{ language: 'en', shop: 'A', kind: 'mails', counts }], now, now, now + 5 * 168)
    const mean = (week: number) => (rates[0]?.mean.slice(week * 168, week * 168 + 168).reduce((sum, each) => sum + each, 0) ?? 0) / 168
    expect(mean(2)).toBeGreaterThan(4.8)
    expect(mean(0)).toBeLessThan(4.5)
  })
  it('takes no week that the desk has let go of for a quiet one', () => {
    const counts = new Map<number, number>()
    for (let hour = now - 4 * 168; hour < now; hour += 1) counts.set(hour, 2)
    counts.set(now - 8 * 168, 1)
    expect(wholeFrom([{ language: 'en', shop: 'A', kind: 'mails', counts }], now)).toBe(now - 4 * 168)
  })
  it('is empty without history', () => {
    expect(forecastOf([], now, now, now + 24)).toEqual({ from: now, to: now + 24, rates: [], known: 0, arrivals: 0 })
  })
})

describe('quantiles of counts', () => {
  it('are those of Poisson tables', () => {
    expect(countQuantile(4, 4, 0.95)).toBe(8)
    expect(countQuantile(10, 10, 0.05)).toBe(5)
    expect(countQuantile(0.02, 0.02, 0.95)).toBe(0)
  })
  it('widen with the variance, and far up meet the normal’s', () => {
    expect(countQuantile(20, 60, 0.95)).toBeGreaterThan(countQuantile(20, 20, 0.95))
    expect(countQuantile(399, 399 * 4, 0.95)).toBeGreaterThan(460)
    expect(Math.abs(countQuantile(401, 401, 0.95) - countQuantile(399, 399, 0.95))).toBeLessThan(6)
  })
})
