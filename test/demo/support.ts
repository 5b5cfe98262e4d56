import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DEMO_FILES, type DemoContent, parseDemoContent, type RawDemoContent } from '../../src/main/demo/content'
import type { Exchange } from '../../src/main/demo/http'
import { type DemoOptions, type DemoServers, startDemoServers } from '../../src/main/demo/startDemoServers'

const root = resolve(import.meta.dirname, '../..')

let parsed: DemoContent | undefined

/** The shipped demo content, read as the program reads it, once a test file. */
export function readContent(): DemoContent {
  parsed ??= parseContent()
  return parsed
}

function parseContent(): DemoContent {
  const folder = join(root, 'resources/demo')
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const raw: Record<string, unknown> = {}
  for (const [key, name] of Object.entries(DEMO_FILES)) raw[key] = read(name)
  for (const part of ['threads', 'translations'] as const)
    raw[part] = Object.fromEntries(readdirSync(join(folder, part)).map((name) => [name.replace('.json', ''), read(`${part}/${name}`)]))
  return parseDemoContent(raw as RawDemoContent)
}

export const START = Date.UTC(2026, 8, 21, 9, 30)

export interface ManualClock {
  now(): number
  advance(ms: number): void
}

export function manualClock(at = START): ManualClock {
  let now = at
  return {
    now: () => now,
    advance(ms) {
      now += ms
    },
  }
}

/** Counts up instead of drawing, so that a test's keys are the same each time. */
export function countedBytes(): (bytes: number) => Uint8Array {
  let n = 0
  return (bytes) => Uint8Array.from({ length: bytes }, () => n++ % 251)
}

export interface Desk {
  servers: DemoServers
  clock: ManualClock
  exchanges: Exchange[]
  errors: unknown[]
  /** A call to the first shop's Chatwoot account (or another by index), path after /api/v1/accounts/{id}. */
  api(method: string, path: string, body?: unknown, shop?: number): Promise<Answer>
}

export interface Answer {
  status: number
  body: unknown
  /** The value at a dotted path of the body. */
  get(path: string): unknown
  list(path: string): Record<string, unknown>[]
}

export function at(value: unknown, path: string): unknown {
  let here = value
  for (const step of path === '' ? [] : path.split('.')) here = (here as Record<string, unknown> | null | undefined)?.[step]
  return here
}

/** Servers with a manual clock and every exchange recorded. */
export async function startDesk(options: Partial<DemoOptions> = {}): Promise<Desk> {
  const clock = manualClock()
  const exchanges: Exchange[] = []
  const errors: unknown[] = []
  const servers = await startDemoServers({
    seed: 7,
    mode: 'quiet',
    clock,
    content: readContent(),
    random: countedBytes(),
    onExchange: (exchange) => exchanges.push(exchange),
    onError: (error) => errors.push(error),
    ...options,
  })
  return {
    servers,
    clock,
    exchanges,
    errors,
    async api(method, path, body, shop = 0) {
      const access = servers.shops[shop]?.chatwoot
      if (!access) throw new Error(`no shop ${shop}`)
      const url = path.startsWith('/api/') ? `${access.baseUrl}${path}` : `${access.baseUrl}/api/v1/accounts/${access.accountId}${path}`
      const form = body instanceof FormData
      const response = await fetch(url, {
        method,
        headers: { api_access_token: access.token, ...(body === undefined || form ? {} : { 'content-type': 'application/json' }) },
        body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      })
      const text = await response.text()
      const answer: unknown = text ? JSON.parse(text) : null
      return {
        status: response.status,
        body: answer,
        get: (inner) => at(answer, inner),
        list: (inner) => at(answer, inner) as Record<string, unknown>[],
      }
    },
  }
}
