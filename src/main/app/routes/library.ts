/** The contract's `library` carried out. */
import type { Library } from '../../services/library/library'
import type { TeamSpace } from '../../services/teamSpace/teamSpace'
import type { Door, Routes } from '../door'

export const libraryRoutes = (os: Door, library: Library, teamSpace: TeamSpace): Routes<'library'> => ({
  search: os.library.search.handler(({ input }) => library.search(input)),
  get: os.library.get.handler(({ input }) => library.get(input.ids)),
  tags: os.library.tags.handler(() => library.tags()),
  save: os.library.save.handler(async ({ input }) => {
    const template = await library.save(input.template, input.basedOn)
    teamSpace.touched()
    return { template }
  }),
  remove: os.library.remove.handler(async ({ input }) => {
    await library.remove(input.id, input.undo)
    teamSpace.touched()
    return {}
  }),
  unsaved: os.library.unsaved.handler(async () => ({ unsaved: await library.unsaved() })),
  keepUnsaved: os.library.keepUnsaved.handler(async ({ input }) => {
    await library.keepUnsaved(input.id, input.unsaved)
    return {}
  }),
  used: os.library.used.handler(async ({ input }) => {
    await library.used(input.id, input.at)
    return {}
  }),
  pins: os.library.pins.handler(async () => ({ pins: await library.pins() })),
  pin: os.library.pin.handler(async ({ input }) => {
    await library.pin(input.slot, input.templateId)
    return {}
  }),
  sync: os.library.sync.handler(({ input }) => library.sync(input.backendId, input.send, input.remove)),
  conflicts: os.library.conflicts.handler(async () => ({
    conflicts: [...(await teamSpace.conflicts()), ...(await library.conflicts())],
  })),
  settle: os.library.settle.handler(async ({ input }) => {
    if (input.with === 'team') await teamSpace.settle(input.templateId, input.keep, input.at)
    else await library.settle(input.templateId, input.keep)
    return {}
  }),
  importText: os.library.importText.handler(async ({ input }) => {
    const report = await library.importText(input.format, input.text, input.owner, input.look)
    if (input.owner === 'team' && !input.look) teamSpace.touched()
    return report
  }),
  exportText: os.library.exportText.handler(async ({ input }) => ({
    text: await library.exportText(input.format, input.owner, input.ids),
  })),
})
