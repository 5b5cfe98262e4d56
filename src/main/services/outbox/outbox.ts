/**
 * Drafts and outbox: everything `contract/outbox.ts` promises, and the pump behind it. An answer means that it stands
 * in the journal. Calls throw OutboxError or JournalError, each with a `problem`.
 */
import type { z } from 'zod'
import type { DeskEvent } from '../../../shared/contract'
import type { outbox as contract } from '../../../shared/contract/outbox'
import type { AgentId, BackendId, DraftId, MessageId, OutboxKey } from '../../../shared/domain/ids'
import { LOOK_GAPS_MS, nextLookAt } from '../../../shared/domain/outbox/backoff'
import { provedBy } from '../../../shared/domain/outbox/effects'
import { standing } from '../../../shared/domain/outbox/lane'
import { mayLeave, step } from '../../../shared/domain/outbox/machine'
import type { Entry } from '../../../shared/domain/outbox/records'
import type { Basis, Draft, EarlierText, OutboxItem, StoredFile } from '../../../shared/domain/outbox/types'
import type { Connector } from '../../connectors/connector'
import type { Clock, Log, Random } from '../../ports'
import type { Journal } from '../journal'
import { createAttempt } from './attempt'
import { draftOf } from './drafts'
import { createEarlier, type Place } from './earlier'
import { createErase, type Whose, type Written } from './erase'
import { refusal } from './errors'
import { createHousekeeping } from './housekeeping'
import { createPump } from './pump'
import { createStore } from './store'

export interface BackendFacts {
  /** Who the agent is here; her own assignment never holds her reply. */
  me: AgentId | null
  /** Sender identity of the backend's shop. */
  senderName: string
  /** Most bytes of one file. */
  fileBytes: number
}

export interface OutboxNeeds {
  journal: Journal
  clock: Clock
  random: Random
  log: Log
  /** Null while paused or not signed in: its items then wait where they are. */
  connectors(backendId: BackendId): Connector | null
  /** Null for a backend the desk does not have. */
  backend(backendId: BackendId): BackendFacts | null
  emit(event: DeskEvent): void
  /** Whether the backend's line is known to stand; by default it is asked and answers for itself. */
  lineIsUp?(backendId: BackendId): boolean
  /** A look at a backend showed what the cache cannot know yet. */
  newsAt?(backendId: BackendId): void
  /** Days that what was sent stays known; by default three. */
  doneDays?(backendId: BackendId): number
  /** Ms before each look-up of a try, counted from the one before; default: the domain's. */
  lookGapsMs?: readonly number[]
  /** Epoch ms by which a provider's dates are judged; default: the clock. */
  dateNow?(): number
}

type CommitInput = z.infer<NonNullable<(typeof contract.commit)['~orpc']['inputSchema']>>

export interface Outbox {
  /** Replays the journal and starts the pump. Once, before any other call. */
  start(): Promise<void>
  list(): { drafts: Draft[]; items: OutboxItem[] }
  /** As last typed; null where there is none any more. */
  draft(input: { draftId: DraftId }): { draft: Draft | null }
  saveDraft(draft: Draft): Promise<{ savedAt: number }>
  discardDraft(input: { draftId: DraftId }): Promise<Record<string, never>>
  /** How the texts of a place stood before, newest first. */
  earlier(place: Place): { texts: EarlierText[] }
  attach(input: { backendId: BackendId; name: string; mime: string; base64: string }): Promise<StoredFile>
  file(input: { backendId: BackendId; file: StoredFile }): Promise<{ base64: string }>
  commit(input: CommitInput): Promise<OutboxItem>
  undo(input: { key: OutboxKey }): Promise<{ undone: boolean; draft: Draft | null }>
  decide(input: { key: OutboxKey; word: 'send' | 'edit' | 'drop' | 'lookAgain'; basis: Basis | null }): Promise<{ draft: Draft | null }>
  /** The backend's line is back, or its connector is. */
  wake(backendId: BackendId): void
  /** Messages that came in by a pull and carry our key: proof for what is unsure, and their bubbles are no longer needed. */
  arrived(messages: readonly { key: OutboxKey; messageId: MessageId }[]): Promise<void>
  /** Removes all that belongs to a backend, files included. */
  forgetBackend(backendId: BackendId): Promise<void>
  /** What is written to these customers and in these conversations, and has not left. */
  countOf(whose: Whose): Written
  /** Forgets it, and the journal's lines of it. `at`: epoch ms; an older text that a page saves later is refused. */
  erase(whose: Whose & { at: number }): Promise<Written>
  /** Items that have not left, for tray and lamps. */
  waitingCount(): number
  /** The same, and since when the oldest of them waits (epoch ms); null: none does. */
  waiting(): { count: number; oldestAt: number | null }
  /** Of those: what will leave by itself, and what waits for the agent's word. */
  standing(): { leaving: number; asks: number }
  /** Lets running tries finish for up to `graceMs`, then cuts them; what is cut is looked up at the next start. */
  stop(graceMs?: number): Promise<void>
}

const STOP_GRACE_MS = 5_000

/** Whether a commit repeats what stands under its key; basis and undo time may have changed since. */
const sameOrder = (standing: OutboxItem, asked: CommitInput): boolean =>
  standing.backendId === asked.backendId &&
  (standing.conversationId === asked.conversationId || asked.conversationId === null) &&
  leavingOf(standing.effects) === leavingOf(asked.effects)
/** What leaves; from what it was translated stays here and makes no other order of it. */
const leavingOf = (effects: OutboxItem['effects']): string =>
  JSON.stringify(effects, (name, value: unknown) => (name === 'translated' ? undefined : value))

export const createOutbox = (needs: OutboxNeeds): Outbox => {
  const { journal, clock, random, log } = needs
  const store = createStore(needs)
  const ending = new AbortController()
  const cutting = new AbortController()
  const fresh = () => Buffer.from(random.bytes(18)).toString('base64url')
  const freshKey = () => fresh() as OutboxKey
  const earlier = createEarlier({ store, clock, log, mint: fresh })
  const housekeeping = createHousekeeping({
    earlier,
    store,
    journal,
    clock,
    log,
    knows: (backendId) => needs.backend(backendId) !== null,
    doneDays: needs.doneDays,
  })
  const erasing = createErase({ store, journal, clock, log, forgetFinished: (which) => housekeeping.forgetFinished(which) })
  const attempt = createAttempt({
    store,
    journal,
    clock,
    random,
    log,
    stop: cutting.signal,
    me: (backendId) => needs.backend(backendId)?.me ?? null,
    senderName: (backendId) => needs.backend(backendId)?.senderName ?? '',
    lookGapsMs: needs.lookGapsMs ?? LOOK_GAPS_MS,
    dateNow: () => needs.dateNow?.() ?? clock.now(),
    isFree: (entry) => pump.isFree(entry),
    onLimit: (backendId, until) => pump.limit(backendId, until),
    upConnector: (backendId) => (needs.lineIsUp?.(backendId) === false ? null : needs.connectors(backendId)),
    newsAt: (backendId) => needs.newsAt?.(backendId),
  })
  const pump = createPump({
    store,
    clock,
    log,
    stop: ending.signal,
    connectors: needs.connectors,
    attempt,
    housekeeping: () => housekeeping.round(),
  })

  /** A try without outcome stood in the journal when the program ended: only a look-up may go on from it. */
  const recover = async (): Promise<void> => {
    for (const { item } of [...store.entries().values()]) {
      if (item.state.type === 'sending')
        await store.soft(item.key, { type: 'interrupted', lookAt: nextLookAt(clock.now(), 0, needs.lookGapsMs) })
    }
  }

  const entryOf = (key: OutboxKey): Entry => {
    const entry = store.entry(key)
    if (!entry) throw refusal('notFound')
    return entry
  }

  /** The item's text as a draft again, under a key of its own once it was tried, never over another draft. */
  const backToDraft = (entry: Entry): Draft | null => {
    const { item } = entry
    const taken = item.draftId !== null && store.draft(item.draftId) !== null
    const draftId = item.draftId && !taken ? item.draftId : (fresh() as DraftId)
    return draftOf(entry, { draftId, key: item.attempts > 0 ? freshKey() : item.key }, item.conversationId, clock.now())
  }

  const takeOut = async (entry: Entry, how: 'edit' | 'drop'): Promise<{ draft: Draft | null }> => {
    if (!mayLeave(entry, how)) throw refusal('rejected')
    const draft = how === 'edit' ? backToDraft(entry) : null
    if (how === 'edit' && !draft) throw refusal('rejected')
    // Dropped is not lost: its text can be had again where it was written.
    const dropped = how === 'drop' ? backToDraft(entry) : null
    await store.write([...(dropped ? earlier.discarded(dropped) : []), { type: 'gone', key: entry.item.key, draft }], entry.item.key)
    return { draft }
  }

  return {
    async start() {
      await store.load()
      await recover()
      await housekeeping.tidy()
      pump.start()
    },

    // As last typed: who writes a draft on from here must not write over what is on its way into the journal.
    list: () => ({
      drafts: [...store.drafts().values()].map((one) => store.draft(one.id) ?? one),
      items: [...store.entries().values()].map(({ item }) => item),
    }),

    draft: ({ draftId }) => ({ draft: store.draft(draftId) }),

    async saveDraft(draft) {
      if (!needs.backend(draft.backendId) || erasing.cameTooLate(draft)) throw refusal('notFound')
      // In the key's turn: a save beside its own commit must come before it or know of it, never stand up after it.
      const { saving } = await store.locked(draft.key, async () => {
        const committed = store.entry(draft.key)
        // A save that was overtaken by its own commit says nothing new; a later text is a new one and needs its own key.
        if (committed && draft.updatedAt <= committed.item.committedAt) return { saving: null }
        if (!committed) earlier.saw(draft)
        return { saving: store.saveDraft(committed ? { ...draft, key: freshKey() } : draft) }
      })
      await saving
      return { savedAt: clock.now() }
    },

    async discardDraft({ draftId }) {
      const draft = store.draft(draftId)
      if (draft || store.mayStand(draftId)) await store.write([...(draft ? earlier.discarded(draft) : []), { type: 'draftGone', draftId }])
      return {}
    },

    earlier: (place) => ({ texts: earlier.list(place) }),

    async attach({ backendId, name, mime, base64 }) {
      const facts = needs.backend(backendId)
      if (!facts) throw refusal('notFound')
      const bytes = Buffer.from(base64, 'base64')
      if (bytes.length > facts.fileBytes) throw refusal('tooLarge', { limit: facts.fileBytes })
      const fileId = await journal.putFile(backendId, bytes)
      return { fileId, name, mime, size: bytes.length }
    },

    async file({ backendId, file }) {
      const bytes = await journal.readFile(backendId, file.fileId)
      if (!bytes) throw refusal('fileMissing')
      return { base64: Buffer.from(bytes).toString('base64') }
    },

    async commit(input) {
      if (!needs.backend(input.backendId)) throw refusal('notFound')
      // What cannot be undone is never half of something else.
      if (input.effects.length > 1 && input.effects.some(({ type }) => type === 'evidence'))
        throw refusal('rejected', { fields: 'effects' })
      const item = await store.locked(input.key, async () => {
        const standing = store.entry(input.key)?.item ?? housekeeping.finished(input.key)
        if (standing) {
          // Another text under a used key would pass for sent and be lost: it needs a key of its own.
          if (!sameOrder(standing, input)) throw refusal('rejected', { fields: 'key' })
          return standing
        }
        const now = clock.now()
        const { undoMs, ...rest } = input
        const item: OutboxItem = {
          ...rest,
          done: 0,
          committedAt: now,
          attempts: 0,
          state: undoMs > 0 ? { type: 'undoable', until: now + undoMs } : { type: 'queued' },
        }
        await store.write([{ type: 'commit', item, draft: input.draftId ? store.draft(input.draftId) : null }])
        pump.see(item.key)
        if (input.draftId) earlier.forgetTrace(input.draftId)
        return item
      })
      pump.poke()
      return item
    },

    async undo({ key }) {
      const answer = await store.locked(key, async () => {
        const entry = store.entry(key)
        if (!entry || !mayLeave(entry, 'undo')) return { undone: false, draft: null }
        const draft = backToDraft(entry)
        await store.write([{ type: 'gone', key, draft }], key)
        return { undone: true, draft }
      })
      pump.poke()
      return answer
    },

    async decide({ key, word, basis }) {
      let draft: Draft | null = null
      if (word === 'edit' || word === 'drop') {
        draft = (await store.locked(key, () => takeOut(entryOf(key), word))).draft
      } else {
        const event = word === 'send' ? ({ type: 'agentSends', basis } as const) : ({ type: 'lookAgain' } as const)
        const entry = entryOf(key)
        // «Send» on what is on its way already is answered by what it asks for.
        const onItsWay = ['queued', 'sending', 'undoable', 'sent'].includes(entry.item.state.type)
        if (!step(entry, event, clock.now()) || !(await store.transition(key, [event]))) {
          if (word !== 'send' || !onItsWay) throw refusal('rejected')
        }
      }
      pump.poke()
      return { draft }
    },

    wake: (backendId) => pump.wake(backendId),

    async arrived(messages) {
      for (const { key, messageId } of messages) {
        const entry = store.entry(key)
        if (!entry) continue
        housekeeping.arrived(key)
        // A try under way answers for itself; in every other state the message on the server counts more than what we think.
        if (provedBy(entry.item, key) && (!entry.tried || entry.tried.unsure)) {
          await store.transition(key, [{ type: 'found', messageId, conversationId: null }]).catch(() => undefined)
        }
      }
      pump.poke()
    },

    async forgetBackend(backendId) {
      store.forget(backendId)
      await journal.forgetBackend(backendId)
    },

    countOf: (whose) => erasing.countOf(whose),
    erase: (whose) => erasing.erase(whose),

    waitingCount: () => [...store.entries().values()].filter(({ item }) => item.state.type !== 'sent').length,

    waiting() {
      const items = [...store.entries().values()].flatMap(({ item }) => (item.state.type === 'sent' ? [] : [item.committedAt]))
      return { count: items.length, oldestAt: items.length > 0 ? Math.min(...items) : null }
    },

    standing: () => standing(store.entries().values(), ({ item }) => needs.connectors(item.backendId) === null),

    async stop(graceMs = STOP_GRACE_MS) {
      if (ending.signal.aborted) return
      ending.abort()
      const over = new AbortController()
      const grace = clock.sleep(graceMs, over.signal).then(
        () => cutting.abort(),
        () => undefined,
      )
      await pump.settled()
      over.abort()
      await grace
      await journal.close()
    },
  }
}
