/** The list's rows by their place, read in slices as they come into sight. */
import { useMemo } from 'react'
import type { TemplateQuery } from '../../../shared/contract/library'
import type { TemplateHit } from '../../../shared/domain/template/types'
import { useDesk } from '../../bridge/deskStore'
import { ask } from '../../bridge/queries'
import { type Slices, useSlices } from '../../bridge/useSlices'
import type { Filters } from './store'

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

export const useRows = (filters: Filters): Slices<TemplateHit> => {
  const reading = useDesk((desk) => desk.settings.workingLanguage || null)
  const query = useMemo(() => queryOf(filters, reading), [filters, reading])
  return useSlices(
    (slice) => ask().library.search.queryOptions({ input: { ...query, ...slice } }),
    ({ hits }) => hits,
  )
}
