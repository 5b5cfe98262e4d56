import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { problemOf } from '../../bridge/client'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { ListCounts, ListSide } from '../../ui/ListSide'
import { LongFacts, LongList, type LongListHandle, LongRow } from '../../ui/LongList'
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
  const filters = useMemory((state) => state.filters)
  const chosen = useMemory((state) => state.unit)
  const checked = useMemory((state) => state.checked)
  const rows = useUnits(filters)
  const layers = useLayers()
  const list = useRef<LongListHandle>(null)
  const total = rows.total ?? 0
  const key = (event: React.KeyboardEvent, at: number, plain: boolean): boolean => {
    const current = rows.at(at)
    if (plain && (event.key === 'x' || event.key === ' ') && current) toggleChecked(current.id)
    else if (plain && event.key === 'Enter' && current) {
      chooseUnit(current)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-unit-editor] textarea')?.focus())
    } else if (event.key === 'Delete') void removeUnits(checked.size > 0 ? [...checked] : current ? [current.id] : [])
    else if (plain && event.key === 'Escape' && checked.size > 0) check([])
    else return false
    return true
  }
  const layerName = (unit: MemoryUnit) => layers.find((layer) => layer.id === unit.layer)?.label ?? unit.layer
  const filtered = JSON.stringify({ ...filters, text: filters.text.trim() }) !== JSON.stringify(noFilters)
  return (
    <ListSide wide>
      <FilterBar onDown={() => list.current?.focus()} />
      {rows.error ? (
        <div className={styles.note}>
          <ErrorNote
            title={t('memory.unread')}
            problem={problemOf(rows.error)}
            action={<Button onPress={rows.again}>{t('common.retry')}</Button>}
          />
        </div>
      ) : null}
      <ListCounts
        text={
          rows.total === null ? (rows.error ? '' : t('memory.loading')) : t('memory.count', { count: total, number: format.number(total) })
        }
        checked={
          checked.size > 0 ? (
            <>
              <span>{t('memory.checked', { count: checked.size })}</span>
              <Button kind="quiet" icon="trash" onPress={() => void removeUnits([...checked])}>
                {t('memory.delete')}
              </Button>
              <Button kind="quiet" icon="close" onPress={() => check([])}>
                {t('memory.uncheck')}
              </Button>
            </>
          ) : null
        }
      />
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
        <LongList
          label={t('memory.tab.units')}
          total={total}
          isBusy={rows.total === null}
          isMarking
          height={HEIGHT[i18n.dir()]}
          scope="memory"
          question={filters}
          has={(place) => rows.at(place) !== undefined}
          onSight={rows.see}
          onGo={(place) => {
            const unit = rows.at(place)
            if (unit) chooseUnit(unit)
          }}
          onKey={key}
          handle={list}
        >
          {(at, go) => {
            const unit = rows.at(at.place)
            const marked = unit !== undefined && checked.has(unit.id)
            const shown = unit !== undefined && unit.id === chosen?.id
            return (
              <LongRow
                key={at.place}
                at={at}
                isSelected={marked || shown}
                isShown={shown}
                label={unit ? undefined : t('memory.loading')}
                onClick={(event) => ((event.ctrlKey || event.metaKey) && unit ? toggleChecked(unit.id) : go())}
              >
                {unit ? (
                  <>
                    <span className={styles.line} dir="auto" lang={unit.source ? unit.from : undefined}>
                      {marked ? <Icon name="check" size={12} /> : null} {unit.source}
                    </span>
                    <span className={cx(styles.line, styles.weak)} dir="auto" lang={unit.to}>
                      {unit.target}
                    </span>
                    <LongFacts>
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
                    </LongFacts>
                  </>
                ) : null}
              </LongRow>
            )
          }}
        </LongList>
      )}
    </ListSide>
  )
}
