/** Serves our own pages under app://dragoman and shuts every other door of a session. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { net, protocol, type Session } from 'electron'
import { HOST, ORIGIN, SCHEME } from './origin'
import { messagePolicy, pagePolicy, servedFile } from './policy'

/** Must run before the program is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

const security = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

/** @param root folder of the built renderer (inside the asar in a package) */
export const servePages = (session: Session, root: string): void => {
  session.protocol.handle(SCHEME, async (request) => {
    const served = request.method === 'GET' ? servedFile(request.url) : null
    if (!served) return new Response('', { status: 404 })
    let bytes: Buffer
    try {
      bytes = await readFile(join(root, served.file))
    } catch {
      return new Response('', { status: 404 })
    }
    const headers: Record<string, string> = { ...security, 'Content-Type': served.type }
    if (served.page === 'none') return new Response(new Uint8Array(bytes), { headers })
    const nonce = randomBytes(16).toString('base64')
    headers['Content-Security-Policy'] = served.page === 'own' ? pagePolicy(nonce) : messagePolicy
    headers['Cache-Control'] = 'no-store'
    return new Response(bytes.toString('utf8').replaceAll('%CSP_NONCE%', nonce), { headers })
  })
}

/** Named exceptions to «permissions denied». */
const ALLOWED = new Set(['persistent-storage', 'clipboard-sanitized-write'])

export const shutSession = (session: Session): void => {
  const mine = (url: string) => url === ORIGIN || url.startsWith(`${ORIGIN}/`)
  session.setPermissionRequestHandler((contents, permission, callback) => callback(ALLOWED.has(permission) && mine(contents.getURL())))
  session.setPermissionCheckHandler((_contents, permission, origin) => ALLOWED.has(permission) && mine(origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler?.((_request, callback) => callback({}))
  // Pages speak with nobody but us: the network is main's alone.
  session.webRequest.onBeforeRequest((details, callback) => {
    const url = details.url
    const own = url.startsWith(`${SCHEME}://${HOST}/`) || url.startsWith('blob:') || url.startsWith('data:') || url.startsWith('devtools:')
    callback({ cancel: !own })
  })
  session.on('will-download', (event, item) => {
    // Saving goes through the save dialog of main; only our own blobs (exports) may be downloaded.
    if (!item.getURL().startsWith(`blob:${ORIGIN}`)) event.preventDefault()
  })
}

/** True when the host says that there is some line at all; never proof of a working one. */
export const hostOnline = (): boolean => net.isOnline()
