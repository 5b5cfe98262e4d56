/** The door every call comes through: who may ask what, and when; every failure leaves as a typed error. */
import { type ImplementerInternalWithMiddlewares, implement, type Router } from '@orpc/server'
import { type Contract, contract } from '../../shared/contract'
import type { Log } from '../ports'
import type { Desk } from '../services/desk/desk'
import { denied, locked, toContractError } from './errors'
import type { Page } from './eventHub'

export interface CallContext {
  page: Page
}

/** May be called while no profile is open. */
const withoutProfile = new Set([
  'desk.state',
  'desk.createProfile',
  'desk.openDemo',
  'desk.unlock',
  'desk.lock',
  'desk.signOut',
  'desk.saveAppearance',
  'desk.info',
  'desk.quit',
  'sync.events',
  'quick.close',
  'quick.front',
])
/** All that the quick palette's page may call: it finds templates and copies one, nothing else. */
const quickMay = new Set([
  'desk.state',
  'desk.copyText',
  'sync.events',
  'library.search',
  'library.get',
  'library.pins',
  'library.used',
  'quick.about',
  'quick.close',
  'quick.front',
])
const quickOnly = new Set(['quick.about', 'quick.close', 'quick.front'])
const engineOnly = new Set([
  'sync.pull',
  'sync.pullConversation',
  'sync.taskDone',
  'sync.counts',
  'keeping.orders',
  'keeping.erased',
  'keeping.round',
  'keeping.space',
  'keeping.removed',
  'cases.alert',
  'cases.apply',
])

/** Written out: what the compiler would write down by itself is too long for it. */
export type Door = ImplementerInternalWithMiddlewares<Contract, CallContext, CallContext>
/** One area of the contract, carried out. */
export type Routes<Area extends keyof Contract> = Router<Contract[Area], CallContext>

export const createDoor = (desk: Pick<Desk, 'isOpen'>, log: Log): Door => {
  // By a name of its own: with the answer's type in view the compiler takes what the middleware adds for more than nothing.
  const door = implement(contract)
    .$context<CallContext>()
    .use(async ({ context, next, path }) => {
      const call = path.join('.')
      try {
        const { role } = context.page
        if (engineOnly.has(call) && role !== 'engine') throw denied()
        if (role === 'quick' ? !quickMay.has(call) : quickOnly.has(call)) throw denied()
        if (!withoutProfile.has(call) && !desk.isOpen()) throw locked()
        return await next()
      } catch (error) {
        throw toContractError(error, path, log)
      }
    })
  return door
}
