/**
 * The Http port on Chromium's network stack, so that the system's proxy and certificate store are used.
 * A session of its own, in memory: no cookie, no cache, no credential is kept.
 */
import { type ClientRequest, net, type Session, session } from 'electron'
import WebSocket from 'ws'
import { type Http, type HttpAnswer, HttpFailure, type HttpRequest, type Route, type Socket } from '../ports'
import { failureOf, isInside, nextHop } from './httpRules'
import { backendSession } from './route'
import { openSocket } from './webSocket'

const MB = 1024 * 1024

const bodyOf = async (body: HttpRequest['body']): Promise<{ bytes: Buffer | null; type: string | null }> => {
  if (body === undefined) return { bytes: null, type: null }
  if (typeof body === 'string') return { bytes: Buffer.from(body, 'utf8'), type: null }
  if (body instanceof Uint8Array) return { bytes: Buffer.from(body), type: null }
  const encoded = new Response(body)
  return { bytes: Buffer.from(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') }
}

const once = (
  via: Session,
  request: HttpRequest,
  url: string,
  headers: Record<string, string>,
  body: Buffer | null,
): Promise<HttpAnswer | { redirect: string }> =>
  new Promise((resolve, reject) => {
    const most = request.maxBytes ?? 32 * MB
    let settled = false
    let flushed = false
    let call: ClientRequest
    const end = (act: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', onAbort)
      act()
    }
    const fail = (failure: HttpFailure) =>
      end(() => {
        reject(failure)
        call?.abort()
      })
    const onAbort = () => fail(new HttpFailure('aborted', flushed))
    const timer = setTimeout(() => fail(new HttpFailure('timeout', flushed)), request.timeoutMs ?? 30_000)
    if (request.signal?.aborted) return onAbort()
    request.signal?.addEventListener('abort', onAbort)
    try {
      call = net.request({
        method: request.method,
        url,
        session: via,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        useSessionCookies: false,
      })
      for (const [name, value] of Object.entries(headers)) call.setHeader(name, value)
    } catch (error) {
      return fail(new HttpFailure('unreachable', false, { cause: error }))
    }
    call.on('redirect', (status, _method, target) =>
      end(() => {
        if (request.redirect === 'answer') resolve({ status, headers: { location: target }, bytes: new Uint8Array(), text: () => '' })
        else resolve({ redirect: target })
        call.abort()
      }),
    )
    call.on('error', (error) => fail(failureOf(error.message)))
    call.on('login', (_info, callback) => callback())
    call.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk) => {
        size += chunk.length
        if (size > most) return fail(new HttpFailure('tooLarge', true))
        chunks.push(chunk)
      })
      response.on('aborted', () => fail(new HttpFailure('unreachable', true)))
      response.on('error', () => fail(new HttpFailure('unreachable', true)))
      response.on('end', () =>
        end(() => {
          // Only a proxy that wants a name asks so; the server behind it has heard nothing.
          if (response.statusCode === 407) return reject(new HttpFailure('proxy', false, { detail: 'auth' }))
          const bytes = new Uint8Array(Buffer.concat(chunks))
          const flat: Record<string, string> = {}
          for (const [name, value] of Object.entries(response.headers))
            flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
          resolve({ status: response.statusCode, headers: flat, bytes, text: () => Buffer.from(bytes).toString('utf8') })
        }),
      )
    })
    flushed = true
    call.end(body ?? undefined)
  })

/**
 * Runs a request that changes something on a connection of its own. Chromium sends a request again by itself, a POST
 * too, where a kept-alive connection ends before an answer came (HttpNetworkTransaction::ShouldResendRequest): a
 * server that had done its work would do it twice. On a fresh connection it never does. (`run.ts` switches HTTP/2 and
 * QUIC off, whose sessions count as reused as soon as the server has said a word.) What is `repeatable` needs none, and is
 * spared the handshakes: of thousands of small writes over a long line they are most of the time.
 */
const createLanes = () => {
  const free: Session[] = []
  let made = 0
  return async <T>(work: (via: Session) => Promise<T>): Promise<T> => {
    const via = free.pop() ?? session.fromPartition(`sending-${made++}`, { cache: false })
    try {
      await via.closeAllConnections()
      return await work(via)
    } finally {
      free.push(via)
    }
  }
}

export const createHttp = (route: Route): Http => {
  const reading = backendSession()
  const lane = createLanes()
  const harmless = (method: string) => /^(GET|HEAD)$/i.test(method)
  return {
    request: async (request) => {
      const { bytes, type } = await bodyOf(request.body)
      let headers = { ...request.headers, ...(type ? { 'content-type': type } : {}) }
      let url = request.url
      for (let hop = 0; hop < 5; hop += 1) {
        if (!/^https?:/i.test(url)) throw new HttpFailure('unreachable', false)
        const asked = url
        const ask = (via: Session) => once(via, request, asked, headers, bytes)
        // Only the host's «no line at all» proves anything; without it a reply need not even be tried.
        if (!harmless(request.method) && !net.isOnline() && !isInside(url)) throw new HttpFailure('unreachable', false)
        const answer = await (harmless(request.method) || request.repeatable ? ask(reading) : lane(ask))
        if (!('redirect' in answer)) return answer
        // What changes something is never said again elsewhere.
        const next = request.redirect === 'follow' && harmless(request.method) ? nextHop(answer.redirect, url, request.url) : null
        if (!next) throw new HttpFailure('redirect', true)
        // Credentials never follow to another origin.
        if (next.origin !== new URL(url).origin) headers = {}
        url = next.href
      }
      throw new HttpFailure('redirect', true)
    },
    dropConnections: () => void reading.closeAllConnections(),
    socket: (url, on): Socket => {
      const socket = openSocket(url, route)
      let closed = false
      const close = (why: string) => {
        if (closed) return
        closed = true
        on.close(why)
      }
      socket.on('open', () => on.open())
      socket.on('message', (data, binary) => {
        if (!binary) on.message(data.toString())
      })
      socket.on('close', (code) => close(String(code)))
      socket.on('error', (error) => {
        close(error.message)
        socket.terminate()
      })
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text)
        },
        close: () => socket.close(),
      }
    },
  }
}
