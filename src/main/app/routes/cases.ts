/** The contract's `cases` carried out. */
import type { Cases } from '../../services/cases/cases'
import type { Door, Routes } from '../door'

export const casesRoutes = (os: Door, cases: Cases): Routes<'cases'> => ({
  policies: os.cases.policies.handler(() => cases.policies()),
  savePlan: os.cases.savePlan.handler(async ({ input }) => {
    await cases.savePlan(input)
    return {}
  }),
  link: os.cases.link.handler(async ({ input }) => {
    await cases.link(input.link, input.undo)
    return {}
  }),
  saveRules: os.cases.saveRules.handler(async ({ input }) => {
    await cases.saveRules(input.rules)
    return {}
  }),
  say: os.cases.say.handler(async ({ input }) => {
    await cases.say(input.word, input.undo)
    return {}
  }),
  apply: os.cases.apply.handler(async ({ input }) => {
    await cases.apply(input.marks)
    return {}
  }),
  alert: os.cases.alert.handler(async ({ input }) => ({ held: await cases.alert(input.alerts) })),
})
