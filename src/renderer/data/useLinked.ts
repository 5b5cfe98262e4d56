/** Who else this customer is: linked by an agent's word, or perhaps the same by her address in another shop. */
import { useEffect, useState } from 'react'
import { linkedWith } from '../../shared/domain/case/links'
import type { Customer } from '../../shared/domain/conversation/types'
import { useDesk } from '../bridge/deskStore'
import { useCache } from './CacheProvider'
import { type Linked, openLinked, openTwins, rawLinked, rawTwins, twinHashes } from './read/twins'
import { useLive } from './useLive'

const none: never[] = []

/** Customers of other shops that were linked with this one, with what their shops hold of them. */
export const useLinked = (customer: Customer | null): readonly Linked[] => {
  const links = useDesk((desk) => desk.policies?.links)
  const ids = customer && links ? linkedWith(links, customer.id) : none
  return useLive(`linked|${ids.join('|')}`, { raw: (cache) => rawLinked(cache, ids), open: openLinked }) ?? none
}

/** Customers of other shops with the same address or number, linked or not. */
export const useTwins = (customer: Customer | null): readonly Customer[] => {
  const cache = useCache()
  const shops = useDesk((desk) => desk.shops)
  const [hashes, setHashes] = useState<readonly string[]>(none)
  useEffect(() => {
    let on = true
    setHashes(none)
    if (customer)
      void twinHashes(
        cache,
        customer,
        shops.map(({ id }) => id),
      ).then(
        (found) => on && setHashes(found),
        // The desk locked meanwhile.
        () => undefined,
      )
    return () => {
      on = false
    }
  }, [cache, customer, shops])
  return useLive(`twins|${hashes.join('|')}`, { raw: (open) => rawTwins(open, hashes), open: openTwins }) ?? none
}
