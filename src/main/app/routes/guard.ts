/** The contract's `guard` carried out. */
import type { Guard } from '../../services/guard/guard'
import type { Door, Routes } from '../door'

export const guardRoutes = (os: Door, guard: Guard): Routes<'guard'> => ({
  policies: os.guard.policies.handler(() => ({ policies: guard.policies() })),
  savePolicy: os.guard.savePolicy.handler(async ({ input }) => {
    await guard.savePolicy(input)
    return {}
  }),
  override: os.guard.override.handler(async ({ input }) => {
    await guard.override(input)
    return {}
  }),
  overrides: os.guard.overrides.handler(({ input }) => guard.overrides(input)),
})
