/** What Google's error bodies say (`error.status`, `errors[].reason`, `details[].reason`), in our words. */
import type { Problem } from '../../../shared/domain/outbox/types'
import type { CallError } from '../common/call'

export const nameOf = (error: CallError): Problem | null => {
  const { status, remoteCode } = error
  const params: Problem['params'] = status === null ? {} : { status }
  if (/^API_KEY_|^ACCESS_TOKEN_|^keyInvalid$|^keyExpired$|^UNAUTHENTICATED$/.test(remoteCode ?? '')) return { code: 'signIn', params }
  if (/^(daily|quota).*(Exceeded|Limit)/i.test(remoteCode ?? '') || remoteCode === 'BILLING_DISABLED')
    return { code: 'accountUsed', params }
  if (status === 403 && /rateLimit|RATE_LIMIT|RESOURCE_EXHAUSTED/i.test(remoteCode ?? '')) return { code: 'rateLimited', params }
  return null
}
