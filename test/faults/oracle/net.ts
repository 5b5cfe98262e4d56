/** The network between desk and server, cut at any byte: an Http port whose every answer may go wrong in every way. */
import { type Http, type HttpAnswer, HttpFailure, type HttpRequest } from '../../../src/main/ports'
import { below, between, type Chance, oneOf, weighed } from './chance'
import type { Call, Reply } from './chatwootServer'
import { notNow } from './retryAfter'
import type { Life, Time } from './time'

const faults = {
  refused: 3,
  cutRequest: 4,
  cutAnswer: 4,
  noAnswer: 3,
  halfOpen: 2,
  slowDrip: 2,
  slowServer: 3,
  lateWork: 4,
  tooMany: 4,
  brokenBefore: 2,
  brokenAfter: 3,
  machinery: 1,
  refusedWords: 0.4,
  signIn: 0.7,
  proxy408: 1,
  torn: 2,
  portal: 1,
} as const
export type Fault = keyof typeof faults

/** Longest a server or a proxy works on after the line was given up, ms. No look-up can be sure about one that takes longer. */
const LATEST_WORK = 45_000
/** Calls that were begun together may go on for so long after one of them was told to wait. */
const ALREADY_UNDER_WAY = 35_000

export interface NetNeeds {
  time: Time
  chance: Chance
  handle(call: Call): Reply
  /** Called at each step of a call, so that the machine can end there. */
  step(): boolean
  trace(line: string): void
}

const sizeOf = (body: HttpRequest['body']): number =>
  typeof body === 'string' ? body.length : body instanceof FormData ? 900 : (body?.length ?? 0)

const callOf = (request: HttpRequest, begunAt: number): Call => {
  const url = new URL(request.url)
  const { body } = request
  const call = { method: request.method, path: url.pathname, query: url.searchParams, begunAt, files: 0 }
  if (!(body instanceof FormData)) return { ...call, body: typeof body === 'string' && body !== '' ? JSON.parse(body) : {} }
  const fields: Record<string, unknown> = {}
  for (const [name, value] of body.entries()) if (typeof value === 'string') fields[name] = value
  return { ...call, body: fields, files: body.getAll('attachments[]').length }
}

export const createNet = ({ time, chance, handle, step, trace }: NetNeeds) => {
  let share = 0
  let only: Fault | null = null
  let writesOnly = false
  /** World time until which the server asked for silence, and when it did. */
  const silence = { from: 0, until: 0 }
  const impatient: string[] = []
  let happened = 0

  const answerOf = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return {
      status,
      headers: {
        'content-type': typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json',
        date: new Date(time.serverNow()).toUTCString(),
        ...headers,
      },
      bytes: Buffer.from(text),
      text: () => text,
    }
  }

  const portFor = (life: Life): Http => {
    const request = (asked: HttpRequest): Promise<HttpAnswer> =>
      new Promise((resolve, reject) => {
        const begunAt = time.now()
        if (begunAt > silence.from + ALREADY_UNDER_WAY && begunAt < silence.until - 1_500)
          impatient.push(
            `${asked.method} ${new URL(asked.url).pathname} ${Math.round((silence.until - begunAt) / 1000)} s before the time the server named`,
          )
        if (asked.signal?.aborted) return reject(new HttpFailure('aborted', false))
        if (!step()) return
        const call = callOf(asked, begunAt)
        const spared = writesOnly && asked.method === 'GET'
        const fault: Fault | null = !spared && chance() < share ? (only ?? weighed(chance, faults)) : null
        if (fault) happened += 1
        trace(`  ${asked.method} ${call.path}${asked.url.includes('before') ? ' before' : ''}${fault ? ` !${fault}` : ''}`)
        let over = false
        let left = false
        let takenBack = false
        const end = (give: () => void): boolean => {
          if (over || !life.alive) return false
          over = true
          deadline.abort()
          asked.signal?.removeEventListener('abort', aborted)
          give()
          return true
        }
        const fail = (kind: HttpFailure['kind'], sent: boolean) => end(() => reject(new HttpFailure(kind, sent)))
        const give = (answer: HttpAnswer) => end(() => resolve(answer))
        const aborted = () => {
          // Before the first byte has left it may be taken back for good; then it must not arrive.
          takenBack = !left && chance() < 0.5
          fail('aborted', !takenBack)
        }
        asked.signal?.addEventListener('abort', aborted, { once: true })
        const deadline = new AbortController()
        const { timeoutMs } = asked
        if (timeoutMs !== undefined)
          time
            .clockOf(life)
            .sleep(timeoutMs, deadline.signal)
            .then(() => fail('timeout', true))
            .catch(() => undefined)

        /** `bytes` leave the desk (null: all); `back`: the answer comes whole. */
        const plan = {
          bytes: null as number | null,
          travel: between(chance, 5, 120),
          work: between(chance, 5, 300),
          back: fault !== 'cutAnswer',
          silent: fault === 'noAnswer' || fault === 'halfOpen',
        }
        const size = asked.url.length + 200 + sizeOf(asked.body)
        if (fault === 'refused') {
          time.after(plan.travel, () => fail(oneOf(chance, ['unreachable', 'tls', 'timeout']), chance() < 0.2))
          return
        }
        if (fault === 'cutRequest') plan.bytes = chance() < 0.4 ? oneOf(chance, [0, 1, size - 1, size]) : below(chance, size + 1)
        if (fault === 'halfOpen') plan.bytes = 0
        if (fault === 'slowServer' || fault === 'lateWork') plan.work = below(chance, LATEST_WORK)
        if (fault === 'lateWork') time.after(plan.travel + between(chance, 1, 2_000), () => fail('unreachable', true))
        const drip = fault === 'slowDrip' ? between(chance, 5_000, 70_000) : between(chance, 5, 120)

        time.after(plan.travel, () => {
          // A call given up, or a process gone, before all had left: what was left over may or may not arrive.
          if (takenBack || ((over || !life.alive) && chance() < 0.5)) return
          left = plan.bytes !== 0
          if (plan.bytes !== null && plan.bytes < size) {
            if (!plan.silent) fail('unreachable', plan.bytes > 0 || chance() < 0.2)
            return
          }
          if (life.alive && !step()) return
          if (fault === 'cutRequest') fail('unreachable', true)
          time.after(plan.work, () => arrive(call, fault, { back: plan.back, silent: plan.silent, drip }, { give, fail }))
        })
      })

    /** What a server or proxy says before anything is done; null: the work goes on. `heard` runs when the desk has read it. */
    const refusal = (call: Call, fault: Fault | null, drip: number): { answer: HttpAnswer; heard?: () => void } | null => {
      const changes = call.method !== 'GET'
      if (fault === 'tooMany') {
        const { headers, owedMs } = notNow(chance, time.serverNow())
        const heard = () => {
          const until = owedMs === null ? 0 : time.now() - drip + owedMs
          if (until > silence.until) Object.assign(silence, { from: time.now(), until })
        }
        return { answer: answerOf(chance() < 0.9 ? 429 : 425, { error: 'Retry later' }, headers), heard }
      }
      if (fault === 'brokenBefore') return { answer: answerOf(oneOf(chance, [500, 502, 503, 504]), '<html>Bad gateway</html>') }
      if (fault === 'refusedWords' && changes) return { answer: answerOf(422, { message: 'Content is invalid', attributes: ['content'] }) }
      if (fault === 'signIn') return { answer: answerOf(401, { error: 'Invalid Access Token' }) }
      if (fault === 'portal') return { answer: answerOf(200, '<!doctype html><title>Hotel Wi-Fi</title>') }
      return fault === 'proxy408' && chance() < 0.5 ? { answer: answerOf(408, 'Request time-out') } : null
    }

    /** How the answer to work that was done looks on the way back. */
    const told = (call: Call, fault: Fault | null, { status, body }: Reply): HttpAnswer => {
      if (fault === 'proxy408') return answerOf(408, 'Request time-out')
      if (fault === 'brokenAfter') return answerOf(oneOf(chance, [500, 502, 503, 504]), chance() < 0.5 ? '' : { error: 'Internal' })
      if (fault === 'machinery' && call.method !== 'GET') return answerOf(422, { error: 'Redis::CannotConnectError' })
      if (fault !== 'torn') return answerOf(status, body)
      const whole = JSON.stringify(body)
      return { ...answerOf(status, whole.slice(0, below(chance, whole.length))), headers: { 'content-type': 'application/json' } }
    }

    const arrive = (
      call: Call,
      fault: Fault | null,
      { back, silent, drip }: { back: boolean; silent: boolean; drip: number },
      ending: { give(answer: HttpAnswer): boolean; fail(kind: HttpFailure['kind'], sent: boolean): boolean },
    ): void => {
      const refused = refusal(call, fault, drip)
      const answer = refused?.answer ?? told(call, fault, handle(call))
      if (silent) return
      time.after(drip, () => {
        if (!life.alive || !step()) return
        if (!back) ending.fail('unreachable', true)
        else if (ending.give(answer)) refused?.heard?.()
      })
    }

    return {
      request,
      socket(_url, on) {
        setImmediate(() => on.close('refused'))
        return { send: () => undefined, close: () => undefined }
      },
    }
  }

  return {
    portFor,
    /** Share of calls that go wrong, and the one way where the plan wants one. */
    setTrouble(of: number, fault: Fault | null = null, writes = false): void {
      share = of
      only = fault
      writesOnly = writes
    },
    /** A new process knows of no silence that was asked of the one before. */
    forgetSilence(): void {
      silence.until = 0
    },
    impatient: impatient as readonly string[],
    happened: () => happened,
  }
}
