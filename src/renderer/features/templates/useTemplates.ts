/** The library as screens ask for it: read again when main says that it changed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TemplateQuery } from '../../../shared/contract/library'
import type { TemplateId } from '../../../shared/domain/ids'
import { onDeskEvent } from '../../bridge/deskStore'
import { ask, queryClient } from '../../bridge/queries'

export const useHits = (query: TemplateQuery) =>
  useQuery({ ...ask().library.search.queryOptions({ input: query }), placeholderData: keepPreviousData }, queryClient)

/** The template itself, and those that its bodies name. */
export const useTemplate = (id: TemplateId | null) =>
  useQuery(
    { ...ask().library.get.queryOptions({ input: { ids: id ? [id] : [] } }), enabled: id !== null, placeholderData: keepPreviousData },
    queryClient,
  )

export const usePins = () => useQuery(ask().library.pins.queryOptions(), queryClient)

export const useNamed = (ids: readonly TemplateId[]) =>
  useQuery(
    { ...ask().library.get.queryOptions({ input: { ids: [...ids] } }), enabled: ids.length > 0, placeholderData: keepPreviousData },
    queryClient,
  )

export const watchLibrary = (): void => {
  onDeskEvent((event) => {
    if (event.type === 'library') void queryClient.invalidateQueries({ queryKey: ask().library.key() })
  })
}
