/**
 * Forgetting what was written to one customer: out of memory, then the whole journal is written anew without it, so that
 * no sealed line of it is left either, then its files. What is on its way out is waited for: its outcome must be known first.
 */
import type { ConversationId, CustomerId, DraftId, OutboxKey } from '../../../shared/domain/ids'
import { filesOf, onceOnly } from '../../../shared/domain/outbox/effects'
import type { Entry } from '../../../shared/domain/outbox/records'
import type { Draft, OutboxItem, StoredFile } from '../../../shared/domain/outbox/types'
import type { Clock, Log } from '../../ports'
import type { Journal } from '../journal'
import type { Store } from './store'

export interface Whose {
  customerIds: ReadonlySet<CustomerId>
  conversationIds: ReadonlySet<ConversationId>
}
export interface Written {
  drafts: number
  queued: number
}

const longestWaitMs = 20_000
const lookMs = 200

export const createErase = (needs: {
  store: Store
  journal: Journal
  clock: Clock
  log: Log
  /** Sent items that are remembered in memory alone. */
  forgetFinished(which: (item: OutboxItem) => boolean): void
}) => {
  const { store, journal, clock, log, forgetFinished } = needs
  /** Conversation → epoch ms: a page that saves an older text of it afterwards is refused. */
  const erasedAt = new Map<ConversationId, number>()

  const draftIsOf = (draft: Draft, { customerIds, conversationIds }: Whose): boolean =>
    (draft.conversationId !== null && conversationIds.has(draft.conversationId)) ||
    (draft.customerId !== null && customerIds.has(draft.customerId))
  const entryIsOf = ({ item, draft }: Pick<Entry, 'item' | 'draft'>, whose: Whose): boolean =>
    (item.conversationId !== null && whose.conversationIds.has(item.conversationId)) ||
    item.effects.some((effect) => effect.type === 'start' && effect.customerId !== null && whose.customerIds.has(effect.customerId)) ||
    (draft !== null && draftIsOf(draft, whose))
  const draftsOf = (whose: Whose): Draft[] => [
    ...new Map([...store.drafts(), ...store.arriving()].filter(([, draft]) => draftIsOf(draft, whose))).values(),
  ]
  const entriesOf = (whose: Whose): Entry[] => [...store.entries().values()].filter((entry) => entryIsOf(entry, whose))
  const count = (drafts: readonly Draft[], entries: readonly Entry[]): Written => ({
    drafts: drafts.filter(({ text, files }) => text.trim() !== '' || files.length > 0).length,
    queued: entries.filter(({ item }) => item.state.type !== 'sent' && item.effects.some(onceOnly)).length,
  })

  return {
    countOf: (whose: Whose): Written => count(draftsOf(whose), entriesOf(whose)),
    /** Whether this text belongs to what was erased after it was written. */
    cameTooLate: ({ conversationId, updatedAt }: Draft): boolean =>
      conversationId !== null && updatedAt <= (erasedAt.get(conversationId) ?? Number.NEGATIVE_INFINITY),
    /** `at`: epoch ms of the erasure. Throws JournalError; then it is to be asked again. */
    async erase(whose: Whose & { at: number }): Promise<Written> {
      for (const id of whose.conversationIds) erasedAt.set(id, Math.max(whose.at, erasedAt.get(id) ?? 0))
      const until = clock.monotonic() + longestWaitMs
      // A text on its way into the journal would stand up again behind the rewrite.
      const underWay = () =>
        entriesOf(whose).some(({ item }) => item.state.type === 'sending') ||
        [...store.arriving().values()].some((draft) => draftIsOf(draft, whose))
      while (underWay() && clock.monotonic() < until) await clock.sleep(lookMs)
      const drafts = draftsOf(whose)
      const entries = entriesOf(whose)
      const answer = count(drafts, entries)
      const earlier = [...store.earlier().values()].filter(({ draft }) => draftIsOf(draft, whose))
      const files = new Map<string, { backendId: Draft['backendId']; file: StoredFile }>()
      for (const { backendId, files: held } of [...drafts, ...earlier.map(({ draft }) => draft)])
        for (const file of held) files.set(file.fileId, { backendId, file })
      for (const { item, draft } of entries)
        for (const file of [...item.effects.flatMap(filesOf), ...(draft?.files ?? [])])
          files.set(file.fileId, { backendId: item.backendId, file })
      store.forgetThese(
        drafts.map(({ id }): DraftId => id),
        entries.map(({ item }): OutboxKey => item.key),
        earlier.map(({ id }) => id),
      )
      forgetFinished((item) => entryIsOf({ item, draft: null }, whose))
      // Also where nothing stands any more: lines of what was sent or thrown away wait for it in the files.
      await store.compact()
      for (const { backendId, file } of files.values()) await journal.dropFiles(backendId, [file.fileId])
      log.info('outbox.erased', { drafts: drafts.length, items: entries.length, files: files.size })
      return answer
    },
  }
}
