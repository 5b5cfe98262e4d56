import { type Call, json, type Reply, Router } from '../http'
import type { OwnerLog } from '../log'
import type { DemoClock } from '../types'
import { addActionRoutes } from './actions'
import { addContactRoutes } from './contacts'
import type { Account, Context } from './context'
import { addConversationRoutes } from './conversations'
import { addDirectoryRoutes } from './directory'
import { serveFile } from './files'
import { addMessageRoutes } from './messages'

interface ChatwootApi {
  shopOf(call: Pick<Call, 'path' | 'headers'>): string | null
  handle(call: Call): Reply | Promise<Reply>
}

/** The REST side of all accounts. A token belongs to one account, as a user of one shop's installation would have it. */
export function createChatwootApi(accounts: Account[], clock: DemoClock, log: OwnerLog, secret: string): ChatwootApi {
  const router = new Router<Context>()
  addDirectoryRoutes(router)
  addContactRoutes(router)
  addConversationRoutes(router)
  addActionRoutes(router)
  addMessageRoutes(router)
  const byToken = (headers: Call['headers']): Account | undefined => accounts.find((a) => a.token === headers.api_access_token)
  const byId = (id: number): Account | undefined => accounts.find((a) => a.store.accountId === id)
  const accountIdOf = (path: string): number | null => {
    const match = /^\/api\/v\d\/accounts\/(\d+)/.exec(path) ?? /^\/rails\/active_storage\/.*\/(\d+)\.[^/]*--[^/]*\/[^/]+$/.exec(path)
    return match ? Number(match[1]) : null
  }
  return {
    shopOf({ path, headers }) {
      const id = accountIdOf(path)
      return (id === null ? byToken(headers) : byId(id))?.shopId ?? null
    },
    handle(call) {
      const file = serveFile(call, secret, (id) => byId(id)?.store)
      if (file) return file
      if (!call.path.startsWith('/api/')) return json({ error: 'Not Found' }, 404)
      if (call.headers.api_access_token === undefined) return json({ errors: ['You need to sign in or sign up before continuing.'] }, 401)
      const account = byToken(call.headers)
      if (!account) return json({ error: 'Invalid Access Token' }, 401)
      const id = accountIdOf(call.path)
      if (id !== null && id !== account.store.accountId) return json({ error: 'You are not authorized to access this account' }, 401)
      const route = router.find(call.method, call.path)
      if (!route) return json({ status: 404, error: 'Not Found' }, 404)
      const { store, actions } = account
      const agent = store.agents.get(store.data.meId)
      if (!agent) throw new Error(`account ${store.accountId} has no agent ${store.data.meId}`)
      return route.handler({
        call,
        account,
        store,
        actions,
        agent,
        actor: { kind: 'agent', agent },
        clock,
        log,
        now: clock.now(),
        params: route.params,
      })
    },
  }
}
