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
  'Referrer-Policy': 'no-referrer',
}

/** Files of one page are asked for in one go; so long after the last of them (ms) the page is busy with them. */
const QUIET_MS = 10

/**
 * Answers by the older call, which Electron keeps beside `protocol.handle`: that one takes a `Response`, and the first of a process
 * costs some 60 ms on the thread that also brings up the window.
 * @param root folder of the built renderer (inside the asar in a package)
 * @returns settles once the first page has the files it begins with
 */
export const servePages = (session: Session, root: string): Promise<void> => {
  let handedOut: () => void = () => undefined
  let timer: NodeJS.Timeout | undefined
  const first = new Promise<void>((resolve) => {
    handedOut = resolve
  })
  session.protocol.registerBufferProtocol(SCHEME, (request, answer) => {
    const missing = { statusCode: 404, mimeType: 'text/plain', data: Buffer.alloc(0) }
    const served = request.method === 'GET' ? servedFile(request.url) : null
    if (!served) return answer(missing)
    readFile(join(root, served.file)).then(
      (bytes) => {
        const [mimeType = '', charset] = served.type.split('; charset=')
        const headers: Record<string, string> = { ...security, 'Content-Type': served.type }
        const type = { mimeType, ...(charset && { charset }) }
        if (served.page === 'none') {
          answer({ ...type, headers, data: bytes })
          clearTimeout(timer)
          timer = setTimeout(handedOut, QUIET_MS)
        } else {
          const nonce = randomBytes(16).toString('base64')
          headers['Content-Security-Policy'] = served.page === 'own' ? pagePolicy(nonce) : messagePolicy
          headers['Cache-Control'] = 'no-store'
          answer({ ...type, headers, data: Buffer.from(bytes.toString('utf8').replaceAll('%CSP_NONCE%', nonce)) })
        }
      },
      () => answer(missing),
    )
  })
  return first
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
