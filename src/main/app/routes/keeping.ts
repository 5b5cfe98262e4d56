/** The contract's `keeping` carried out. */
import type { Keeping } from '../../services/keeping/keeping'
import type { Door, Routes } from '../door'

export const keepingRoutes = (os: Door, keeping: Keeping): Routes<'keeping'> => ({
  state: os.keeping.state.handler(() => keeping.state()),
  saveRule: os.keeping.saveRule.handler(async ({ input }) => {
    await keeping.saveRule(input.shopId, input.rule)
    return {}
  }),
  hold: os.keeping.hold.handler(({ input }) => keeping.hold(input.backendId, input.target, input.reason)),
  lift: os.keeping.lift.handler(async ({ input }) => {
    await keeping.lift(input.holdId)
    return {}
  }),
  erase: os.keeping.erase.handler(({ input }) => keeping.erase(input.shopId, input.customerIds, input.conversationIds)),
  countOf: os.keeping.countOf.handler(({ input }) => keeping.countOf(input.customerIds, input.conversationIds)),
  orders: os.keeping.orders.handler(() => keeping.orders()),
  erased: os.keeping.erased.handler(async ({ input }) => {
    await keeping.erased(input.id, input.counts, input.found, input.files)
    return {}
  }),
  round: os.keeping.round.handler(async ({ input }) => {
    await keeping.round(input.counts, input.held)
    return {}
  }),
  space: os.keeping.space.handler(({ input }) => keeping.room(input.space, input.shrink)),
  removed: os.keeping.removed.handler(async ({ input }) => {
    await keeping.removed(input.backendId, input.counts)
    return {}
  }),
})
