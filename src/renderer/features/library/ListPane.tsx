import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../bridge/client'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { ListCounts, ListSide } from '../../ui/ListSide'
import { LongList, type LongListHandle } from '../../ui/LongList'
import { removeAll, startNew } from './deeds'
import { Filters } from './Filters'
import styles from './Library.module.css'
import { ListRow, Unsaved } from './ListRow'
import { check, choose, filterBy, noFilters, openDialog, toggleChecked, useLibrary } from './store'
import { useRows } from './useRows'

/** Heights of a row in px; Arabic's lines are taller. */
const HEIGHT = { ltr: 66, rtl: 74 }

/** All templates of the desk, found and filtered. Up and down move, Enter goes to the text, x marks. */
export function ListPane({ onEnter }: { onEnter: () => void }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const filters = useLibrary((state) => state.filters)
  const chosen = useLibrary((state) => state.chosen)
  const checked = useLibrary((state) => state.checked)
  const unsaved = useLibrary((state) => state.unsaved)
  const rows = useRows(filters)
  const list = useRef<LongListHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const total = rows.total ?? 0
  const key = (event: React.KeyboardEvent, at: number, plain: boolean): boolean => {
    const current = rows.at(at)
    if (plain && (event.key === 'x' || event.key === ' ') && current) toggleChecked(current.id)
    else if (plain && event.key === 'Enter' && current) {
      choose(current.id)
      onEnter()
    } else if (event.key === 'Delete' || (plain && event.key === 'Backspace'))
      void removeAll(checked.size > 0 ? [...checked] : current ? [current.id] : [])
    else if (plain && event.key === '/') search.current?.focus()
    else if (plain && event.key === 'Escape' && checked.size > 0) check([])
    else return false
    return true
  }
  const filtered = JSON.stringify({ ...filters, text: filters.text.trim() }) !== JSON.stringify(noFilters)
  const loose = [...unsaved.values()].filter(({ template, basedOn }) => basedOn === null || template.id === chosen)
  return (
    <ListSide>
      <Filters
        search={search}
        onDown={() => {
          list.current?.focus()
          list.current?.stay()
        }}
      />
      <Unsaved texts={loose.filter(({ basedOn }) => basedOn === null)} />
      {rows.error ? (
        <div className={styles.note}>
          <ErrorNote
            title={t('library.unread')}
            problem={problemOf(rows.error)}
            action={<Button onPress={rows.again}>{t('common.retry')}</Button>}
          />
        </div>
      ) : null}
      <ListCounts
        text={
          rows.total === null
            ? rows.error
              ? ''
              : t('library.loading')
            : t('library.count', { count: total, number: format.number(total) })
        }
        checked={
          checked.size > 0 ? (
            <>
              <span>{t('library.checked', { count: checked.size })}</span>
              <Button kind="quiet" icon="tag" onPress={() => openDialog('tags')}>
                {t('library.tag')}
              </Button>
              <Button kind="quiet" icon="download" onPress={() => openDialog('export')}>
                {t('library.export')}
              </Button>
              <Button kind="quiet" icon="trash" onPress={() => void removeAll([...checked])}>
                {t('library.delete')}
              </Button>
              <Button kind="quiet" icon="close" onPress={() => check([])}>
                {t('library.uncheck')}
              </Button>
            </>
          ) : null
        }
      />
      {rows.total === 0 ? (
        filtered ? (
          <EmptyState
            icon="search"
            title={t('library.noneFound')}
            text={t('library.noneFoundText')}
            action={<Button onPress={() => filterBy(noFilters)}>{t('library.clear')}</Button>}
          />
        ) : (
          <EmptyState
            icon="fileText"
            title={t('library.empty')}
            text={t('library.emptyText')}
            action={
              <span className={styles.buttons}>
                <Button kind="primary" icon="plus" onPress={startNew}>
                  {t('library.new')}
                </Button>
                <Button icon="download" onPress={() => openDialog('import')}>
                  {t('library.import')}
                </Button>
              </span>
            }
          />
        )
      ) : (
        <LongList
          label={t('library.list')}
          total={total}
          isBusy={rows.total === null}
          isMarking
          height={HEIGHT[i18n.dir()]}
          scope="library"
          question={filters}
          has={(place) => rows.at(place) !== undefined}
          onSight={rows.see}
          onGo={(place) => {
            const hit = rows.at(place)
            if (hit) choose(hit.id)
          }}
          onKey={key}
          handle={list}
        >
          {(at, go) => {
            const hit = rows.at(at.place)
            return (
              <ListRow
                key={at.place}
                at={at}
                hit={hit}
                shown={hit !== undefined && hit.id === chosen}
                checked={hit !== undefined && checked.has(hit.id)}
                unsaved={hit !== undefined && unsaved.has(hit.id)}
                onPress={go}
              />
            )
          }}
        </LongList>
      )}
    </ListSide>
  )
}
