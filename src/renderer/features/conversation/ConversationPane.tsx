import { memo, useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { calls, useDesk } from '../../bridge/deskStore'
import { registerCommands } from '../../commands/registry'
import { useCustomer, useThread } from '../../data/queries'
import type { Thread as ThreadData } from '../../data/types'
import { openConversation } from '../../state/navigation'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { Composer } from '../composer'
import styles from './ConversationPane.module.css'
import { Header, resyncConversation } from './Header'
import { Thread } from './Thread'
import { ThreadAge } from './ThreadAge'

const FIRST = 50
/** Grows faster the further one goes, so that a long way up stays short. */
const grown = (limit: number): number => Math.min(limit * 2, limit + 500)

/** Drawn again only for another conversation, not with each of its messages. */
const Write = memo(Composer)

/** One conversation: its head, its messages, and where the answer is written. The head stays from one to the next. */
export function ConversationPane({ id }: { id: ConversationId }) {
  const { t } = useTranslation()
  const [reach, setReach] = useState({ id, limit: FIRST })
  const limit = reach.id === id ? reach.limit : FIRST
  const { thread, loading, missing } = useThread(id, limit)
  const merged = thread?.conversation.mergedIntoId ?? null
  useEffect(() => {
    if (merged) openConversation(merged)
  }, [merged])
  if (missing) return <EmptyState icon="help" title={t('conversation.missing')} text={t('conversation.missingText')} />
  if (!thread) return <div className={styles.pane} aria-busy={loading} data-scope="thread" />
  const grow = () => setReach({ id, limit: thread.entries.length >= limit ? grown(limit) : limit })
  return <Standing thread={thread} onMore={grow} />
}

function Standing({ thread, onMore }: { thread: ThreadData; onMore: () => void }) {
  const { t } = useTranslation()
  const { conversation } = thread
  const { id } = conversation
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === conversation.backendId))
  const customer = useCustomer(conversation.customerId)
  const [begun, setBegun] = useState({ id, times: 0 })
  const toEnd = begun.id === id ? begun.times : 0
  // What is asked for is the messages: the place to write follows in a later frame, shut until then.
  const writing = useDeferredValue(id, null)
  useEffect(
    () =>
      registerCommands([
        {
          id: 'conversation.openOutside',
          title: 'conversation.command.outside',
          section: 'conversation',
          icon: 'external',
          keys: ['Mod+Shift+O'],
          when: () => Boolean(conversation.url),
          run: async () => {
            if (conversation.url) await calls().desk.openLink({ url: conversation.url })
          },
        },
        {
          id: 'conversation.resync',
          title: 'conversation.command.resync',
          section: 'conversation',
          icon: 'refresh',
          run: () => resyncConversation(conversation, { done: t('conversation.resyncing'), failed: t('conversation.notResynced') }),
        },
      ]),
    [conversation, t],
  )
  return (
    <div className={styles.pane} data-scope="thread">
      <Header conversation={conversation} customer={customer} />
      <ThreadAge backendId={conversation.backendId} />
      <Thread
        key={id}
        thread={thread}
        customerZone={customer?.zone ?? null}
        me={backend?.me?.agentId ?? null}
        canMarkRead={Boolean(backend?.capabilities.readState)}
        toEnd={toEnd}
        onMore={onMore}
      />
      {/* Whoever begins to write has read to the end, or wants to. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus came in */}
      <div
        className={cx(styles.write, writing !== id && styles.shut)}
        inert={writing !== id}
        onFocus={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setBegun({ id, times: toEnd + 1 }))}
      >
        {writing ? <Write conversationId={writing} /> : null}
      </div>
    </div>
  )
}
