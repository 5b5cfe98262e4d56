/** What the Http port decides without Electron: which failures are sure, and where a redirect may lead. */
import { HttpFailure } from '../ports'

/**
 * Net errors that only come up before a connection stands, so that surely no byte of the request had reached the
 * server. Not among them: ADDRESS_UNREACHABLE and INTERNET_DISCONNECTED, which a system also gives for a standing
 * connection whose interface or route goes (net_errors_posix.cc, net_errors_win.cc: EHOSTUNREACH, ENETUNREACH,
 * ENETDOWN), and SSL_PROTOCOL_ERROR, which a broken record in the middle of the answer is, too.
 */
const NOT_SENT =
  /ERR_(CONNECTION_REFUSED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ADDRESS_INVALID|NETWORK_ACCESS_DENIED|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CONNECTION_TIMED_OUT|BLOCKED_BY_CLIENT|UNSAFE_PORT|INVALID_URL|UNKNOWN_URL_SCHEME|DISALLOWED_URL_SCHEME|CERT_|SSL_VERSION|SSL_CLIENT)/

/** Names of net errors (net_error_list.h) → what they come to, first match wins. */
const KINDS: readonly [RegExp, HttpFailure['kind'], string][] = [
  [/ERR_(UNEXPECTED_PROXY_AUTH|PROXY_AUTH_\w+|UNSUPPORTED_AUTH_SCHEME)/, 'proxy', 'auth'],
  [/ERR_TUNNEL_CONNECTION_FAILED/, 'proxy', 'refused'],
  [/ERR_(PROXY_CERTIFICATE_INVALID|PAC_\w+|MANDATORY_PROXY_CONFIGURATION_FAILED)/, 'proxy', 'setup'],
  [/ERR_(PROXY_CONNECTION_FAILED|SOCKS_CONNECTION\w*)/, 'proxy', 'unreachable'],
  [/ERR_CERT_DATE_INVALID/, 'tls', 'expired'],
  [/ERR_CERT_AUTHORITY_INVALID/, 'tls', 'issuer'],
  [/ERR_CERT_COMMON_NAME_INVALID/, 'tls', 'name'],
  [/ERR_CERT_(REVOKED|KNOWN_INTERCEPTION_BLOCKED)/, 'tls', 'revoked'],
  [/ERR_(CERT|SSL)/, 'tls', ''],
  [/TIMED_OUT/, 'timeout', ''],
  [/ERR_NAME_(NOT_RESOLVED|RESOLUTION_FAILED)/, 'unreachable', 'name'],
  [/ERR_INTERNET_DISCONNECTED/, 'unreachable', 'disconnected'],
]

/** A failure of Electron's net in our words. */
export const failureOf = (message: string): HttpFailure => {
  const sent = !NOT_SENT.test(message)
  const [, kind, detail] = KINDS.find(([pattern]) => pattern.test(message)) ?? [null, 'unreachable' as const, '']
  return new HttpFailure(kind, sent, { cause: new Error(message), detail })
}

/** This machine, and the link-local range in which clouds keep their metadata. */
const inside =
  /^(localhost|.*\.localhost|0\.0\.0\.0|127(\.\d{1,3}){3}|169\.254(\.\d{1,3}){2}|\[::1?\]|\[fe[89ab][0-9a-f]:.*\]|\[::ffff:(7f|a9fe|0:).*\])$/i

/** Whether an address is reached without any network. Throws for what is no URL. */
export const isInside = (url: string): boolean => inside.test(new URL(url).hostname)

/**
 * Where a redirect leads, or null where it may not be followed: only http(s), never from https to clear text, and
 * not from elsewhere into this machine (a strange server must not make the desk ask the machine's own services).
 */
export const nextHop = (target: string, from: string, asked: string): URL | null => {
  let next: URL
  try {
    next = new URL(target, from)
  } catch {
    return null
  }
  if (next.protocol !== 'https:' && !(next.protocol === 'http:' && new URL(from).protocol === 'http:')) return null
  if (isInside(next.href) && !isInside(asked)) return null
  return next
}
