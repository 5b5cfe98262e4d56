/**
 * Access tokens of one backend: renewed in time, once for all who ask, and again where a server did not take one. What
 * a provider renews is on disk, sealed, before it is used: many take the old refresh token back with the first use of
 * the new one.
 */
import { z } from 'zod'
import { ConnectorError, type ConnectorStore, type Tokens } from '../../connectors/connector'
import type { Clock, Log } from '../../ports'
import type { OAuthClient, TokenSet } from './client'

/** Renewed this long before its end, so that none runs out on its way. */
const EARLY_MS = 90_000
const RENEW_MS = 45_000
const field = 'tokens'
const Kept = z.object({ access: z.string(), expiresAt: z.number().nullable(), refresh: z.string().nullable() })

interface Needs {
  client: OAuthClient
  store: ConnectorStore
  clock: Clock
  log: Log
  backendId: string
}

export const writeTokens = (store: ConnectorStore, tokens: TokenSet): Promise<void> => store.set(field, JSON.stringify(tokens))

export const createTokens = ({ client, store, clock, log, backendId }: Needs): Tokens => {
  let held: TokenSet | null = null
  let renewing: Promise<TokenSet> | null = null

  const read = async (): Promise<TokenSet> => {
    if (held) return held
    const text = await store.get(field)
    try {
      held = Kept.parse(JSON.parse(text ?? ''))
      return held
    } catch {
      throw new ConnectorError({ code: 'signIn', params: {} })
    }
  }
  const renew = async (from: TokenSet): Promise<TokenSet> => {
    if (!from.refresh) throw new ConnectorError({ code: 'signIn', params: {} })
    const next = await client.refresh(from.refresh, AbortSignal.timeout(RENEW_MS))
    held = next
    await writeTokens(store, next)
    log.info('signIn.renewed', { backend: backendId })
    return next
  }
  const renewed = (from: TokenSet): Promise<TokenSet> => {
    // No caller's signal may end it: the provider may have taken the old one back already.
    renewing ??= renew(from).finally(() => {
      renewing = null
    })
    return renewing
  }

  return {
    async access(refused) {
      const now = await read()
      const stale = now.expiresAt !== null && now.expiresAt - clock.now() < EARLY_MS
      if (!stale && now.access !== refused) return now.access
      return (await renewed(now)).access
    },
  }
}
