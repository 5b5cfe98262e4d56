import { useQuery } from '@tanstack/react-query'
import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Channel } from '../../../shared/domain/conversation/types'
import type { ShopId } from '../../../shared/domain/ids'
import { useDesk } from '../../bridge/deskStore'
import { ask } from '../../bridge/queries'
import { useFormat } from '../../i18n/useFormat'
import { Checkbox } from '../../ui/Checkbox'
import { ListFilters } from '../../ui/ListSide'
import { SearchField } from '../../ui/SearchField'
import { Select } from '../../ui/Select'
import { type Filters as Asked, filterBy, noFilters, useLibrary } from './store'

const all = 'all'
const owners = ['personal', 'team', 'backend', 'starter', 'approved'] as const
/** Languages in which customers of any shop may be answered; the starter library's come first. */
const starter = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar']

/** What is looked for: words, and what a template belongs to. */
export function Filters({ search, onDown }: { search: RefObject<HTMLInputElement | null>; onDown: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const filters = useLibrary((state) => state.filters)
  const shops = useDesk((desk) => desk.shops)
  const { data } = useQuery(ask().library.tags.queryOptions())
  const tags = data?.tags.slice(0, 200) ?? []
  const languages = useMemo(
    () => [...new Set([...starter, ...shops.flatMap((shop) => shop.languages.map((code) => code.split('-')[0] ?? code))])],
    [shops],
  )
  const some = Object.entries(filters).filter(([name, value]) => name !== 'text' && value !== null && value !== false).length
  const choice = (name: 'owner' | 'tag' | 'language' | 'channel' | 'shopId', label: string, options: { id: string; label: string }[]) => (
    <Select
      label={label}
      options={[{ id: all, label: t('library.any') }, ...options]}
      value={filters[name] ?? all}
      onChange={(value) => filterBy({ [name]: value === all ? null : value } as Partial<Asked>)}
    />
  )
  return (
    <ListFilters
      search={
        <SearchField
          field={search}
          label={t('library.search')}
          placeholder={t('library.placeholder')}
          text={filters.text}
          onText={(text) => filterBy({ text })}
          onDown={onDown}
          clear={some > 0 || filters.text ? { label: t('library.clear'), onPress: () => filterBy(noFilters) } : null}
        />
      }
      on={some}
      summary={some > 0 ? t('library.filtersOn', { count: some }) : t('library.filters')}
      choices={
        <>
          {choice(
            'owner',
            t('library.ownerLabel'),
            owners.map((id) => ({ id, label: t(`library.owner.${id}`) })),
          )}
          {choice(
            'language',
            t('library.language'),
            languages.map((id) => ({ id, label: format.language(id) })),
          )}
          {choice(
            'shopId',
            t('library.shop'),
            shops.map(({ id, name }: { id: ShopId; name: string }) => ({ id, label: name })),
          )}
          {choice(
            'channel',
            t('library.channel'),
            Channel.options.map((id) => ({ id, label: t(`common.channel.${id}`) })),
          )}
          {choice(
            'tag',
            t('library.tagLabel'),
            tags.map(({ tag, count }) => ({ id: tag, label: `${tag} (${format.number(count)})` })),
          )}
        </>
      }
    >
      <Checkbox isSelected={filters.staleOnly} onChange={(staleOnly) => filterBy({ staleOnly })}>
        {t('library.staleOnly')}
      </Checkbox>
    </ListFilters>
  )
}
