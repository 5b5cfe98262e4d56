/** The contract's `translation` carried out. */
import type { Backends } from '../../services/backends/backends'
import type { Translation } from '../../services/translation/types'
import type { Door, Routes } from '../door'

export const translationRoutes = (os: Door, translation: Translation, backends: Backends): Routes<'translation'> => ({
  kinds: os.translation.kinds.handler(() => ({ kinds: [...translation.kinds()] })),
  engines: os.translation.engines.handler(() => ({ engines: translation.engines() })),
  saveEngine: os.translation.saveEngine.handler(async ({ input, signal }) => ({ engine: await translation.saveEngine(input, signal) })),
  removeEngine: os.translation.removeEngine.handler(async ({ input }) => {
    await translation.removeEngine(input.id)
    return {}
  }),
  checkEngine: os.translation.checkEngine.handler(async ({ input, signal }) => ({
    engine: await translation.checkEngine(input.id, signal),
  })),
  policies: os.translation.policies.handler(() => ({ policies: translation.policies() })),
  savePolicy: os.translation.savePolicy.handler(async ({ input }) => {
    await translation.savePolicy(input)
    return {}
  }),
  translate: os.translation.translate.handler(async ({ input, signal }) => ({ segments: await translation.translate(input, signal) })),
  askReading: os.translation.askReading.handler(({ input }) => {
    backends.translate(input.conversationId, input.messageId)
    return {}
  }),
  translateDraft: os.translation.translateDraft.handler(async ({ input }) => {
    await translation.translateDraft(input.draftId)
    return {}
  }),
  record: os.translation.record.handler(({ input }) => translation.record(input)),
})
