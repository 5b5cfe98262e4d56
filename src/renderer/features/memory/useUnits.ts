/** The list's units by their place, read in slices as they come into sight. */
import { useEffect } from 'react'
import type { MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { onDeskEvent } from '../../bridge/deskStore'
import { ask, queryClient } from '../../bridge/queries'
import { type Slices, useSlices } from '../../bridge/useSlices'
import type { Filters } from './store'

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

export const useUnits = (filters: Filters): Slices<MemoryUnit> =>
  useSlices(
    (slice) => ask().memory.list.queryOptions({ input: { ...filters, text: filters.text.trim().slice(0, 200), ...slice } }),
    ({ units }) => units,
  )
