/** A list that main answers in slices, read as they come into sight. */
import { keepPreviousData, type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'

const SLICE = 100

export interface Slices<Item> {
  /** Null until the first slice was read. */
  total: number | null
  at(place: number): Item | undefined
  error: unknown
  /** Says which places are in sight. */
  see(first: number, last: number): void
  again(): void
}

interface SliceQuery<Answer> {
  queryKey: QueryKey
  queryFn: QueryFunction<Answer>
}

/** @param query what is asked for a slice @param itemsOf its items in their order */
export const useSlices = <Answer extends { total: number }, Item>(
  query: (slice: { limit: number; offset: number }) => SliceQuery<Answer>,
  itemsOf: (answer: Answer) => readonly Item[],
): Slices<Item> => {
  const [sight, setSight] = useState<readonly [number, number]>([0, 0])
  const slices = useMemo(() => {
    const wanted = new Set([0])
    for (let slice = sight[0]; slice <= sight[1]; slice += 1) wanted.add(slice)
    return [...wanted]
  }, [sight])
  const answers = useQueries({
    queries: slices.map((slice) => {
      const { queryKey, queryFn } = query({ limit: SLICE, offset: slice * SLICE })
      return { queryKey, queryFn, placeholderData: keepPreviousData<Answer> }
    }),
  })
  const see = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / SLICE), Math.floor(last / SLICE)] as const
    setSight((was) => (was[0] === next[0] && was[1] === next[1] ? was : next))
  }, [])
  return {
    total: answers[0]?.data?.total ?? null,
    at(place) {
      const answer = answers[slices.indexOf(Math.floor(place / SLICE))]?.data
      return answer && itemsOf(answer)[place % SLICE]
    },
    error: answers.find(({ error }) => error)?.error ?? null,
    see,
    again: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}
