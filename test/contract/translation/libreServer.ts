/** A LibreTranslate of our own on loopback: says every text loudly, keeps markup, and fails when a test says so. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LibreServer {
  url: string
  /** Texts that reached it. */
  texts: string[]
  /** Status of every translation; null: it answers. */
  fails: number | null
  headers: Record<string, string>
  delayMs: number
  close(): Promise<void>
}

const loud = (text: string): string =>
  text
    .split(/(<[^>]*>[^<]*<\/[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : part.toUpperCase()))
    .join('')

export const startLibre = async (port = 0): Promise<LibreServer> => {
  const state: Omit<LibreServer, 'url' | 'close'> = { texts: [], fails: null, headers: {}, delayMs: 0 }
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', ...state.headers })
      response.end(JSON.stringify(body))
    }
    if (request.url === '/languages')
      return answer(
        200,
        ['de', 'en', 'es'].map((code) => ({ code, name: code, targets: ['de', 'en', 'es'] })),
      )
    if (request.url === '/frontend/settings') return answer(200, { charLimit: 5_000, keyRequired: false })
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () =>
      setTimeout(() => {
        if (request.url === '/detect') return answer(200, [{ language: 'de', confidence: 90 }])
        if (state.fails !== null) return answer(state.fails, { error: 'no' })
        const { q } = JSON.parse(body) as { q: string[] }
        state.texts.push(...q)
        answer(200, { translatedText: q.map(loud) })
      }, state.delayMs),
    )
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
