/** Errors of IMAP and SMTP connections → causes a screen can word. Addresses and texts of servers never get in. */
import type { Problem } from '../../../shared/domain/outbox/types'
import { HttpFailure } from '../../ports'
import { failed } from '../common/call'
import { mendable } from '../common/outcome'
import { ConnectorError } from '../connector'

interface Wild {
  code?: unknown
  name?: unknown
  message?: unknown
  authenticationFailed?: unknown
  serverResponseCode?: unknown
  responseStatus?: unknown
  responseCode?: unknown
  command?: unknown
  tlsFailed?: unknown
  cause?: unknown
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const tlsCode = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|^ERR_(SSL|TLS)|^EPROTO$|ALTNAME|^ETLS$|HOSTNAME_MISMATCH/
const netCode =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EAI_AGAIN|EPIPE|ECONNABORTED|EDNS|ECONNECTION|ESOCKET|NoConnection|EConnectionClosed|ClosedAfterConnect\w*|ProxyError)$/i
/** Which trouble with a certificate, from the codes of OpenSSL and BoringSSL as Node names them. */
const tlsParams = (codes: string, message: string): Problem['params'] => {
  if (/CERT_(HAS_EXPIRED|NOT_YET_VALID)/.test(codes)) return { context: 'expired' }
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(codes)) return { context: 'name' }
  if (/CERT_REVOKED/.test(codes)) return { context: 'revoked' }
  if (/SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_UNTRUSTED/.test(codes) || /self-signed|unable to (verify|get)/i.test(message))
    return { context: 'issuer' }
  return {}
}
const timeCode = /TIMEOUT|ETIMEDOUT|LockTimeout|DEADLINE/i

const problemOf = (error: Wild): Problem => {
  const code = text(error.code)
  const message = text(error.message)
  const cause = (error.cause ?? {}) as Wild
  if (error.authenticationFailed === true || code === 'EAUTH' || code === 'ENOAUTH') {
    const said = text(error.serverResponseCode).toUpperCase()
    if (said === 'UNAVAILABLE' || (typeof error.responseCode === 'number' && error.responseCode < 500 && error.responseCode >= 400))
      return { code: 'serverError', params: {} }
    if (said === 'LIMIT' || said === 'INUSE') return { code: 'rateLimited', params: {} }
    return { code: 'signIn', params: {} }
  }
  if (
    error.tlsFailed === true ||
    tlsCode.test(code) ||
    tlsCode.test(text(cause.code)) ||
    /certificate|SSL routines|STARTTLS|wrong version number/i.test(message)
  )
    return { code: 'tls', params: tlsParams([code, text(cause.code)].join(' '), message) }
  if (timeCode.test(code)) return { code: 'timeout', params: {} }
  if (/^ProxyError$/i.test(code) || /proxy connection/i.test(message)) return { code: 'proxy', params: { context: 'unreachable' } }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { code: 'unreachable', params: { context: 'name' } }
  if (netCode.test(code)) return { code: 'unreachable', params: {} }
  if (code === 'ETHROTTLE') return { code: 'rateLimited', params: {} }
  if (/greeting|unexpected response|Invalid greeting/i.test(message) || code === 'EPROTOCOL') return { code: 'notMail', params: {} }
  const said = text(error.serverResponseCode).toUpperCase()
  if (said === 'OVERQUOTA') return { code: 'diskFull', params: {} }
  if (said === 'NONEXISTENT' || said === 'TRYCREATE') return { code: 'notFound', params: {} }
  if (said === 'NOPERM') return { code: 'forbidden', params: {} }
  if (said === 'LIMIT') return { code: 'rateLimited', params: {} }
  if (/TooLarge/.test(code)) return { code: 'tooLarge', params: {} }
  if (text(error.responseStatus) === 'NO' || text(error.responseStatus) === 'BAD') return { code: 'serverError', params: {} }
  if (/connection not available|connection closed|socket/i.test(message)) return { code: 'unreachable', params: {} }
  return { code: 'unexpected', params: {} }
}

/** Anything thrown by a mail connection as ConnectorError; one of ours stays as it is. */
export const failureOf = (error: unknown): ConnectorError => {
  if (error instanceof ConnectorError) return error
  if (error instanceof HttpFailure) return failed(error)
  return new ConnectorError(problemOf((typeof error === 'object' && error !== null ? error : {}) as Wild), null, { cause: error })
}

/** Problems that time or a person can mend: worth trying again later. */
export const isMendable = ({ code }: Problem): boolean => mendable.has(code) || code === 'notMail' || code === 'diskFull'
