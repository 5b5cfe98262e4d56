import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import type { Word } from '../../../shared/domain/search/query'
import { useDesk } from '../../bridge/deskStore'
import { LIST_BLOCK, LIST_WINDOW, useRows, useViewIds } from '../../data/queries'
import type { View } from '../../data/types'
import { useHits } from '../../data/useSearch'
import { useNavigation } from '../../state/navigation'
import { endSearched, setSearched } from '../../state/searched'
import { ROW_HEIGHT } from '../../ui/theme'
import styles from './List.module.css'
import { ListState } from './ListState'
import { cameQuietly, LIST_ID, optionId, releaseOrder, useList } from './listStore'
import { ReadAhead } from './ReadAhead'
import { Row } from './Row'
import { SearchHead } from './SearchHead'
import { useHeldIds } from './useHeldIds'

const noIds: readonly ConversationId[] = []
const noWords: readonly Word[] = []

function MovedPill() {
  const { t } = useTranslation()
  const moved = useList((state) => state.moved)
  if (moved === 0) return null
  return (
    <button type="button" className={styles.moved} onClick={releaseOrder} tabIndex={-1}>
      {t('inbox.moved', { count: moved })}
    </button>
  )
}

/** Names the row under the cursor to screen readers, and only while that row stands in the document. */
const pointAt = (list: HTMLElement, cursorId: ConversationId | null) => {
  const option = cursorId ? optionId(cursorId) : null
  if (option && document.getElementById(option)) list.setAttribute('aria-activedescendant', option)
  else list.removeAttribute('aria-activedescendant')
}

export function List({ view, onTotal }: { view: View; onTotal: (total: number, searching: boolean) => void }) {
  const { t } = useTranslation()
  const density = useDesk((desk) => desk.settings.density)
  const shops = useDesk((desk) => desk.shops)
  const shopById = useMemo(() => new Map(shops.map((shop) => [shop.id, shop])), [shops])
  const [limit, setLimit] = useState(LIST_WINDOW)
  const [focused, setFocused] = useState(false)
  // While the agent works in the list its order stands still; a focus that came by itself is no work yet.
  const [held, setHeld] = useState(false)
  const answer = useViewIds(view, limit)
  const ids = useHeldIds(view, answer.ids, held)
  const scroller = useRef<HTMLDivElement>(null)
  const height = ROW_HEIGHT[density]
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (place) => ids[place] ?? place,
    overscan: 6,
    rangeExtractor: defaultRangeExtractor,
  })
  useEffect(() => {
    // A change of density changes every row's height.
    if (height > 0) virtual.measure()
  }, [height, virtual])
  const items = virtual.getVirtualItems()
  const first = Math.floor((items[0]?.index ?? 0) / LIST_BLOCK) * LIST_BLOCK
  const last = Math.ceil(((items.at(-1)?.index ?? 0) + 1) / LIST_BLOCK) * LIST_BLOCK
  const wanted = useMemo(() => ids.slice(first, last), [ids, first, last])
  const rows = useRows(wanted)

  const searching = answer.search?.searching ?? false
  const words = answer.search?.words ?? noWords
  const shownIds = useMemo(() => (words.length > 0 ? wanted : noIds), [words, wanted])
  const hits = useHits(shownIds, words)
  useEffect(() => {
    const targets = new Map<ConversationId, MessageId>()
    for (const [id, hit] of hits) if (hit.message) targets.set(id, hit.message.id)
    setSearched(words, targets)
  }, [words, hits])
  useEffect(() => endSearched, [])
  useEffect(() => {
    useList.setState({ total: answer.total })
    onTotal(answer.total, searching)
  }, [answer.total, searching, onTotal])
  useEffect(() => {
    if (last >= limit - LIST_BLOCK && answer.total > limit) setLimit((was) => was + LIST_WINDOW)
  }, [last, limit, answer.total])

  // The cursor is followed outside React: nothing here is drawn again by j and k.
  useEffect(() => {
    const follow = (cursorId: ConversationId | null) => {
      const list = scroller.current
      if (!list) return
      const place = cursorId ? useList.getState().ids.indexOf(cursorId) : -1
      if (place < 0 || !cursorId) {
        list.removeAttribute('aria-activedescendant')
        return
      }
      virtual.scrollToIndex(place, { align: 'auto' })
      pointAt(list, cursorId)
    }
    follow(useNavigation.getState().cursorId)
    return useNavigation.subscribe((state, was) => {
      if (state.cursorId !== was.cursorId) follow(state.cursorId)
    })
  }, [virtual])

  // The row may be drawn only now, or be drawn no more.
  useLayoutEffect(() => {
    if (scroller.current) pointAt(scroller.current, useNavigation.getState().cursorId)
  })

  return (
    <>
      {answer.search ? <SearchHead state={answer.search} /> : null}
      <div className={styles.frame} data-list-focus={focused ? '' : undefined}>
        <div
          ref={scroller}
          id={LIST_ID}
          role="listbox"
          aria-label={t('common.frame.list')}
          aria-multiselectable
          aria-busy={answer.loading}
          data-scope="list"
          tabIndex={0}
          className={styles.list}
          onFocus={() => {
            setFocused(true)
            if (cameQuietly()) return
            setHeld(true)
            const { cursorId, openId } = useNavigation.getState()
            const there = useList.getState().ids
            if (!cursorId || !there.includes(cursorId)) {
              const start = openId && there.includes(openId) ? openId : (there[0] ?? null)
              useNavigation.setState({ cursorId: start })
            }
          }}
          onKeyDown={() => setHeld(true)}
          onPointerDown={() => setHeld(true)}
          onBlur={() => {
            setFocused(false)
            setHeld(false)
          }}
        >
          <div role="presentation" className={styles.space} style={{ '--height': `${virtual.getTotalSize()}px` } as CSSProperties}>
            {items.map((item) => {
              const id = ids[item.index]
              const row = id ? rows.get(id) : undefined
              return (
                <div
                  key={item.key}
                  role="presentation"
                  className={styles.slot}
                  style={{ '--start': `${item.start}px`, '--size': `${item.size}px` } as CSSProperties}
                >
                  {row ? (
                    <Row
                      row={row}
                      density={density}
                      shop={shopById.get(row.shopId)}
                      place={item.index}
                      size={answer.total}
                      hit={hits.get(row.id)}
                    />
                  ) : (
                    <span className={styles.waiting} />
                  )}
                </div>
              )
            })}
          </div>
        </div>
        {ids.length === 0 ? (
          <ListState view={view} loading={answer.loading} searching={searching} failed={answer.search?.failed ?? false} />
        ) : null}
        <MovedPill />
        <ReadAhead />
      </div>
    </>
  )
}
