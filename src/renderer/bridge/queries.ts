/** React Query over the contract, for what is asked of main and not cached: systems, tests. */
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { calls } from './deskStore'

/** Local calls: nothing to try again, nothing goes stale by the window's focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 60_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

let made: ReturnType<typeof make> | null = null
/** Only the areas that screens ask this way: the type of all of them is beyond what the compiler writes down. */
const make = () => {
  const { backends, library, memory, teamSpace, translation } = calls()
  return createTanstackQueryUtils({ backends, library, memory, teamSpace, translation })
}
/** Options for `useQuery` and `useMutation`, by the contract's names. */
export const ask = (): ReturnType<typeof make> => {
  made ??= make()
  return made
}
