/** The Http port over Node's own fetch and `ws`, for tests outside Electron. */
import WebSocket from 'ws'
import { type Http, HttpFailure } from '../../src/main/ports'

export const nodeHttp = (): Http => ({
  async request({ method, url, headers, body, timeoutMs = 30_000, signal, redirect = 'error' }) {
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      const answer = await fetch(url, {
        method,
        headers: headers ?? {},
        body: (body ?? null) as BodyInit | null,
        redirect: redirect === 'answer' ? 'manual' : redirect,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes, text: () => new TextDecoder().decode(bytes) }
    } catch (cause) {
      // As the real port: only what could not even connect has surely not been sent.
      const refused = (cause as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED'
      throw new HttpFailure(signal?.aborted ? 'aborted' : limit.aborted ? 'timeout' : 'unreachable', !refused, { cause })
    }
  },
  socket(url, on) {
    const socket = new WebSocket(url)
    let closed = false
    const close = (why: string) => {
      if (closed) return
      closed = true
      on.close(why)
    }
    socket.on('open', on.open)
    socket.on('message', (data) => on.message(String(data)))
    socket.on('close', (code) => close(String(code)))
    socket.on('error', (error) => close(error.message))
    return { send: (text) => socket.send(text), close: () => socket.close() }
  },
})
