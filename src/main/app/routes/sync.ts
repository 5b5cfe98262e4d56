/** The contract's `sync` carried out. */
import type { Backends } from '../../services/backends/backends'
import type { Outbox } from '../../services/outbox/outbox'
import type { Door, Routes } from '../door'
import type { EventHub } from '../eventHub'

export interface SyncRoutesNeeds {
  hub: EventHub
  backends: Backends
  /** The open profile's; throws LOCKED where there is none. */
  outbox(): Outbox
  counts(counts: { unread: number; open: number }): void
}

export const syncRoutes = (os: Door, { hub, backends, outbox, counts }: SyncRoutesNeeds): Routes<'sync'> => ({
  events: os.sync.events.handler(({ context, signal }) => hub.listen(context.page, signal)),
  pull: os.sync.pull.handler(async ({ input }) => {
    const page = await backends.pull(input.backendId, input.cursor, input.limit)
    const ours = page.rows.messages.flatMap(({ id, outboxKey }) => (outboxKey ? [{ key: outboxKey, messageId: id }] : []))
    if (ours.length > 0) await outbox().arrived(ours)
    return page
  }),
  pullConversation: os.sync.pullConversation.handler(({ input, signal }) =>
    backends.pullConversation(input.backendId, input.conversationId, input.before, input.limit, signal),
  ),
  taskDone: os.sync.taskDone.handler(({ input }) => {
    backends.taskDone(input)
    return {}
  }),
  counts: os.sync.counts.handler(({ input }) => {
    counts(input)
    return {}
  }),
})
