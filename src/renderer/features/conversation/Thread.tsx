import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, Conversation, Message } from '../../../shared/domain/conversation/types'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import type { Thread as ThreadData, ThreadEntry } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat, useZone } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { say } from '../../ui/liveRegion'
import { asking, countNew, endsWithOwn, type Seen } from './arrivals'
import { MessageBoundary } from './MessageBoundary'
import { MessageBubble, type Words } from './MessageBubble'
import { OutgoingBubble } from './OutgoingBubble'
import { movedFrom, type Place, placeIn } from './place'
import type { ThreadReading } from './reading'
import styles from './Thread.module.css'
import { atOf, dayNamer, itemsOf, keyOf } from './threadItems'
import { useAskReading, useThreadReading } from './useReading'
import { useReadMark } from './useReadMark'
import { useStandAtFound } from './useSearched'
import { ZoomDialog } from './ZoomDialog'

/** Beyond this the rows that are out of sight are not laid out. */
const MANY = 80
const NEAR_END = 24
const NEAR_TOP = 600
/** A thread just opened is not being read before this. */
const READ_FROM_MS = 600

export interface ThreadProps {
  thread: ThreadData
  /** False while it is drawn ahead, out of sight. */
  open: boolean
  customerZone: () => string | null
  me: string | null
  canMarkRead: boolean
  /** Grows when the newest is to be shown (the agent begins to answer). */
  toEnd: number
  onMore: () => void
}

/** Stands where it is read: older messages grow above it, newer ones wait below behind a pill. */
export function Thread({ thread, open, customerZone, me, canMarkRead, toEnd, onMore }: ThreadProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const minute = useMinute()
  const { conversation, entries, moreCached } = thread
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<Seen | null>(() => lastSeen(entries))
  /** On the clock of `performance`; null until it was in sight for the first time. */
  const openedAt = useRef<number | null>(null)
  const stuck = useRef(true)
  /** The agent has not gone up by herself: only what arrived has pushed the end away. */
  const stayed = useRef(true)
  const [atEnd, setAtEnd] = useState(true)
  const [zoomed, setZoomed] = useState<Attachment | null>(null)
  const typist = useDesk((desk) => desk.typing.get(conversation.id))
  const items = useMemo(() => itemsOf(entries, dayNamer(zone)), [entries, zone])
  const reader = useThreadReading(conversation)
  useAskReading(conversation.id, open, entries, reader)
  const messages = useMemo(() => entries.flatMap((entry) => (entry.type === 'message' ? [entry.message] : [])), [entries])
  const pictures = useMemo(() => messages.flatMap((message) => message.attachments.filter(({ kind }) => kind === 'image')), [messages])
  // What came while it stood ready out of sight is read with the rest.
  const fresh = openedAt.current === null ? 0 : countNew(entries, seen, me)
  const asks = useMemo(() => asking(entries), [entries])
  const asked = useRef<readonly string[]>(asks)

  const goToEnd = useCallback(() => {
    const box = scroller.current
    if (!box) return
    stuck.current = true
    stayed.current = true
    box.scrollTop = box.scrollHeight
  }, [])
  const leaveEnd = useCallback(() => {
    stuck.current = false
    stayed.current = false
  }, [])
  const last = lastKey(entries)
  const see = useCallback(() => {
    const now = lastSeen(entries)
    setSeen((was) => (was?.key === now?.key ? was : now))
    setAtEnd(true)
  }, [entries])

  // Before anything is painted: the end at first, the same place when older messages grow above.
  const first = entries[0] ? keyOf(entries[0]) : null
  const before = useRef<Before>(nothing)
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const was = before.current
    const waited = openedAt.current === null
    if (open) openedAt.current ??= performance.now()
    if (was.first === null || waited) box.scrollTop = box.scrollHeight
    // What waits for her word must not wait out of sight where she has stayed at the end.
    // Nobody has read yet what stood here a moment ago: what comes with the opening is shown, not put behind the pill.
    else if (stayed.current && performance.now() - (openedAt.current ?? 0) < READ_FROM_MS) box.scrollTop = box.scrollHeight
    else if (endsWithOwn(entries, seen) || (stayed.current && asks.some((key) => !asked.current.includes(key))))
      box.scrollTop = box.scrollHeight
    // Older ones grew above, or the window slid on and the oldest fell off: what is read stays where it is.
    else if (was.first !== first && (!stuck.current || was.last !== last)) {
      const moved = was.place && content.current ? movedFrom(was.place, box, content.current) : null
      if (moved !== null) box.scrollTop += moved
      else box.scrollTop = was.top + (box.scrollHeight - was.height)
    }
    asked.current = asks
    before.current = { first, last, ...standing(box, content.current) }
    const end = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_END
    stuck.current = end
    if (end) see()
    else setAtEnd(false)
  }, [open, first, last, entries, see, seen, asks])

  // Pictures, folded quotes and a growing composer must not push the end out of sight.
  useEffect(() => {
    const box = scroller.current
    const inner = content.current
    if (!box || !inner) return
    const watcher = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight
      before.current = { ...before.current, ...standing(box, content.current) }
    })
    watcher.observe(box)
    watcher.observe(inner)
    return () => watcher.disconnect()
  }, [])

  useEffect(() => {
    if (toEnd > 0) goToEnd()
  }, [toEnd, goToEnd])

  const said = useRef(0)
  useEffect(() => {
    if (fresh > said.current) say(t('conversation.newBelow', { count: fresh }))
    said.current = fresh
  }, [fresh, t])

  useReadMark(conversation, canMarkRead && open, atEnd)
  useStandAtFound({ content, conversationId: conversation.id, open, entries, moreCached, onMore, leaveEnd })

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    // Not the agent's doing: the window or what stands in it changed its size, and the end is to stay in sight.
    const resized = box.scrollHeight !== before.current.height || box.clientHeight !== before.current.room
    if (stuck.current && resized) box.scrollTop = box.scrollHeight
    const end = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_END
    if (end || !resized) stayed.current = end
    stuck.current = end
    before.current = { ...before.current, ...standing(box, content.current) }
    if (end) see()
    else setAtEnd(false)
    if (open && box.scrollTop < NEAR_TOP && moreCached) onMore()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const box = scroller.current
    if (!box || event.target !== box || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'End') goToEnd()
    else if (event.key === 'Home') box.scrollTop = 0
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const oldest = messages[0]?.id ?? null
  return (
    <div className={styles.holder}>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        data-thread={open ? '' : undefined}
        role="log"
        aria-live="off"
        aria-label={t('conversation.messages', { name: customerTitle(t, conversation.customerName) })}
      >
        <div ref={content} className={cx(styles.content, items.length > MANY && styles.many)}>
          {moreCached ? <p className={styles.event}>{t('common.loading')}</p> : <Older conversation={conversation} before={oldest} />}
          {items.map((item) =>
            item.type === 'day' ? (
              <h3 key={item.key} className={styles.day}>
                {format.day(item.at, minute)}
              </h3>
            ) : (
              <Row
                key={item.key}
                entry={item.entry}
                conversation={item.entry.type === 'outgoing' ? conversation : null}
                newest={item.entry.type === 'outgoing' ? messages : none}
                reader={reader}
                customerZone={customerZone}
                onZoom={setZoomed}
                t={t}
                format={format}
              />
            ),
          )}
          {typist && !typist.agent ? (
            <p className={styles.typing}>
              {t('conversation.typing', { name: customerTitle(t, typist.name || conversation.customerName) })}
            </p>
          ) : null}
        </div>
      </div>
      {(fresh > 0 || asks.length > 0) && !atEnd ? (
        <div className={styles.pill}>
          <Button kind="primary" icon="chevronDown" onPress={goToEnd}>
            {fresh > 0 ? t('conversation.new', { count: fresh }) : t('conversation.asks')}
          </Button>
        </div>
      ) : null}
      <ZoomDialog backendId={conversation.backendId} pictures={pictures} shown={zoomed} onShow={setZoomed} />
    </div>
  )
}

interface Before {
  first: string | null
  last: string | null
  height: number
  top: number
  room: number
  place: Place | null
}
const nothing: Before = { first: null, last: null, height: 0, top: 0, room: 0, place: null }
const standing = (box: HTMLElement, content: HTMLElement | null): Omit<Before, 'first' | 'last'> => ({
  height: box.scrollHeight,
  top: box.scrollTop,
  room: box.clientHeight,
  place: content ? placeIn(box, content) : null,
})
const none: readonly Message[] = []
const lastKey = (entries: readonly ThreadEntry[]): string | null => {
  const last = entries.at(-1)
  return last ? keyOf(last) : null
}

const lastSeen = (entries: readonly ThreadEntry[]): Seen | null => {
  const last = entries.at(-1)
  return last ? { key: keyOf(last), at: atOf(last) } : null
}

const Row = memo(function Row({
  entry,
  conversation,
  newest,
  reader,
  customerZone,
  onZoom,
  t,
  format,
}: Words & {
  entry: ThreadEntry
  conversation: Conversation | null
  newest: readonly Message[]
  reader: ThreadReading
  customerZone: () => string | null
  onZoom: (attachment: Attachment) => void
}) {
  return (
    <div className={styles.row} data-key={keyOf(entry)}>
      <MessageBoundary words={<p className={styles.event}>{t('conversation.broken')}</p>}>
        {entry.type === 'message' ? (
          <MessageBubble
            message={entry.message}
            translation={entry.translation ?? null}
            reader={reader}
            customerZone={customerZone}
            onZoom={onZoom}
            t={t}
            format={format}
          />
        ) : conversation ? (
          <OutgoingBubble item={entry.item} conversation={conversation} newest={newest} />
        ) : null}
      </MessageBoundary>
    </div>
  )
})

/** Nothing stands here any more, as room had to be made: the newest is asked for at once. */
function Refetch({ id }: { id: Conversation['id'] }) {
  const { t } = useTranslation()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    calls()
      .backends.deepen({ conversationId: id, before: null })
      .catch(() => setFailed(true))
  }, [id])
  return <p className={styles.older}>{t(failed ? 'conversation.notRefetched' : 'conversation.refetching')}</p>
}

/** Asks the backend for what came before all that this desk holds. */
const Older = memo(function Older({ conversation, before }: { conversation: Conversation; before: string | null }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<string | null>(null)
  if (before === null) return <Refetch key={conversation.id} id={conversation.id} />
  const ask = () => {
    setAsked(before)
    calls()
      .backends.deepen({ conversationId: conversation.id, before })
      .catch((error: unknown) => {
        setAsked(null)
        tellTrouble(t('conversation.notOlder'), error)
      })
  }
  return (
    <div className={styles.older}>
      <Button kind="quiet" isDisabled={asked === before} onPress={ask}>
        {asked === before ? t('conversation.askedOlder') : t('conversation.older')}
      </Button>
    </div>
  )
})
