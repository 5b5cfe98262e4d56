/** The contract's `memory` carried out. */
import type { Memory } from '../../services/memory/types'
import type { Door, Routes } from '../door'

export const memoryRoutes = (os: Door, memory: Memory): Routes<'memory'> => ({
  look: os.memory.look.handler(({ input }) => memory.look(input)),
  learn: os.memory.learn.handler(({ input }) => memory.learn(input)),
  note: os.memory.note.handler(async ({ input }) => {
    await memory.note(input)
    return {}
  }),
  list: os.memory.list.handler(({ input }) => memory.list(input)),
  save: os.memory.save.handler(async ({ input }) => {
    await memory.save(input)
    return {}
  }),
  remove: os.memory.remove.handler(async ({ input }) => {
    await memory.remove(input)
    return {}
  }),
  report: os.memory.report.handler(() => memory.report()),
  terms: os.memory.terms.handler(({ input }) => memory.terms(input)),
  saveTerm: os.memory.saveTerm.handler(async ({ input }) => {
    await memory.saveTerm(input)
    return {}
  }),
  removeTerm: os.memory.removeTerm.handler(async ({ input }) => {
    await memory.removeTerm(input)
    return {}
  }),
  importText: os.memory.importText.handler(({ input }) => memory.importText(input)),
  exportText: os.memory.exportText.handler(({ input }) => memory.exportText(input)),
})
