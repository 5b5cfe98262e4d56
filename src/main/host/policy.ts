/** Content Security Policies, and which file a URL of our own origin names. Pure, so that tests can judge it. */
import { HOST, SCHEME } from './origin'

/** For our own pages. Inline styles only by nonce (CodeMirror, React Aria); no inline script at all. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** For the frame that shows a customer's HTML: styles are its own, scripts and the network never. */
export const messagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups"

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
}

export interface Served {
  /** Path below the renderer's folder, `/` separated. */
  file: string
  type: string
  page: 'own' | 'message' | 'none'
}

/** Null for everything that is not exactly a known kind of file of ours. */
export const servedFile = (raw: string): Served | null => {
  let url: URL
  try {
    url = new URL(raw)
  } catch {
    return null
  }
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST) return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname).replace(/^\/+/, '')
  } catch {
    return null
  }
  if (!/^[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*$/.test(path)) return null
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)]
  if (!type) return null
  return { file: path, type, page: path === 'message.html' ? 'message' : path.endsWith('.html') ? 'own' : 'none' }
}

/** Where navigation may go: our own pages and nowhere else. */
export const mayNavigate = (raw: string): boolean => servedFile(raw)?.page === 'own'

/** The link door: https and mailto, parsed; null for all else. */
export const openableLink = (raw: string): string | null => {
  let url: URL
  try {
    url = new URL(raw)
  } catch {
    return null
  }
  if (raw.length > 4096 || url.username || url.password) return null
  if (url.protocol === 'https:' && url.hostname !== '') return url.href
  if (url.protocol === 'mailto:' && /^[^\s@?]+@[^\s@?]+$/.test(decodeURIComponentSafe(url.pathname))) return `mailto:${url.pathname}`
  return null
}

const decodeURIComponentSafe = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
