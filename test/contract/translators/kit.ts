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
  change: (description: Record<string, unknown>) => Record<string, unknown> = (description) => description,
) => {
  const description = readDescription(file)
  if (!description) return null
  const spec = new VendorSpec(change(description), own, base)
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

/** Google's discovery documents as the OpenAPI that `VendorSpec` reads. */
export const openApiOf = (discovery: Record<string, unknown>): Record<string, unknown> => {
  type Node = Record<string, unknown>
  const rewritten = JSON.parse(JSON.stringify(discovery).replaceAll('"$ref":"', '"$ref":"#/components/schemas/')) as Node
  const paths: Record<string, Node> = {}
  const walk = (node: Node) => {
    for (const method of Object.values((node.methods ?? {}) as Record<string, Node>)) {
      const path = `/${String(method.flatPath ?? method.path)}`
      const parameters = Object.entries((method.parameters ?? {}) as Record<string, Node>)
        .filter(([, one]) => one.location === 'query')
        .map(([name, { location, required, ...schema }]) => ({ name, in: 'query', required, schema }))
      paths[path] = {
        ...paths[path],
        [String(method.httpMethod).toLowerCase()]: {
          parameters,
          ...(method.request ? { requestBody: { required: true, content: { 'application/json': { schema: method.request } } } } : {}),
        },
      }
    }
    for (const inner of Object.values((node.resources ?? {}) as Record<string, Node>)) walk(inner)
  }
  walk(rewritten)
  const closed = Object.fromEntries(
    Object.entries(rewritten.schemas as Record<string, Node>).map(([name, schema]) => [
      name,
      { ...schema, id: undefined, additionalProperties: schema.additionalProperties ?? false },
    ]),
  )
  return JSON.parse(JSON.stringify({ paths, components: { schemas: closed } })) as Record<string, unknown>
}
