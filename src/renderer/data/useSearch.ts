/** Searching as screens see it: live, everything this desk holds, narrowed by the filters in the text itself. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Shop } from '../../shared/domain/backend/types'
import { fold } from '../../shared/domain/conversation/fold'
import type { ConversationId } from '../../shared/domain/ids'
import { isEmptyQuery, parseQuery, type Query, type QueryTime, type Word } from '../../shared/domain/search/query'
import { now, useDesk } from '../bridge/deskStore'
import { useCache } from './CacheProvider'
import type { Cache } from './openCache'
import { type Found, type IndexState, indexState, readHit, type SearchHit, type SearchRequest, searchAll, wordsToMark } from './read/search'
import type { SearchSegmentRow } from './schema'
import { backendPart } from './sealing'
import { useLive } from './useLive'

/** The clock of this machine: days of a search begin when the agent's day does. */
const timeOf = (): QueryTime => ({ now: now(), dayStart: (year, month, day) => new Date(year, month - 1, day).getTime() })

/** By name, code or a part of the name. */
const shopsMeant = (query: Query, shops: readonly Shop[]): SearchRequest['shopIds'] => {
  const wanted = query.filters.filter(({ key }) => key === 'shop').map(({ means }) => String(means))
  if (wanted.length === 0) return null
  const means = (shop: Shop) =>
    wanted.some((text) => shop.id === text || fold(shop.code) === text || fold(shop.name).replace(/\s+/g, ' ').includes(text))
  return new Set(shops.filter(means).map(({ id }) => id as string))
}

export type { SearchHit }

export interface SearchState {
  query: Query
  ids: ConversationId[]
  total: number
  searching: boolean
  failed: boolean
  /** Words that stand nowhere, and what was taken for them. */
  instead: Found['instead']
  /** What to mark in what was found. */
  words: Word[]
}

const noIds: ConversationId[] = []
const noInstead: Found['instead'] = new Map()

/** A text means the same wherever it is asked: filters, words, what cannot be understood. */
export const useQuery = (search: string): Query => useMemo(() => parseQuery(search, timeOf()), [search])

/** To be called when somebody is about to search: what the first words need is read meanwhile. */
export const useSearchReady = (): (() => void) => {
  const cache = useCache()
  return () => {
    // What cannot be read now is read by the search itself, which says so.
    cache.search.warm(cache).catch(() => undefined)
  }
}

/** What the index has changed to, and which of it can be opened: searches are asked again when it does. */
const rawVersion = async ({ db }: Cache): Promise<SearchSegmentRow[]> => db.searchSegments.toArray()
const versionOf = async ({ sealer }: Cache, rows: readonly SearchSegmentRow[]): Promise<string> =>
  rows.map(({ id, deadCount }) => (sealer.has(backendPart(id)) ? `${id}/${deadCount}` : '')).join()

export const useSearch = (search: string, limit: number): SearchState => {
  const cache = useCache()
  const shops = useDesk((desk) => desk.shops)
  const query = useQuery(search)
  const empty = isEmptyQuery(query)
  const version = useLive(`searchVersion|${empty}`, {
    raw: (from) => (empty ? Promise.resolve([]) : rawVersion(from)),
    open: versionOf,
  })
  const of = empty ? '' : `${search}|${limit}`
  const [state, setState] = useState<{ of: string; found: Found | null; failed: boolean; busy: boolean }>({
    of: '',
    found: null,
    failed: false,
    busy: false,
  })
  const request = useRef<SearchRequest>({ query, shopIds: null })
  request.current = { query, shopIds: shopsMeant(query, shops) }
  useEffect(() => {
    if (!of || version === null) return
    const stop = new AbortController()
    const show = (found: Found) => {
      // What stood before is shown until the new is whole: an index that grows must not make the list flicker.
      if (!stop.signal.aborted)
        setState((was) => (was.of === of && was.found && !found.done ? was : { of, found, failed: false, busy: !found.done }))
    }
    setState((was) => (was.of === of ? { ...was, busy: true } : { of, found: null, failed: false, busy: true }))
    searchAll(cache, { ...request.current, version }, { limit, signal: stop.signal, onFound: show }).then(show, () => {
      if (!stop.signal.aborted) setState({ of, found: null, failed: true, busy: false })
    })
    return () => stop.abort()
  }, [cache, of, limit, version])
  return useMemo(() => {
    const found = state.of === of ? state.found : null
    const instead = found?.instead ?? noInstead
    const searching = of !== '' && (state.of !== of || state.busy)
    return {
      query,
      ids: found?.ids ?? noIds,
      total: found?.total ?? 0,
      searching,
      failed: state.of === of && state.failed,
      instead,
      words: wordsToMark(query, instead),
    }
  }, [state, of, query])
}

/** Where these conversations hold the words; each is looked at once. */
export const useHits = (ids: readonly ConversationId[], words: readonly Word[]): ReadonlyMap<ConversationId, SearchHit> => {
  const cache = useCache()
  const of = words.map((word) => word.folded).join('|')
  const known = useRef<{ of: string; hits: Map<ConversationId, SearchHit> }>({ of: '', hits: new Map() })
  const [hits, setHits] = useState<ReadonlyMap<ConversationId, SearchHit>>(known.current.hits)
  const wanted = useRef(words)
  wanted.current = words
  const key = ids.join('|')
  useEffect(() => {
    if (known.current.of !== of) known.current = { of, hits: new Map() }
    const { hits: mine } = known.current
    if (of === '') {
      setHits(mine)
      return
    }
    let over = false
    const missing = (key === '' ? [] : key.split('|')).filter((id) => !mine.has(id as ConversationId)) as ConversationId[]
    const read = async () => {
      // A few at a time: the first rows are marked before the last are read.
      for (let from = 0; from < missing.length && !over; from += 6) {
        const part = missing.slice(from, from + 6)
        const found = await Promise.all(part.map((id) => readHit(cache, id, wanted.current)))
        part.forEach((id, at) => {
          const hit = found[at]
          if (hit) mine.set(id, hit)
        })
        if (!over) setHits(new Map(mine))
      }
    }
    if (missing.length === 0) setHits(mine)
    else read().catch(() => undefined)
    return () => {
      over = true
    }
  }, [cache, of, key])
  return known.current.of === of ? hits : noHits
}
const noHits: ReadonlyMap<ConversationId, SearchHit> = new Map()

/** How far the index is; null while that is read. */
export const useIndexState = (): IndexState | null =>
  // After an upgrade it counts all that is still to be learned, and every commit and portion would ask for that again.
  useLive('indexState', { raw: indexState, open: async (_cache, raw) => raw, restMs: 2_000 })
