import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import styles from './Memory.module.css'
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
    <div className={styles.filters}>
      <div className={styles.searchBox}>
        <Icon name="search" />
        <input
          className={styles.searchInput}
          type="search"
          aria-label={t('memory.search')}
          placeholder={t('memory.search')}
          dir="auto"
          spellCheck={false}
          value={filters.text}
          onChange={(event) => filterBy({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              onDown()
            } else if (event.key === 'Escape' && filters.text !== '') {
              event.preventDefault()
              event.stopPropagation()
              filterBy({ text: '' })
            }
          }}
        />
        {some > 0 || filters.text ? <IconButton icon="close" label={t('memory.clear')} onPress={() => filterBy(noFilters)} /> : null}
      </div>
      <details className={styles.more} open={some > 0 || undefined}>
        <summary>{some > 0 ? t('memory.filtersOn', { count: some }) : t('memory.filters')}</summary>
        <div className={styles.choices}>
          {choice('from', t('memory.from'), named)}
          {choice('to', t('memory.to'), named)}
          {choice('layer', t('memory.layer'), layers)}
          {choice(
            'noted',
            t('memory.noted'),
            (['good', 'bad'] as const).map((id) => ({ id, label: t(`memory.verdict.${id}`) })),
          )}
        </div>
      </details>
    </div>
  )
}
