/** A keeper at a journal and a clock of the test's own. */
import type { BackendId, ConversationId, OutboxKey } from '../../../shared/domain/ids'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import type { Blank } from './draftForms'
import { Keeper } from './keeper'

export const blank: Blank = {
  backendId: 'backend1' as BackendId,
  conversationId: 'backend1~c~1' as ConversationId,
  kind: 'reply',
  text: '',
  subject: null,
  inboxId: null,
  customerId: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  files: [],
  signature: true,
}

export const bench = () => {
  const saved: Draft[] = []
  const discarded: string[] = []
  const committed: Draft[] = []
  const standing = new Set<string>()
  let timers: { ms: number; run: () => void }[] = []
  let minted = 0
  let clock = 1_000
  let saveGate: Promise<void> = Promise.resolve()
  let saveFails = false
  let commitFails: 'no' | 'before' | 'after' = 'no'
  const journal = new Map<string, Draft | null>()
  const keeper = new Keeper(blank, {
    read: async (id) => {
      const told = journal.get(id)
      if (told === undefined) throw new Error('no answer')
      return told
    },
    save: async (draft) => {
      await saveGate
      if (saveFails) throw new Error('disk')
      saved.push(draft)
    },
    discard: async (id) => {
      discarded.push(id)
    },
    stands: async (key: OutboxKey) => standing.has(key),
    mint: () => `minted-${++minted}`,
    now: () => ++clock,
    later: (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  })
  const commit = (beside?: string) =>
    keeper.commit(async (draft) => {
      if (commitFails === 'before') throw new Error('late')
      committed.push(draft)
      standing.add(draft.key)
      if (commitFails === 'after') throw new Error('late')
      return { key: draft.key } as OutboxItem
    }, beside)
  return {
    keeper,
    /** What it answers when it is asked; without a word it does not answer. */
    journal,
    setClock: (at: number) => {
      clock = at
    },
    commit,
    saved,
    discarded,
    committed,
    timers: () => timers,
    tick: async () => {
      const due = timers
      timers = []
      for (const { run } of due) run()
      for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    },
    holdSaves: () => {
      let open: () => void = () => {}
      saveGate = new Promise((resolve) => {
        open = resolve
      })
      return () => {
        saveGate = Promise.resolve()
        open()
      }
    },
    failSaves: (on: boolean) => {
      saveFails = on
    },
    failCommit: (how: typeof commitFails) => {
      commitFails = how
    },
  }
}
export const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
