/** Products with one promise broken each: what the judge must catch, and by which word. */
import type { Connector, Delivery } from '../../src/main/connectors/connector'
import type { Files } from '../../src/main/ports'
import type { Journal, JournalRecord } from '../../src/main/services/journal'
import { OutboxKey } from '../../src/shared/domain/ids'
import type { Product } from './oracle/product'
import type { FaultKind } from './oracle/report'

export interface Mutant {
  name: string
  /** Any of these words counts as caught. */
  kinds: readonly FaultKind[]
  mutate(real: Product): Product
}

const withJournal =
  (change: (journal: Journal) => Partial<Journal>) =>
  (real: Product): Product => ({
    ...real,
    createJournal: (needs) => {
      const journal = real.createJournal(needs)
      return { ...journal, ...change(journal) }
    },
  })
const withConnector =
  (change: (connector: Connector) => Partial<Connector>) =>
  (real: Product): Product => ({
    ...real,
    guardConnector: (connector, gate, heard) => {
      const guarded = real.guardConnector(connector, gate, heard)
      return { ...guarded, ...change(guarded) }
    },
  })
const withoutSync = (files: Files): Files => ({
  ...files,
  openAppend: async (name) => ({ ...(await files.openAppend(name)), sync: async () => undefined }),
})
const eventOf = ({ body }: JournalRecord) => (body as { event?: { type?: string } }).event?.type

let tries = 0
const anew = (delivery: Delivery): Delivery => {
  tries += 1
  return { ...delivery, key: OutboxKey.parse(`anew-${tries}`.padEnd(20, '_')) }
}

export const mutants: readonly Mutant[] = [
  {
    name: 'the journal says «kept» without fsync',
    kinds: ['lost', 'drafts'],
    mutate: (real) => ({ ...real, createJournal: (needs) => real.createJournal({ ...needs, files: withoutSync(needs.files) }) }),
  },
  {
    name: 'the journal answers before it has written',
    kinds: ['lost', 'drafts'],
    mutate: withJournal((journal) => ({
      append: async (records, durable) => {
        durable?.()
        void journal.append(records).catch(() => undefined)
      },
    })),
  },
  {
    name: 'compaction leaves out the last record',
    kinds: ['lost', 'drafts'],
    mutate: withJournal((journal) => ({ compact: (live) => journal.compact(() => live().slice(0, -1)) })),
  },
  {
    name: 'a try is not journalled before its first byte',
    kinds: ['twice'],
    mutate: withJournal((journal) => ({
      append: (records, durable) =>
        journal.append(
          records.filter((record) => eventOf(record) !== 'attempt'),
          durable,
        ),
    })),
  },
  {
    name: 'drafts wait two seconds for the disk',
    kinds: ['drafts'],
    mutate: (real) => ({
      ...real,
      createJournal: (needs) =>
        real.createJournal({
          ...needs,
          clock: { ...needs.clock, sleep: (ms, signal) => needs.clock.sleep(ms <= 250 ? 2_000 : ms, signal) },
        }),
    }),
  },
  {
    name: 'a draft is kept under another conversation',
    kinds: ['drafts'],
    mutate: (real) => ({
      ...real,
      createOutbox: (needs) => {
        const outbox = real.createOutbox(needs)
        return { ...outbox, saveDraft: (draft) => outbox.saveDraft({ ...draft, conversationId: null }) }
      },
    }),
  },
  {
    name: 'undo says yes to what has left',
    kinds: ['twice', 'drafts', 'lost'],
    mutate: (real) => ({
      ...real,
      createOutbox: (needs) => {
        const outbox = real.createOutbox(needs)
        return { ...outbox, undo: async (input) => ({ ...(await outbox.undo(input)), undone: true }) }
      },
    }),
  },
  {
    name: 'a look-up answers «absent» whatever it finds',
    kinds: ['twice'],
    mutate: withConnector(() => ({ lookUp: async () => ({ type: 'absent' }) })),
  },
  {
    name: 'a lost answer counts as not sent',
    kinds: ['twice'],
    mutate: withConnector((connector) => ({
      deliver: async (delivery, signal) => {
        const outcome = await connector.deliver(delivery, signal)
        return outcome.type === 'unknown' ? { type: 'notSent', why: outcome.why, final: false, retryAt: null } : outcome
      },
    })),
  },
  {
    name: 'the key is minted anew for each try',
    kinds: ['twice', 'lost'],
    mutate: withConnector((connector) => ({ deliver: (delivery, signal) => connector.deliver(anew(delivery), signal) })),
  },
  {
    name: 'a lost answer counts as sent',
    kinds: ['lost'],
    mutate: withConnector((connector) => ({
      deliver: async (delivery, signal) => {
        const outcome = await connector.deliver(delivery, signal)
        return outcome.type === 'unknown' ? { type: 'sent', messageId: null, conversationId: delivery.conversationId } : outcome
      },
    })),
  },
  {
    name: 'files stay behind',
    kinds: ['other'],
    mutate: withConnector((connector) => ({ deliver: (delivery, signal) => connector.deliver({ ...delivery, files: [] }, signal) })),
  },
  {
    name: 'the head is read once and kept',
    kinds: ['stale'],
    mutate: withConnector((connector) => {
      const heads = new Map<string, ReturnType<Connector['head']>>()
      return {
        head: (conversationId, signal) => {
          const known = heads.get(conversationId) ?? connector.head(conversationId, signal)
          heads.set(conversationId, known)
          known.catch(() => heads.delete(conversationId))
          return known
        },
      }
    }),
  },
  {
    name: 'Retry-After is not read',
    kinds: ['impatient'],
    mutate: (real) => ({
      ...real,
      chatwoot: (needs) =>
        real.chatwoot({
          ...needs,
          http: {
            ...needs.http,
            request: async (request) => {
              const answer = await needs.http.request(request)
              const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !/retry|ratelimit/i.test(name)))
              return { ...answer, headers }
            },
          },
        }),
    }),
  },
]
