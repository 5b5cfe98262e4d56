/** The Loopback port: a small listener on this machine for the answer of a sign-in in the browser. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Loopback } from '../ports'

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}

export const createLoopback = (): Loopback => ({
  listen: (answer) =>
    new Promise((resolve, reject) => {
      const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16 * 1024 }, (request, response) => {
        const { port } = server.address() as AddressInfo
        // A page on a name that was pointed here (DNS rebinding) is nobody we asked.
        if (request.headers.host !== `127.0.0.1:${port}` && request.headers.host !== `localhost:${port}`) {
          response.writeHead(403, HEADERS).end()
          return
        }
        let url: URL
        try {
          url = new URL(request.url ?? '/', 'http://127.0.0.1')
        } catch {
          response.writeHead(400, HEADERS).end()
          return
        }
        const { status, html, location } = answer({ method: request.method ?? '', path: url.pathname, query: url.searchParams })
        response.writeHead(status, { ...HEADERS, ...(location ? { location } : {}) }).end(html)
      })
      server.on('clientError', (_error, socket) => socket.destroy())
      server.once('error', reject)
      server.listen(0, '127.0.0.1', () => {
        server.off('error', reject)
        server.on('error', () => undefined)
        resolve({
          port: (server.address() as AddressInfo).port,
          close: () => {
            server.close()
            server.closeAllConnections()
          },
        })
      })
    }),
})
