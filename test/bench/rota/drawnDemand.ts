/**
 * A history of arrivals drawn by seed, and the people that the program's own forecast and staffing make of it. Nothing of what is
 * drawn for the weeks to be planned is known to the forecast: it reads the weeks before, as a desk does.
 */
import { randomOf } from '../../../src/main/services/rota/solver/work'
import { chatsAtOnce, languagesOf } from '../../../src/shared/domain/rota/demand/cells'
import { forecastOf } from '../../../src/shared/domain/rota/demand/forecast'
import { needsOf } from '../../../src/shared/domain/rota/demand/needs'
import { normalQuantile } from '../../../src/shared/domain/rota/demand/spread'
import type { ArrivalSeries, OwedReply } from '../../../src/shared/domain/rota/demand/types'
import { HOUR, WEEK_HOURS, weekHours } from '../../../src/shared/domain/rota/demand/wall'
import type { HourNeed } from '../../../src/shared/domain/rota/plan'
import { instantAt } from '../../../src/shared/domain/rota/when'
import type { DemoTeam } from './demoTeam'

/** A language, where its customers live, and about how many people it takes at their busiest hour. */
export type Market = readonly [language: string, zone: string, people: number]
export const tenMarkets: readonly Market[] = [
  ['en', 'America/New_York', 7],
  ['es', 'America/Mexico_City', 4],
  ['fr', 'Europe/Paris', 3],
  ['de', 'Europe/Berlin', 3],
  ['pt', 'America/Sao_Paulo', 2],
  ['it', 'Europe/Rome', 2],
  ['ja', 'Asia/Tokyo', 2],
  ['zh', 'Asia/Shanghai', 2],
  ['pl', 'Europe/Warsaw', 2],
  ['ar', 'Africa/Cairo', 1],
]
export const fiveMarkets: readonly Market[] = [
  ['en', 'America/New_York', 10],
  ['es', 'America/Mexico_City', 7],
  ['fr', 'Europe/Paris', 4],
  ['de', 'Europe/Berlin', 4],
  ['ja', 'Asia/Tokyo', 3],
]
/** Of the busiest hour, by the customers' own clock. */
const day = [0.1, 0.05, 0, 0, 0, 0.05, 0.15, 0.3, 0.55, 0.8, 0.95, 1, 0.95, 0.9, 0.9, 0.9, 0.85, 0.85, 0.9, 0.95, 0.85, 0.65, 0.4, 0.2]
const WEEKEND = 0.6
/** Days are busier or calmer than their mean by so much (a log-normal's sigma). */
const SCATTER = 0.15
const WEEKS = 12
/** Arrivals an hour that keep one person busy, about: a chat's nine minutes, two at once, beside mails of six. */
const PER_PERSON = { chats: 1.9, mails: 3 } as const
/** Of the shops, the largest first. */
const shares = [0.5, 0.3, 0.2]

const poisson = (random: () => number, mean: number): number => {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

/** Hours `[from, to)` since the epoch. */
function drawnArrivals(
  markets: readonly Market[],
  shops: readonly string[],
  from: number,
  to: number,
  random: () => number,
): ArrivalSeries[] {
  return markets.flatMap(([language, zone, people]) => {
    const wall = weekHours(zone, from * HOUR, to * HOUR)
    const days = Array.from({ length: Math.ceil((to - from) / 24) }, () =>
      Math.exp(SCATTER * normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random()))) - (SCATTER * SCATTER) / 2),
    )
    return shops.flatMap((shop, place) =>
      (['chats', 'mails'] as const).map((kind): ArrivalSeries => {
        const counts = new Map<number, number>()
        for (let hour = from; hour < to; hour += 1) {
          const cell = wall[hour - from] ?? 0
          const mean = PER_PERSON[kind] * people * (day[cell % 24] ?? 0) * (cell >= 5 * 24 ? WEEKEND : 1) * (shares[place] ?? 0)
          const count = poisson(random, mean * (days[Math.floor((hour - from) / 24)] ?? 1))
          if (count > 0) counts.set(hour, count)
        }
        return { language, shop, kind, counts }
      }),
    )
  })
}

export interface DrawnDemand {
  needs: HourNeed[]
  /** Of the history the forecast rests on. */
  arrivals: number
  weeks: number
}

/** What `days` days from the ISO day `from` (UTC) need, by the program's forecast over twelve weeks drawn before them. */
export function drawnDemand({ rota, shops }: DemoTeam, markets: readonly Market[], from: string, days: number, seed = 7): DrawnDemand {
  const random = randomOf(seed)
  const now = Math.floor(instantAt(from, '00:00', 'UTC') / HOUR)
  const series = drawnArrivals(markets, shops, now - WEEKS * WEEK_HOURS, now, random)
  // What nobody has answered yet when the first day begins: three for each person of the busiest hour, due within the day.
  const owed = markets.flatMap(([language, , people]) =>
    Array.from({ length: people * 3 }, (): OwedReply => {
      const shop = shops[Math.floor(random() * shops.length)] ?? ''
      return { language, shop, dueAt: (now + random() * 24) * HOUR, dispute: random() < 0.03 }
    }),
  )
  const forecast = forecastOf(series, now, now, now + days * 24)
  const needs = needsOf({
    forecast,
    owed,
    settings: rota.settings,
    now: now * HOUR,
    chatsOf: (language) => chatsAtOnce(rota.people, language),
    languages: [...new Set(rota.people.flatMap(languagesOf))].sort(),
  })
  return { needs, arrivals: forecast.arrivals, weeks: Math.round(forecast.known / WEEK_HOURS) }
}
