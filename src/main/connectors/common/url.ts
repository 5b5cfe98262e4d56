/** The address a person types for a server. */
import { ConnectorError } from '../connector'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The server's base without a trailing slash. `https://` is added where no scheme is given; what follows one of
 * `cutAt` (a path pasted from the browser) is dropped. Throws ConnectorError: `rejected` for what is no web
 * address, `tls` for plain http to another machine, as the token would travel in clear.
 */
export const baseUrl = (typed: string, cutAt: readonly string[] = []): string => {
  const text = typed.trim()
  let url: URL
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  } catch (cause) {
    throw new ConnectorError({ code: 'rejected', params: { fields: 'url' } }, null, { cause })
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    throw new ConnectorError({ code: 'rejected', params: { fields: 'url' } })
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) throw new ConnectorError({ code: 'tls', params: { why: 'plainHttp' } })
  let path = url.pathname
  for (const part of cutAt) {
    const at = path.indexOf(part)
    if (at >= 0) path = path.slice(0, at)
  }
  return url.origin + path.replace(/\/+$/, '')
}

/** A query string; arrays repeat their name, null and undefined are left out. */
export const query = (values: Record<string, string | number | boolean | readonly string[] | null | undefined>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
