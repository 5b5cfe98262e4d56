/**
 * Fills the open profile's cache through the engine's own writer, sealed under its own keys, from a generator instead of
 * servers. Goes on where a run before it was cut: pages are written in order, so the first one missing tells where.
 * Runs inside the program's engine page, put there through the DevTools protocol.
 */
import type { BackendId } from '../../src/shared/domain/ids'
import { engineOver, nothing, takeOver } from './engineIn'
import { type Directory, pagesOf } from './pages'

export interface FillOptions {
  directories: Directory[]
  size: { conversations: number; messages: number }
  /** As the servers that will stand behind it: account by account one more. */
  seed: number
  /** Newest activity, epoch ms. */
  builtAt: number
}
interface FillState {
  conversations: number
  written: number
  /** Without making the pages. */
  ms: number
  rows: number
  done: boolean
  failed: string | null
}

const state: FillState = { conversations: 0, written: 0, ms: 0, rows: 0, done: false, failed: null }
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const fill = async ({ directories, size, seed, builtAt }: FillOptions): Promise<void> => {
  const { cache, policies, backends } = await takeOver()
  state.conversations = size.conversations
  let pages: ReturnType<typeof pagesOf> | null = null
  let began = 0
  let before = 0
  const engine = engineOver(cache, ({ cursor }) => {
    const at = Number(cursor)
    if (!pages || at >= pages.count) return Promise.resolve(nothing(cursor ?? ''))
    const page = pages.page(at)
    state.ms = before + performance.now() - began
    state.written += page.rows.conversations.length
    state.rows += page.rows.conversations.length * 2 + page.rows.messages.length + page.rows.customers.length
    return Promise.resolve(page)
  })
  const paused = (but: BackendId | null) => backends.map((backend) => ({ ...backend, paused: backend.id !== but }))
  await engine.setPolicies(policies)
  await engine.setBackends(paused(null))
  const part = (n: number, at: number): number => Math.floor(n / backends.length) + (at < n % backends.length ? 1 : 0)
  for (const [at, backend] of backends.entries()) {
    const directory = directories[at]
    if (!directory) throw new Error('no account for a backend')
    const { writer } = engine
    // The program's own engine has told the servers' few rows first: its cursor is what comes back at the end.
    let was = await writer.cursorOf(backend.id)
    for (; was.state.phase !== 'live' || !was.cursor; was = await writer.cursorOf(backend.id)) await rest(200)
    const mine = { conversations: part(size.conversations, at), messages: part(size.messages, at) }
    const { id: backendId, shopId } = backend
    pages = pagesOf({ backendId, shopId, directory, size: mine, seed: seed + at, now: builtAt, stamp: Date.now() })
    let [from, to] = [0, pages.count]
    while (from < to) {
      const middle = (from + to) >> 1
      const last = pages.page(middle).rows.conversations.at(-1)
      if (last && (await cache.db.bodies.get(last.id))) from = middle + 1
      else to = middle
    }
    state.written += Math.min(mine.conversations, from * 9)
    await writer.setCursor(backendId, (now) => ({ ...now, cursor: String(from), state: { ...now.state, phase: 'first' } }))
    before = state.ms
    began = performance.now()
    await engine.setBackends(paused(backendId))
    await engine.pullAll()
    state.ms = before + performance.now() - began
    await engine.setBackends(paused(null))
    await writer.setCursor(backendId, (now) => ({ ...now, cursor: was.cursor, state: was.state }))
  }
  // What the slow lane has still to do is done here rather than while something is measured.
  while ((await cache.db.messages.where('todo').equals(1).limit(1).count()) > 0) await rest(200)
  engine.stop()
}

Object.assign(globalThis, {
  dragomanFill: {
    begin: (options: FillOptions): void => {
      fill(options)
        .then(() => {
          state.done = true
        })
        .catch((error: unknown) => {
          state.failed = String(error)
        })
    },
    state: () => state,
  },
})
