import { memo, useCallback, useDeferredValue, useEffect, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { THREAD_WINDOW, useThread } from '../../data/queries'
import type { Thread as ThreadData } from '../../data/types'
import { openConversation } from '../../state/navigation'
import { useReadAhead } from '../../state/readAhead'
import { useAfterFrame } from '../../state/useAfterFrame'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { Composer, takeTextsAlong } from '../composer'
import styles from './ConversationPane.module.css'
import { Standing } from './Standing'

/** Grows faster the further one goes, so that a long way up stays short. */
const grown = (limit: number): number => Math.min(limit * 2, limit + 500)

/** Drawn again only for another conversation, not with each of its messages. */
const Write = memo(Composer)

/** Longer than this nobody looks at one conversation who has asked for another. */
const STANDS_MS = 150

/** What is shown while the next one is read: what stood before. To take it away first would draw the pane twice. */
const useStanding = (thread: ThreadData | null, loading: boolean): ThreadData | null => {
  const last = useRef<ThreadData | null>(null)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    if (thread) last.current = thread
    if (thread || !last.current) return
    const timer = setTimeout(() => {
      last.current = null
      drawAgain()
    }, STANDS_MS)
    return () => clearTimeout(timer)
  }, [thread])
  return thread ?? (loading ? last.current : null)
}

/**
 * One conversation: its head, its messages, and where the answer is written. What is asked for is the messages: those of
 * the conversation that will probably be next stand here already, out of sight, and the place to write follows a frame later.
 */
export function ConversationPane({ id }: { id: ConversationId | null }) {
  const { t } = useTranslation()
  const [reach, setReach] = useState({ id, limit: THREAD_WINDOW })
  const limit = reach.id === id ? reach.limit : THREAD_WINDOW
  const { thread, loading, missing } = useThread(id, limit)
  // Drawn in slices that any key interrupts.
  const next = useDeferredValue(useThread(useReadAhead((state) => state.id)).thread, null)
  const ahead = next && next.conversation.id !== id ? next : null
  const merged = thread?.conversation.mergedIntoId ?? null
  useEffect(() => {
    if (merged && id) void takeTextsAlong(id, merged).finally(() => openConversation(merged))
  }, [id, merged])
  const held = thread?.entries.length ?? 0
  const grow = useCallback(() => setReach({ id, limit: held >= limit ? grown(limit) : limit }), [id, held, limit])
  const [begun, setBegun] = useState({ id, times: 0 })
  const toEnd = begun.id === id ? begun.times : 0
  const openId = thread?.conversation.id ?? null
  const stands = useStanding(thread, loading)
  const writing = useAfterFrame(stands?.conversation.id ?? null, null)
  const shut = writing !== openId || openId === null
  return (
    <div className={styles.pane} aria-busy={loading || undefined} data-scope="thread">
      {missing ? <EmptyState icon="help" title={t('conversation.missing')} text={t('conversation.missingText')} /> : null}
      {id === null ? <EmptyState icon="message" title={t('common.frame.noThread')} text={t('common.frame.noThreadText')} /> : null}
      <Standing
        open={stands}
        ahead={ahead && ahead.conversation.id !== stands?.conversation.id ? ahead : null}
        toEnd={toEnd}
        onMore={grow}
      />
      {/* Whoever begins to write has read to the end, or wants to. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus came in */}
      <div
        className={cx(styles.write, shut && styles.shut, !stands && styles.gone)}
        inert={shut}
        onFocus={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setBegun({ id, times: toEnd + 1 }))}
      >
        {writing ? <Write conversationId={writing} /> : null}
      </div>
    </div>
  )
}
