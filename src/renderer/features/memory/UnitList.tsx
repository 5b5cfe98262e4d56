import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { problemOf } from '../../bridge/client'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { removeUnits } from './deeds'
import { FilterBar } from './FilterBar'
import styles from './Memory.module.css'
import { check, chooseUnit, filterBy, noFilters, openDialog, toggleChecked, useMemory } from './store'
import { useLayers } from './useLayers'
import { useUnits } from './useUnits'

/** Heights of a row in px; Arabic's lines are taller. */
const HEIGHT = { ltr: 66, rtl: 74 }

/** All units of the desk. Up and down move, x marks, Delete takes away. */
export function UnitList() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const height = HEIGHT[i18n.dir()]
  const id = useId()
  const filters = useMemory((state) => state.filters)
  const chosen = useMemory((state) => state.unit)
  const checked = useMemory((state) => state.checked)
  const rows = useUnits(filters)
  const layers = useLayers()
  const [cursor, setCursor] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
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
  const current = rows.at(at)
  const go = (place: number) => {
    const next = Math.max(0, Math.min(total - 1, place))
    setCursor(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    const unit = rows.at(next)
    if (unit) chooseUnit(unit)
  }
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
      chooseUnit(current)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-unit-editor] textarea')?.focus())
    } else if (event.key === 'Delete') void removeUnits(checked.size > 0 ? [...checked] : current ? [current.id] : [])
    else if (plain && event.key === 'Escape' && checked.size > 0) check([])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const layerName = (unit: MemoryUnit) => layers.find((layer) => layer.id === unit.layer)?.label ?? unit.layer
  const filtered = JSON.stringify({ ...filters, text: filters.text.trim() }) !== JSON.stringify(noFilters)
  return (
    <div className={styles.listPane}>
      <FilterBar onDown={() => scroller.current?.focus()} />
      {rows.error ? (
        <div className={styles.note}>
          <ErrorNote
            title={t('memory.unread')}
            problem={problemOf(rows.error)}
            action={<Button onPress={rows.again}>{t('common.retry')}</Button>}
          />
        </div>
      ) : null}
      <div className={styles.counts} role="status">
        {rows.total === null ? (rows.error ? '' : t('memory.loading')) : t('memory.count', { count: total, number: format.number(total) })}
        {checked.size > 0 ? (
          <span className={styles.checkedBar}>
            <span>{t('memory.checked', { count: checked.size })}</span>
            <Button kind="quiet" icon="trash" onPress={() => void removeUnits([...checked])}>
              {t('memory.delete')}
            </Button>
            <Button kind="quiet" icon="close" onPress={() => check([])}>
              {t('memory.uncheck')}
            </Button>
          </span>
        ) : null}
      </div>
      {rows.total === 0 ? (
        filtered ? (
          <EmptyState
            icon="search"
            title={t('memory.noneFound')}
            text={t('memory.noneFoundText')}
            action={<Button onPress={() => filterBy(noFilters)}>{t('memory.clear')}</Button>}
          />
        ) : (
          <EmptyState
            icon="languages"
            title={t('memory.empty')}
            text={t('memory.emptyText')}
            action={
              <Button kind="primary" icon="up" onPress={() => openDialog('import')}>
                {t('memory.import')}
              </Button>
            }
          />
        )
      ) : (
        <div
          ref={scroller}
          role="listbox"
          aria-label={t('memory.tab.units')}
          aria-multiselectable
          aria-busy={rows.total === null}
          aria-activedescendant={current ? `${id}-${at}` : undefined}
          tabIndex={0}
          data-scope="memory"
          data-memory-list
          className={styles.list}
          onKeyDown={keyDown}
        >
          <div className={styles.tall} style={{ blockSize: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const unit = rows.at(index)
              const marked = unit !== undefined && checked.has(unit.id)
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list (aria-activedescendant)
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
                <div
                  key={index}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={marked || (unit !== undefined && unit.id === chosen?.id)}
                  aria-setsize={total}
                  aria-posinset={index + 1}
                  aria-label={unit ? undefined : t('memory.loading')}
                  className={cx(styles.row, index === at && styles.current, unit && unit.id === chosen?.id && styles.shown)}
                  style={{ insetBlockStart: start, blockSize: height }}
                  onClick={(event) => ((event.ctrlKey || event.metaKey) && unit ? toggleChecked(unit.id) : go(index))}
                >
                  {unit ? (
                    <>
                      <span className={styles.line} dir="auto" lang={unit.source ? unit.from : undefined}>
                        {marked ? <Icon name="check" size={12} /> : null} {unit.source}
                      </span>
                      <span className={cx(styles.line, styles.weak)} dir="auto" lang={unit.to}>
                        {unit.target}
                      </span>
                      <span className={styles.facts}>
                        <span>
                          {format.languageCode(unit.from)} → {format.languageCode(unit.to)}
                        </span>
                        <span className={styles.line}>{layerName(unit)}</span>
                        <span>{t('memory.uses', { count: unit.uses })}</span>
                        {unit.note ? (
                          <span className={unit.note.verdict === 'bad' ? styles.bad : styles.good}>
                            {t(`memory.verdict.${unit.note.verdict}`)}
                          </span>
                        ) : null}
                      </span>
                    </>
                  ) : null}
                </div>
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}
