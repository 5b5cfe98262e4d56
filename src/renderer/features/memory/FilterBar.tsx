import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat'
import { ListFilters } from '../../ui/ListSide'
import { SearchField } from '../../ui/SearchField'
import { Select } from '../../ui/Select'
import { filterBy, noFilters, useMemory } from './store'
import { useLanguages, useLayers } from './useLayers'

const any = 'any'

/** Words in source or target, and what a unit belongs to. */
export function FilterBar({ onDown }: { onDown: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const filters = useMemory((state) => state.filters)
  const layers = useLayers()
  const languages = useLanguages()
  const some = Object.entries(filters).filter(([name, value]) => name !== 'text' && value !== null).length
  const choice = <K extends 'layer' | 'from' | 'to' | 'noted'>(
    name: K,
    label: string,
    options: readonly { id: string; label: string }[],
  ) => (
    <Select
      label={label}
      options={[{ id: any, label: t('memory.any') }, ...options]}
      value={filters[name] ?? any}
      onChange={(value) => filterBy({ [name]: value === any ? null : value })}
    />
  )
  const named = languages.map((code) => ({ id: code, label: format.language(code) }))
  return (
    <ListFilters
      search={
        <SearchField
          label={t('memory.search')}
          placeholder={t('memory.search')}
          text={filters.text}
          onText={(text) => filterBy({ text })}
          onDown={onDown}
          clear={some > 0 || filters.text ? { label: t('memory.clear'), onPress: () => filterBy(noFilters) } : null}
        />
      }
      on={some}
      summary={some > 0 ? t('memory.filtersOn', { count: some }) : t('memory.filters')}
      choices={
        <>
          {choice('from', t('memory.from'), named)}
          {choice('to', t('memory.to'), named)}
          {choice('layer', t('memory.layer'), layers)}
          {choice(
            'noted',
            t('memory.noted'),
            (['good', 'bad'] as const).map((id) => ({ id, label: t(`memory.verdict.${id}`) })),
          )}
        </>
      }
    />
  )
}
