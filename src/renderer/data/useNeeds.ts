/** Demand as a screen has it: arrivals counted once per cache, what is owed kept live, people per hour out of both. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { chatsAtOnce, languagesOf } from '../../shared/domain/rota/demand/cells'
import { forecastOf } from '../../shared/domain/rota/demand/forecast'
import { needsOf } from '../../shared/domain/rota/demand/needs'
import type { ArrivalSeries, OwedReply } from '../../shared/domain/rota/demand/types'
import type { RotaPerson } from '../../shared/domain/rota/person'
import type { HourNeed, RotaSettings } from '../../shared/domain/rota/plan'
import { now, useDesk } from '../bridge/deskStore'
import { type ArrivalLook, type ArrivalShop, countedArrivals, lookAtArrivals } from './arrivals'
import { useCache } from './CacheProvider'
import { useDisputes } from './queries'
import { useLive } from './useLive'
import { dueRange, primaryLanguage } from './viewKeys'

const HOUR = 3_600_000
/** A look is old after so long. */
const FRESH_MS = 10 * 60_000
/** Replies that are owed, those due first; who owes more needs no figure. */
const most = 20_000
const restMs = 5_000
/** Where a provider gives no date (PRODUCT.md, 6). */
const DISPUTE_DAYS = 7

export interface Arrivals {
  state: 'looking' | 'done' | 'stopped' | 'failed'
  /** Null until a look has ended. */
  series: readonly ArrivalSeries[] | null
  /** The series has only the newest weeks so far. */
  partial: boolean
  look: ArrivalLook
  error: unknown
}

const nothing: ArrivalLook = { done: 0, total: 0 }

/** Arrivals of the cache; begins by itself, again where the last look is old. */
export const useArrivals = () => {
  const cache = useCache()
  const shops = useDesk((desk) => desk.shops)
  const [arrivals, setArrivals] = useState<Arrivals>(() => {
    const known = countedArrivals(cache)
    return { state: known ? 'done' : 'looking', series: known?.series ?? null, partial: false, look: nothing, error: null }
  })
  const running = useRef<AbortController | null>(null)
  const stop = useCallback(() => running.current?.abort(), [])
  const begin = useCallback(() => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const set = (change: (was: Arrivals) => Arrivals) => {
      if (running.current === mine) setArrivals(change)
    }
    set((was) => ({ ...was, state: 'looking', look: nothing, error: null }))
    const asked: ArrivalShop[] = shops.map(({ id, code, languages }) => ({ id, code, languages }))
    lookAtArrivals(cache, {
      shops: asked,
      now: now(),
      signal: mine.signal,
      tell: (look) => set((was) => ({ ...was, look })),
      early: (series) => set((was) => (was.series && !was.partial ? was : { ...was, series, partial: true })),
    }).then(
      (series) =>
        set((was) => (series ? { state: 'done', series, partial: false, look: nothing, error: null } : { ...was, state: 'stopped' })),
      (error: unknown) => set((was) => ({ ...was, state: 'failed', error })),
    )
  }, [cache, shops])
  useEffect(() => {
    const known = countedArrivals(cache)
    if (!known || now() - known.until > FRESH_MS) begin()
    return () => running.current?.abort()
  }, [begin, cache])
  return { arrivals, begin, stop }
}

/** Replies and disputes that wait; null while they are read. */
const useOwed = (): readonly OwedReply[] | null => {
  const shops = useDesk((desk) => desk.shops)
  const disputes = useDisputes()
  const rows = useLive('owedReplies', {
    raw: ({ db }) => {
      const [from, to] = dueRange({ kind: 'due' }, Number.MAX_SAFE_INTEGER)
      return db.conversations.where('keys').between(from, to).limit(most).toArray()
    },
    open: async (_cache, raw) =>
      raw.flatMap(({ shopId, language, dueAt, channel }) => (dueAt === null || channel === 'dispute' ? [] : [{ shopId, language, dueAt }])),
    restMs,
  })
  return useMemo(() => {
    if (!rows || !disputes) return null
    const codes = new Map<string, (typeof shops)[number]>(shops.map((shop) => [shop.id, shop]))
    const of = (shopId: string, language: string | null, dueAt: number, dispute: boolean): OwedReply[] => {
      const shop = codes.get(shopId)
      return shop ? [{ language: primaryLanguage(language ?? shop.languages[0] ?? 'en'), shop: shop.code, dueAt, dispute }] : []
    }
    return [
      ...rows.flatMap(({ shopId, language, dueAt }) => of(shopId, language, dueAt, false)),
      ...disputes.flatMap(({ shopId, state, dueAt, createdAt }) =>
        state === 'needsResponse' ? of(shopId, null, dueAt ?? createdAt + DISPUTE_DAYS * 24 * HOUR, true) : [],
      ),
    ]
  }, [rows, disputes, shops])
}

export interface Needs {
  arrivals: Arrivals
  /** Null until the arrivals are counted and the owed are read. */
  needs: readonly HourNeed[] | null
  /** Hours of history behind them, and arrivals in it. */
  known: number
  counted: number
  owed: number
  begin(): void
  stop(): void
}

/** People needed in each hour of `[from, to)` (epoch ms, whole hours; at most nine weeks). */
export const useNeeds = (from: number, to: number, settings: RotaSettings, people: readonly RotaPerson[]): Needs => {
  const { arrivals, begin, stop } = useArrivals()
  const owed = useOwed()
  const [hour, setHour] = useState(() => Math.floor(now() / HOUR))
  useEffect(() => {
    const timer = setInterval(() => setHour(Math.floor(now() / HOUR)), 60_000)
    return () => clearInterval(timer)
  }, [])
  const forecast = useMemo(
    () => arrivals.series && forecastOf(arrivals.series, hour, Math.floor(from / HOUR), Math.ceil(to / HOUR)),
    [arrivals.series, hour, from, to],
  )
  const needs = useMemo(() => {
    if (!forecast || !owed) return null
    const here = people.filter(({ left }) => !left)
    const chatsOf = (language: string) => chatsAtOnce(here, language)
    const languages = [...new Set(here.flatMap(languagesOf))].sort()
    return needsOf({ forecast, owed, settings, now: hour * HOUR, chatsOf, languages })
  }, [forecast, owed, settings, people, hour])
  return { arrivals, needs, known: forecast?.known ?? 0, counted: forecast?.arrivals ?? 0, owed: owed?.length ?? 0, begin, stop }
}
