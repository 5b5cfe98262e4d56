/** Tokens of the backends that sign in in the browser: one holder each, as two would renew the same token twice. */
import type { BackendId } from '../../../shared/domain/ids'
import { ConnectorError, type ConnectorStore, type SignInAsk, type System, type Tokens } from '../../connectors/connector'
import type { Clock, Files, Http, Log } from '../../ports'
import type { Crypto } from '../../ports/crypto'
import { createOAuthClient, createTokens, type SignIns, writeTokens } from '../signIn'
import { createConnectorStore, createPassingStore } from './connectorStore'

/** Not among the connector's own state: tokens cannot be had again by a resync. */
const tokenFile = (backendId: BackendId) => `tokens/${backendId}.sealed`

interface Owner {
  id: BackendId
  system: string
  values: Readonly<Record<string, string>>
}

interface KeeperNeeds {
  http: Http
  clock: Clock
  log: Log
  crypto: Crypto
  signIns: SignIns
  connectorKey(id: BackendId): Uint8Array
  systemOf(name: string): System
  /** The open profile's; null while none is. */
  files(): Files | null
}

/** Tokens for a live test; `keep` makes them the backend's own once it passed. */
export interface Tried {
  tokens: Tokens | null
  keep(id: BackendId): Promise<void>
}

export const createTokenKeeper = (needs: KeeperNeeds) => {
  const { http, clock, log, crypto, signIns } = needs
  const holders = new Map<BackendId, Tokens>()

  const askOf = ({ system, values }: Owner): SignInAsk | null => needs.systemOf(system).signIn?.(values) ?? null
  const hold = (id: BackendId, ask: SignInAsk, store: ConnectorStore) =>
    createTokens({ client: createOAuthClient({ http, clock }, ask), store, clock, log, backendId: id })
  /** Sealed under the key that stays while the desk is locked: the queue goes on sending. */
  const storeOf = (id: BackendId): ConnectorStore => {
    const files = needs.files()
    if (!files) throw new ConnectorError({ code: 'locked', params: {} })
    return createConnectorStore(id, files, crypto, () => needs.connectorKey(id), log, tokenFile(id))
  }
  const kept = (owner: Owner): Tokens | null => {
    const ask = askOf(owner)
    if (!ask) return null
    const held = holders.get(owner.id) ?? hold(owner.id, ask, storeOf(owner.id))
    holders.set(owner.id, held)
    return held
  }

  return {
    /** Those of a backend that stands; null where it signs in otherwise. */
    kept,
    /** Those of a ticket just signed for, else the kept ones where the backend stands (`known`). Throws ConnectorError `signIn`. */
    async tried(owner: Owner, ticket: string | undefined, known: boolean): Promise<Tried> {
      const ask = askOf(owner)
      if (!ask) return { tokens: null, keep: async () => undefined }
      if (ticket === undefined) {
        if (!known) throw new ConnectorError({ code: 'signIn', params: {} })
        return { tokens: kept(owner), keep: async () => undefined }
      }
      const passing = createPassingStore()
      await writeTokens(passing, signIns.tokensOf(ticket, ask))
      return {
        tokens: hold(owner.id, ask, passing),
        async keep(id) {
          // As they are now: the test may have renewed them.
          await storeOf(id).set('tokens', (await passing.get('tokens')) ?? '')
          holders.delete(id)
          signIns.spend(ticket)
        },
      }
    },
    async forget(id: BackendId) {
      holders.delete(id)
      await needs.files()?.remove(tokenFile(id))
    },
    close: () => holders.clear(),
  }
}
