/** The Http port on Node, for tests against servers on loopback. */
import WebSocket from 'ws'
import { type Http, type HttpAnswer, HttpFailure, type HttpRequest } from '../../../src/main/ports'

export const nodeHttp = (): Http => ({
  request: async (request: HttpRequest): Promise<HttpAnswer> => {
    try {
      const answer = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body as BodyInit | undefined,
        redirect: request.redirect === 'answer' ? 'manual' : (request.redirect ?? 'error'),
        signal: request.signal
          ? AbortSignal.any([request.signal, AbortSignal.timeout(request.timeoutMs ?? 30_000)])
          : AbortSignal.timeout(request.timeoutMs ?? 30_000),
      })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes, text: () => new TextDecoder().decode(bytes) }
    } catch (error) {
      const code = (error as { cause?: { code?: string } }).cause?.code
      throw new HttpFailure(request.signal?.aborted ? 'aborted' : 'unreachable', code !== 'ECONNREFUSED', { cause: error })
    }
  },
  socket: (url, on) => {
    const socket = new WebSocket(url)
    let closed = false
    const close = (why: string) => {
      if (closed) return
      closed = true
      on.close(why)
    }
    socket.on('open', () => on.open())
    socket.on('message', (data) => on.message(String(data)))
    socket.on('close', (code) => close(String(code)))
    socket.on('error', (error) => close(error.message))
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      close: () => socket.close(),
    }
  },
})
