/**
 * When customers wrote, counted by hour, language, shop and kind of work: from the clear columns alone, no text is unsealed. Read in
 * small parts, newest first, so that the window stays free. What was counted stays in memory with the cache; the next look reads
 * only conversations that have moved since.
 */
import { Dexie } from 'dexie'
import type { ShopId } from '../../shared/domain/ids'
import type { ArrivalSeries, WorkKind } from '../../shared/domain/rota/demand/types'
import type { Cache } from './openCache'
import type { ConversationRow, MessageRow } from './schema'
import { activityRange, primaryLanguage } from './viewKeys'

const HOUR = 3_600_000
/** Further back is told by no season: last year's three weeks around the coming eight, and a little. */
const DAYS_BACK = 56 * 7
/** So far back the first look goes before it says what it has: it is there in a sixth of the time, and shapes are known by it. */
const FIRST_DAYS = 8 * 7
/** Silence after which somebody who writes in a chat comes anew. */
const NEW_CHAT_MS = HOUR
/** Read at once: a part takes a few milliseconds. */
const part = 25
/** A screen follows at most so often, ms. */
const tellEvery = 150

export interface ArrivalShop {
  id: ShopId
  code: string
  languages: readonly string[]
}
export interface ArrivalLook {
  done: number
  total: number
}

interface Counted {
  /** By `language|shop|kind`, then by whole hours since the epoch. */
  counts: Map<string, Map<number, number>>
  /** Arrivals before this instant are counted; null: nothing was looked at yet. */
  until: number | null
  conversations: number
  /** Of which shops (codes and languages), so that another word for them counts anew. */
  shops: string
  /** The same for all who ask, since what is learnt of it is kept by it. */
  series: readonly ArrivalSeries[]
}
const memory = new WeakMap<Cache, Counted>()

/** Lets paint and keys go first. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** What of it wants work: a chat by its beginning; else each message that follows an answer, or is the first. */
export const workOf = (
  row: Pick<ConversationRow, 'channel'>,
  messages: readonly Pick<MessageRow, 'at' | 'kind' | 'deleted'>[],
): { kind: WorkKind; at: number }[] => {
  const kind: WorkKind = row.channel === 'chat' ? 'chats' : 'mails'
  const found: { kind: WorkKind; at: number }[] = []
  let answered = true
  let last = Number.NEGATIVE_INFINITY
  for (const { at, kind: of, deleted } of messages) {
    if (deleted || (of !== 'incoming' && of !== 'outgoing')) continue
    if (of === 'outgoing') answered = true
    else {
      if (kind === 'chats' ? at - last > NEW_CHAT_MS : answered) found.push({ kind, at })
      answered = false
    }
    last = at
  }
  return found
}

export interface LookOptions {
  shops: readonly ArrivalShop[]
  /** Epoch ms (UTC). */
  now: number
  signal: AbortSignal
  tell(look: ArrivalLook): void
  /** Of a first look: the newest eight weeks, whole, while it goes on with the year before them. */
  early?(series: readonly ArrivalSeries[]): void
}

/** Counts what is not counted yet; null where it was stopped, and then nothing of this look is kept. */
export const lookAtArrivals = async (
  cache: Cache,
  { shops, now, signal, tell, early }: LookOptions,
): Promise<readonly ArrivalSeries[] | null> => {
  const named = JSON.stringify(shops.map(({ id, code, languages }) => [id, code, languages]))
  const before = memory.get(cache)
  const known = before && before.shops === named ? before : null
  const since = known?.until ?? now - DAYS_BACK * 24 * HOUR
  const [from, to] = activityRange(since)
  const ids = await cache.db.conversations.where('keys').between(from, to).primaryKeys()
  // Newest first: whatever arrived since then is in these.
  const recentSince = now - FIRST_DAYS * 24 * HOUR
  const recent =
    early && !known
      ? await cache.db.conversations
          .where('keys')
          .between(...activityRange(recentSince))
          .count()
      : 0
  const counts = new Map([...(known?.counts ?? [])].map(([key, hours]) => [key, new Map(hours)]))
  const byId = new Map<string, ArrivalShop>(shops.map((shop) => [shop.id, shop]))
  let told = 0
  let said = recent === 0
  for (let place = 0; place < ids.length; place += part) {
    if (signal.aborted) return null
    if (!said && place >= recent) {
      said = true
      early?.(seriesOf({ counts }, Math.ceil(recentSince / HOUR)))
    }
    const rows = await readPart(cache, ids.slice(place, place + part), since)
    for (const { row, messages } of rows) {
      const shop = byId.get(row.shopId)
      if (!shop) continue
      const language = primaryLanguage(row.language ?? shop.languages[0] ?? 'en')
      for (const { kind, at } of workOf(row, messages)) {
        if (at < since || at >= now) continue
        const key = `${language}|${shop.code}|${kind}`
        const hours = counts.get(key) ?? new Map<number, number>()
        counts.set(key, hours)
        const hour = Math.floor(at / HOUR)
        hours.set(hour, (hours.get(hour) ?? 0) + 1)
      }
    }
    const time = performance.now()
    if (time - told > tellEvery) {
      told = time
      tell({ done: place + part, total: ids.length })
    }
    await breathe()
  }
  const series = seriesOf({ counts })
  memory.set(cache, { counts, until: now, conversations: (known?.conversations ?? 0) + ids.length, shops: named, series })
  return series
}

const readPart = ({ db }: Cache, ids: readonly string[], since: number) =>
  db.transaction('r', [db.conversations, db.messages], async () => {
    const rows = (await db.conversations.bulkGet([...ids])).filter((row) => row !== undefined)
    return Promise.all(
      rows.map(async (row) => ({
        row,
        // A day before, so that it is known whether the first of them follows an answer.
        messages: await db.messages
          .where('[conversationId+at]')
          .between([row.id, since - 24 * HOUR], [row.id, Dexie.maxKey])
          .toArray(),
      })),
    )
  })

/** @param since hours before it are left out; a copy then, since counting goes on */
const seriesOf = ({ counts }: Pick<Counted, 'counts'>, since: number | null = null): ArrivalSeries[] =>
  [...counts].map(([key, hours]) => {
    const [language = '', shop = '', kind = ''] = key.split('|')
    const kept = since === null ? hours : new Map([...hours].filter(([hour]) => hour >= since))
    return { language, shop, kind: kind as WorkKind, counts: kept }
  })

/** What the last look counted; null before the first. */
export const countedArrivals = (cache: Cache): { series: readonly ArrivalSeries[]; until: number } | null => {
  const known = memory.get(cache)
  return known?.until == null ? null : { series: known.series, until: known.until }
}
