/** The list's rows by their place, read in slices as they come into sight. */
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { TemplateQuery } from '../../../shared/contract/library'
import type { TemplateHit } from '../../../shared/domain/template/types'
import { useDesk } from '../../bridge/deskStore'
import { ask } from '../../bridge/queries'
import type { Filters } from './store'

const SLICE = 100

/** `reading`: the agent's language, in which a line is shown where no other is asked for. */
export const queryOf = (filters: Filters, reading: string | null): Omit<TemplateQuery, 'limit' | 'offset'> => ({
  text: filters.text
    .trim()
    .replace(/^[;；]/, '')
    .slice(0, 200),
  shortcut: /^\s*[;；]/.test(filters.text),
  shopId: filters.shopId,
  backendId: null,
  channel: filters.channel,
  locale: filters.language ?? reading,
  tag: filters.tag,
  owner: filters.owner === 'approved' ? null : filters.owner,
  approvedOnly: filters.owner === 'approved',
  language: filters.language,
  staleOnly: filters.staleOnly,
  overview: true,
})

export interface Rows {
  total: number | null
  at(place: number): TemplateHit | undefined
  error: unknown
  /** Says which places are in sight. */
  see(first: number, last: number): void
  again(): void
}

export const useRows = (filters: Filters): Rows => {
  const reading = useDesk((desk) => desk.settings.workingLanguage || null)
  const query = useMemo(() => queryOf(filters, reading), [filters, reading])
  const [sight, setSight] = useState<readonly [number, number]>([0, 0])
  const slices = useMemo(() => {
    const wanted = new Set([0])
    for (let slice = sight[0]; slice <= sight[1]; slice += 1) wanted.add(slice)
    return [...wanted]
  }, [sight])
  const answers = useQueries({
    queries: slices.map((slice) => ({
      ...ask().library.search.queryOptions({ input: { ...query, limit: SLICE, offset: slice * SLICE } }),
      placeholderData: keepPreviousData,
    })),
  })
  const see = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / SLICE), Math.floor(last / SLICE)] as const
    setSight((was) => (was[0] === next[0] && was[1] === next[1] ? was : next))
  }, [])
  return {
    total: answers[0]?.data?.total ?? null,
    at: (place) => answers[slices.indexOf(Math.floor(place / SLICE))]?.data?.hits[place % SLICE],
    error: answers.find(({ error }) => error)?.error ?? null,
    see,
    again: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}
