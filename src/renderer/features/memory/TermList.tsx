import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../shared/domain/conversation/fold'
import { problemOf } from '../../bridge/client'
import { ask } from '../../bridge/queries'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { ListCounts, ListSide } from '../../ui/ListSide'
import { LongFacts, LongList, type LongListHandle, LongRow } from '../../ui/LongList'
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
  const list = useRef<LongListHandle>(null)
  const key = (event: React.KeyboardEvent, at: number, plain: boolean): boolean => {
    const current = terms[at]
    if (plain && event.key === 'Enter' && current) {
      chooseTerm(current)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-term-editor] input')?.focus())
    } else if (event.key === 'Delete' && current) void removeTerm(current)
    else return false
    return true
  }
  return (
    <ListSide wide>
      <FilterBar onDown={() => list.current?.focus()} />
      {answer.error ? (
        <div className={styles.note}>
          <ErrorNote
            title={t('memory.termsUnread')}
            problem={problemOf(answer.error)}
            action={<Button onPress={() => void answer.refetch()}>{t('common.retry')}</Button>}
          />
        </div>
      ) : null}
      <ListCounts
        text={
          answer.data
            ? t('memory.termCount', { count: terms.length, number: format.number(terms.length) })
            : answer.error
              ? ''
              : t('memory.loading')
        }
      />
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
        <LongList
          label={t('memory.tab.terms')}
          total={terms.length}
          isBusy={!answer.data}
          height={HEIGHT[i18n.dir()]}
          scope="memory"
          question={filters}
          has={(place) => terms[place] !== undefined}
          onGo={(place) => {
            const term = terms[place]
            if (term) chooseTerm(term)
          }}
          onKey={key}
          handle={list}
        >
          {(at, go) => {
            const term = terms[at.place]
            if (!term) return null
            const shown = term.id === chosen?.id
            return (
              <LongRow key={term.id} at={at} isSelected={shown} isShown={shown} onClick={go}>
                <span className={styles.line} dir="auto" lang={term.from}>
                  {term.source}
                </span>
                <LongFacts>
                  <span>{format.languageCode(term.from)}</span>
                  <span className={styles.line}>
                    {term.never ? t('memory.neverMark') : format.list([...new Set(term.targets.map(({ to }) => format.languageCode(to)))])}
                  </span>
                  <span className={styles.line}>{layers.find((layer) => layer.id === term.layer)?.label ?? term.layer}</span>
                </LongFacts>
              </LongRow>
            )
          }}
        </LongList>
      )}
    </ListSide>
  )
}
