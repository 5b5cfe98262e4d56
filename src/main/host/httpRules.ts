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

/** A failure of Electron's net in our words. */
export const failureOf = (message: string): HttpFailure => {
  const sent = !NOT_SENT.test(message)
  const kind = /ERR_(CERT|SSL)/.test(message) ? 'tls' : /TIMED_OUT/.test(message) ? 'timeout' : 'unreachable'
  return new HttpFailure(kind, sent, { cause: new Error(message) })
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
