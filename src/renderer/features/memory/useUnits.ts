/** The list's units by their place, read in slices as they come into sight. */
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { onDeskEvent } from '../../bridge/deskStore'
import { ask, queryClient } from '../../bridge/queries'
import type { Filters } from './store'

const SLICE = 100

export interface Rows {
  total: number | null
  at(place: number): MemoryUnit | undefined
  error: unknown
  /** Says which places are in sight. */
  see(first: number, last: number): void
  again(): void
}

/** Whatever of memory and glossary is shown is asked for again when it changes. */
export const useFreshMemory = (): void => {
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type === 'memory') void queryClient.invalidateQueries({ queryKey: ask().memory.key() })
      }),
    [],
  )
}

export const useUnits = (filters: Filters): Rows => {
  const [sight, setSight] = useState<readonly [number, number]>([0, 0])
  const slices = useMemo(() => {
    const wanted = new Set([0])
    for (let slice = sight[0]; slice <= sight[1]; slice += 1) wanted.add(slice)
    return [...wanted]
  }, [sight])
  const answers = useQueries({
    queries: slices.map((slice) => ({
      ...ask().memory.list.queryOptions({
        input: { ...filters, text: filters.text.trim().slice(0, 200), limit: SLICE, offset: slice * SLICE },
      }),
      placeholderData: keepPreviousData,
    })),
  })
  const see = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / SLICE), Math.floor(last / SLICE)] as const
    setSight((was) => (was[0] === next[0] && was[1] === next[1] ? was : next))
  }, [])
  return {
    total: answers[0]?.data?.total ?? null,
    at: (place) => answers[slices.indexOf(Math.floor(place / SLICE))]?.data?.units[place % SLICE],
    error: answers.find(({ error }) => error)?.error ?? null,
    see,
    again: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}
