/** Which account of a Chatwoot installation, and who we are in it. Read once, again after a failed sign-in. */
import type { AgentId, BackendId } from '../../../shared/domain/ids'
import { localId } from '../../../shared/domain/ids'
import { baseUrl } from '../common/url'
import { ConnectorError } from '../connector'
import { type Client, shaped } from './client'
import { WireProfile } from './wire'

export interface Account {
  accountId: number
  accountName: string
  /** Path of the account's API. */
  api: string
  me: { remoteId: number; id: AgentId; name: string; email: string | null }
  pubsubToken: string | null
  /** Further accounts this token opens. */
  others: string[]
}

/** The account in an address copied from the browser (`…/app/accounts/3/inbox/…`), or null. */
export const accountInUrl = (typed: string): number | null => {
  const found = /\/accounts\/(\d{1,10})(\/|$)/.exec(typed)
  return found ? Number(found[1]) : null
}

export const chatwootBase = (typed: string): string => baseUrl(typed, ['/app', '/api/v1', '/accounts'])

/**
 * The account asked for, else the one Chatwoot has current for this user, else the one used last. Throws
 * `notFound` when the asked one is not among the user's, `forbidden` when there is none at all.
 */
export const chooseAccount = (profile: WireProfile, asked: number | null): WireProfile['accounts'][number] => {
  if (asked !== null) {
    const found = profile.accounts.find(({ id }) => id === asked)
    if (!found) throw new ConnectorError({ code: 'notFound', params: { fields: 'account' } })
    return found
  }
  const current = profile.accounts.find(({ id }) => id === profile.account_id)
  const [latest] = [...profile.accounts].sort((a, b) => (b.active_at ?? '').localeCompare(a.active_at ?? '') || a.id - b.id)
  const chosen = current ?? latest
  if (!chosen) throw new ConnectorError({ code: 'forbidden', params: { fields: 'account' } })
  return chosen
}

export const readAccount = async (client: Client, backendId: BackendId, asked: number | null, signal?: AbortSignal): Promise<Account> => {
  const answer = await client.get('/api/v1/profile', {}, signal)
  const parsed = WireProfile.safeParse(answer.json)
  if (!parsed.success) throw new ConnectorError({ code: 'notChatwoot', params: {} }, null, { cause: parsed.error })
  const profile = shaped(WireProfile, answer)
  const account = chooseAccount(profile, asked)
  return {
    accountId: account.id,
    accountName: account.name ?? String(account.id),
    api: `/api/v1/accounts/${account.id}`,
    me: {
      remoteId: profile.id,
      id: localId(backendId, 'a', profile.id),
      name: profile.available_name ?? profile.name ?? String(profile.id),
      email: profile.email ?? null,
    },
    pubsubToken: profile.pubsub_token ?? null,
    others: profile.accounts.filter(({ id }) => id !== account.id).map(({ id, name }) => `${name ?? ''} (${id})`.trim()),
  }
}
