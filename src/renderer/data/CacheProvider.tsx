/** Hands the open cache to the queries. Nothing below it renders while the desk is locked. */
import { createContext, type ReactNode, useContext } from 'react'
import type { Cache } from './openCache'

const CacheContext = createContext<Cache | null>(null)

export const CacheProvider = ({ cache, children }: { cache: Cache; children: ReactNode }) => (
  <CacheContext.Provider value={cache}>{children}</CacheContext.Provider>
)

/** For queries, and for commands that read through `data/read`. */
export const useCache = (): Cache => {
  const cache = useContext(CacheContext)
  if (!cache) throw new Error('no cache is open')
  return cache
}
