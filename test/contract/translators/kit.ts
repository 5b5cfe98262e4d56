/** What every engine's test needs: a scripted network, and requests judged by the vendor's description where one is here. */
import type { TranslatorRequest, TranslatorSystem } from '../../../src/main/connectors/translator'
import type { HttpRequest } from '../../../src/main/ports'
import { type Handler, TestClock, TestHttp } from '../connectors/ports'
import { type OwnRule, readDescription, seenBody, VendorSpec } from '../connectors/vendorSpec'

export const T0 = Date.parse('2026-11-22T10:00:00Z')

export const engineOf = (system: TranslatorSystem, handler: Handler, values: Record<string, string>) => {
  const clock = new TestClock(T0, false)
  const http = new TestHttp(handler)
  const engine = system.create({ values, http, clock, log: { info: () => {}, warn: () => {} } })
  return { engine, http, clock }
}

export const asked = (segments: string[], more: Partial<TranslatorRequest> = {}): TranslatorRequest => ({
  from: 'de',
  to: 'en',
  segments,
  register: null,
  glossary: [],
  context: null,
  ...more,
})

export const bodyOf = (request: HttpRequest | undefined): Record<string, unknown> => seenBody(request?.body).body as Record<string, unknown>

/** Judges each request by the description, or null where that is not on this machine. */
export const judgeOf = (
  file: string,
  base = '',
  own: OwnRule[] = [],
  change: (description: Record<string, unknown>) => void = () => {},
) => {
  const description = readDescription(file)
  if (!description) return null
  change(description)
  const spec = new VendorSpec(description, own, base)
  return (requests: readonly HttpRequest[]): string[] =>
    requests.flatMap((request) => {
      const { faults, operation } = spec.judge({ method: request.method, url: request.url, ...seenBody(request.body) })
      return faults.map((fault) => `${operation}: ${fault}`)
    })
}

/** The problem's code of whatever was thrown, and when to come again. */
export const failureOf = async (work: Promise<unknown>): Promise<{ code: string; retryAt: number | null }> => {
  try {
    await work
  } catch (error) {
    const { problem, retryAt } = error as { problem?: { code: string }; retryAt?: number | null }
    return { code: problem?.code ?? `thrown ${String(error)}`, retryAt: retryAt ?? null }
  }
  return { code: 'none', retryAt: null }
}
