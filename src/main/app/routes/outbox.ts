/** The contract's `outbox` carried out, by the open profile's: that throws LOCKED where there is none. */
import type { Outbox } from '../../services/outbox/outbox'
import type { Door, Routes } from '../door'

export const outboxRoutes = (os: Door, outbox: () => Outbox): Routes<'outbox'> => ({
  list: os.outbox.list.handler(() => outbox().list()),
  draft: os.outbox.draft.handler(({ input }) => outbox().draft(input)),
  saveDraft: os.outbox.saveDraft.handler(({ input }) => outbox().saveDraft(input)),
  discardDraft: os.outbox.discardDraft.handler(({ input }) => outbox().discardDraft(input)),
  earlier: os.outbox.earlier.handler(({ input }) => outbox().earlier(input)),
  attach: os.outbox.attach.handler(({ input }) => outbox().attach(input)),
  file: os.outbox.file.handler(({ input }) => outbox().file(input)),
  commit: os.outbox.commit.handler(({ input }) => outbox().commit(input)),
  undo: os.outbox.undo.handler(({ input }) => outbox().undo(input)),
  decide: os.outbox.decide.handler(({ input }) => outbox().decide(input)),
})
