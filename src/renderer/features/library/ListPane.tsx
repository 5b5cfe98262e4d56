import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateId } from '../../../shared/domain/ids'
import { problemOf } from '../../bridge/client'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
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
  const height = HEIGHT[i18n.dir()]
  const format = useFormat()
  const id = useId()
  const filters = useLibrary((state) => state.filters)
  const chosen = useLibrary((state) => state.chosen)
  const checked = useLibrary((state) => state.checked)
  const unsaved = useLibrary((state) => state.unsaved)
  const rows = useRows(filters)
  const [cursor, setCursor] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const total = rows.total ?? 0
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 8 })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { see } = rows
  useEffect(() => see(first, last), [see, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its top
  useEffect(() => {
    setCursor(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [filters])
  const at = Math.min(cursor, Math.max(0, total - 1))
  const go = (place: number) => {
    const next = Math.max(0, Math.min(total - 1, place))
    setCursor(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    const hit = rows.at(next)
    if (hit) choose(hit.id)
  }
  const current = rows.at(at)
  const ids = (): TemplateId[] => (checked.size > 0 ? [...checked] : current ? [current.id] : [])
  const keyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
    if (event.key === 'ArrowDown' || (plain && event.key === 'j')) go(at + 1)
    else if (event.key === 'ArrowUp' || (plain && event.key === 'k')) go(at - 1)
    else if (event.key === 'PageDown') go(at + page)
    else if (event.key === 'PageUp') go(at - page)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(total - 1)
    else if (plain && (event.key === 'x' || event.key === ' ') && current) toggleChecked(current.id)
    else if (plain && event.key === 'Enter' && current) {
      choose(current.id)
      onEnter()
    } else if (event.key === 'Delete' || (plain && event.key === 'Backspace')) void removeAll(ids())
    else if (plain && event.key === '/') search.current?.focus()
    else if (plain && event.key === 'Escape' && checked.size > 0) check([])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const filtered = JSON.stringify({ ...filters, text: filters.text.trim() }) !== JSON.stringify(noFilters)
  const loose = [...unsaved.values()].filter(({ template, basedOn }) => basedOn === null || template.id === chosen)
  return (
    <div className={styles.listPane}>
      <Filters
        search={search}
        onDown={() => {
          scroller.current?.focus()
          go(at)
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
      <div className={styles.counts} role="status">
        {rows.total === null
          ? rows.error
            ? ''
            : t('library.loading')
          : t('library.count', { count: total, number: format.number(total) })}
        {checked.size > 0 ? (
          <span className={styles.checkedBar}>
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
          </span>
        ) : null}
      </div>
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
        <div
          ref={scroller}
          role="listbox"
          aria-label={t('library.list')}
          aria-multiselectable
          aria-busy={rows.total === null}
          aria-activedescendant={current ? `${id}-${at}` : undefined}
          tabIndex={0}
          data-scope="library"
          data-library-list
          className={styles.list}
          onKeyDown={keyDown}
        >
          <div className={styles.tall} style={{ blockSize: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => (
              <ListRow
                key={index}
                id={`${id}-${index}`}
                hit={rows.at(index)}
                place={index}
                total={total}
                start={start}
                height={height}
                current={index === at}
                shown={rows.at(index)?.id === chosen}
                checked={checked.has(rows.at(index)?.id ?? ('' as TemplateId))}
                unsaved={unsaved.has(rows.at(index)?.id ?? ('' as TemplateId))}
                onPress={() => go(index)}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
