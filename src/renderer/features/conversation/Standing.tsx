import { Activity, memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { calls, useDesk } from '../../bridge/deskStore'
import { registerCommands } from '../../commands/registry'
import { useCustomer } from '../../data/queries'
import type { Thread as ThreadData } from '../../data/types'
import { cx } from '../../ui/classes'
import { AheadBoundary } from './AheadBoundary'
import { Header, resyncConversation } from './Header'
import { InSight } from './inSight'
import { LanguageChooser } from './LanguageChooser'
import { readingCommands } from './readingCommands'
import styles from './Standing.module.css'
import { Thread } from './Thread'
import { ThreadAge } from './ThreadAge'

interface StandingProps {
  open: ThreadData | null
  /** Drawn and laid out, but not painted, so that opening it only paints it. Until something is open, the head is drawn for it, too. */
  ahead: ThreadData | null
  toEnd: number
  onMore: () => void
}

/** Head and messages. The head stays from one conversation to the next; the messages are each conversation's own. */
export function Standing({ open, ahead, toEnd, onMore }: StandingProps) {
  const shown = open ?? ahead
  if (!shown) return null
  return (
    <>
      <Activity mode={open ? 'visible' : 'hidden'}>
        <Head conversation={shown.conversation} />
        <ThreadAge backendId={shown.conversation.backendId} />
      </Activity>
      <div className={styles.stack}>
        {[open, ahead].map((one) =>
          one ? (
            <div
              key={one.conversation.id}
              className={cx(styles.layer, one !== open && styles.ahead)}
              inert={one !== open}
              data-ahead={one === open ? undefined : ''}
            >
              <AheadBoundary open={one === open}>
                <InSight value={one === open}>
                  <Messages thread={one} open={one === open} toEnd={one === open ? toEnd : 0} onMore={onMore} />
                </InSight>
              </AheadBoundary>
            </div>
          ) : null,
        )}
      </div>
    </>
  )
}

function Head({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const customer = useCustomer(conversation.customerId)
  // Registered once for all that are opened one after another: they act on the one that stands when they are run.
  const shown = useRef({ conversation, t })
  useLayoutEffect(() => {
    shown.current = { conversation, t }
  })
  useEffect(
    () =>
      registerCommands([
        {
          id: 'conversation.openOutside',
          title: 'conversation.command.outside',
          section: 'conversation',
          icon: 'external',
          keys: ['Mod+Shift+O'],
          when: () => Boolean(shown.current.conversation.url),
          run: async () => {
            const { url } = shown.current.conversation
            if (url) await calls().desk.openLink({ url })
          },
        },
        ...readingCommands(() => shown.current.conversation),
        {
          id: 'conversation.resync',
          title: 'conversation.command.resync',
          section: 'conversation',
          icon: 'refresh',
          run: () => {
            const { conversation: one, t: words } = shown.current
            return resyncConversation(one, { done: words('conversation.resyncing'), failed: words('conversation.notResynced') })
          },
        },
      ]),
    [],
  )
  return (
    <>
      <Header conversation={conversation} customer={customer} />
      <LanguageChooser />
    </>
  )
}

interface MessagesProps {
  thread: ThreadData
  open: boolean
  toEnd: number
  onMore: () => void
}

const Messages = memo(function Messages({ thread, open, toEnd, onMore }: MessagesProps) {
  const { conversation } = thread
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === conversation.backendId))
  const customer = useCustomer(conversation.customerId)
  const zone = useRef<string | null>(null)
  zone.current = customer?.zone ?? null
  // Asked for under the pointer only: no message is drawn again when the customer has been read.
  const customerZone = useCallback(() => zone.current, [])
  return (
    <Thread
      thread={thread}
      open={open}
      customerZone={customerZone}
      me={backend?.me?.agentId ?? null}
      canMarkRead={Boolean(backend?.capabilities.readState)}
      toEnd={toEnd}
      onMore={onMore}
    />
  )
})
