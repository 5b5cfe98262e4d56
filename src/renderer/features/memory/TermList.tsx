import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../shared/domain/conversation/fold'
import { problemOf } from '../../bridge/client'
import { ask } from '../../bridge/queries'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { removeTerm } from './deeds'
import { FilterBar } from './FilterBar'
import styles from './Memory.module.css'
import { chooseTerm, filterBy, noFilters, openDialog, useMemory } from './store'
import { useLayers } from './useLayers'

const HEIGHT = { ltr: 50, rtl: 58 }
const speaks = (code: string, wanted: string | null) => wanted === null || code === wanted || code.startsWith(`${wanted}-`)

/** All terms of the glossary, found by words in any language. */
export function TermList() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const height = HEIGHT[i18n.dir()]
  const id = useId()
  const filters = useDeferredValue(useMemory((state) => state.filters))
  const chosen = useMemory((state) => state.term)
  const layers = useLayers()
  const answer = useQuery(ask().memory.terms.queryOptions({ input: { layer: null } }))
  const folded = useMemo(
    () =>
      (answer.data?.terms ?? []).map((term) => ({
        term,
        text: fold([term.source, ...term.targets.map(({ text }) => text), term.note].join('\n')),
      })),
    [answer.data],
  )
  const terms = useMemo(() => {
    const words = fold(filters.text).split(/\s+/u).filter(Boolean)
    return folded
      .filter(
        ({ term, text }) =>
          words.every((word) => text.includes(word)) &&
          (filters.layer === null || term.layer === filters.layer) &&
          speaks(term.from, filters.from) &&
          (filters.to === null || term.never || term.targets.some(({ to }) => speaks(to, filters.to))),
      )
      .map(({ term }) => term)
  }, [folded, filters])
  const [cursor, setCursor] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: terms.length, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 8 })
  const at = Math.min(cursor, Math.max(0, terms.length - 1))
  const go = (place: number) => {
    const next = Math.max(0, Math.min(terms.length - 1, place))
    setCursor(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    const term = terms[next]
    if (term) chooseTerm(term)
  }
  const keyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const current = terms[at]
    if (event.key === 'ArrowDown' || (plain && event.key === 'j')) go(at + 1)
    else if (event.key === 'ArrowUp' || (plain && event.key === 'k')) go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(terms.length - 1)
    else if (plain && event.key === 'Enter' && current) {
      chooseTerm(current)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-term-editor] input')?.focus())
    } else if (event.key === 'Delete' && current) void removeTerm(current)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.listPane}>
      <FilterBar onDown={() => scroller.current?.focus()} />
      {answer.error ? (
        <div className={styles.note}>
          <ErrorNote
            title={t('memory.termsUnread')}
            problem={problemOf(answer.error)}
            action={<Button onPress={() => void answer.refetch()}>{t('common.retry')}</Button>}
          />
        </div>
      ) : null}
      <div className={styles.counts} role="status">
        {answer.data
          ? t('memory.termCount', { count: terms.length, number: format.number(terms.length) })
          : answer.error
            ? ''
            : t('memory.loading')}
      </div>
      {answer.data && terms.length === 0 ? (
        folded.length > 0 ? (
          <EmptyState
            icon="search"
            title={t('memory.noTermFound')}
            text={t('memory.noneFoundText')}
            action={<Button onPress={() => filterBy(noFilters)}>{t('memory.clear')}</Button>}
          />
        ) : (
          <EmptyState
            icon="tag"
            title={t('memory.noTerms')}
            text={t('memory.noTermsText')}
            action={
              <Button icon="up" onPress={() => openDialog('import')}>
                {t('memory.import')}
              </Button>
            }
          />
        )
      ) : (
        <div
          ref={scroller}
          role="listbox"
          aria-label={t('memory.tab.terms')}
          aria-busy={!answer.data}
          aria-activedescendant={terms[at] ? `${id}-${at}` : undefined}
          tabIndex={0}
          data-scope="memory"
          data-memory-list
          className={styles.list}
          onKeyDown={keyDown}
        >
          <div className={styles.tall} style={{ blockSize: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const term = terms[index]
              if (!term) return null
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list (aria-activedescendant)
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
                <div
                  key={term.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={term.id === chosen?.id}
                  aria-setsize={terms.length}
                  aria-posinset={index + 1}
                  className={cx(styles.row, index === at && styles.current, term.id === chosen?.id && styles.shown)}
                  style={{ insetBlockStart: start, blockSize: height }}
                  onClick={() => go(index)}
                >
                  <span className={styles.line} dir="auto" lang={term.from}>
                    {term.source}
                  </span>
                  <span className={styles.facts}>
                    <span>{format.languageCode(term.from)}</span>
                    <span className={styles.line}>
                      {term.never
                        ? t('memory.neverMark')
                        : format.list([...new Set(term.targets.map(({ to }) => format.languageCode(to)))])}
                    </span>
                    <span className={styles.line}>{layers.find((layer) => layer.id === term.layer)?.label ?? term.layer}</span>
                  </span>
                </div>
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}
