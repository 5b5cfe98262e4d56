/** The shops' servers in a process of their own, and a profile that is connected to them. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { atExit, projectNode, projectRoot } from '../lib/proc.mjs'
import { rest, startProgram, until } from './program.mjs'

export const PIN = 'bench-pin-2026-long'
/** Of the generated rows; `serve.ts` has the same. */
export const SEED = 7

/** @typedef {{conversations: number, messages: number}} Size */
/** @typedef {{portBase: number, builtAt: number}} Place ports and ages by which a kept profile still fits */
/**
 * @typedef {object} Shops
 * @property {{baseUrl: string, accountId: number, token: string}[]} shops
 * @property {unknown[]} directories inboxes and agents of each account
 * @property {() => Promise<{cpuMs: number, requests: number}>} spent
 * @property {() => Promise<void>} stop
 */

/** Whether nobody listens there. @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })

/**
 * Four free ports in a row, below those that a system lends to outgoing connections: a kept profile comes back to them for weeks.
 * @returns {Promise<number>}
 */
export async function freePorts() {
  for (let tries = 0; tries < 200; tries++) {
    const base = 15_000 + 4 * Math.floor(Math.random() * 4000)
    const free = await Promise.all([0, 1, 2, 3].map((step) => isFree(base + step)))
    if (free.every(Boolean)) return base
  }
  throw new Error('no four free ports in a row')
}

/** @param {string} serve @param {Size} size @param {Place} place @returns {Promise<Shops>} */
export async function startShops(serve, size, { portBase, builtAt }) {
  const args = [join(projectRoot, 'resources'), size.conversations, size.messages, portBase, builtAt].map(String)
  const child = spawn(projectNode(), [serve, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  atExit(() => void child.kill('SIGKILL'))
  /** @type {((value: any) => void)[]} */
  const waiting = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => waiting.shift()?.(JSON.parse(line)))
  const next = () => new Promise((done) => waiting.push(done))
  const gone = new Promise((_done, fail) => child.once('close', (code) => fail(new Error(`the shops' servers ended with ${code}`))))
  gone.catch(() => undefined)
  const { shops, directories } = await Promise.race([next(), gone])
  return {
    shops,
    directories,
    spent: () => {
      const answer = next()
      child.stdin.write('\n')
      return answer
    },
    async stop() {
      const ended = new Promise((done) => child.once('close', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/**
 * Calls what `inPage.ts` put into a page.
 * @param {import('@playwright/test').Page} page @param {string} name @param {...unknown} args
 * @returns {Promise<any>}
 */
export const inside = (page, name, ...args) =>
  page.evaluate(
    ([what, given]) => Reflect.get(globalThis, 'dragomanBench')[what](...given),
    /** @type {[string, unknown[]]} */ ([name, args]),
  )

/** Goes from the first screen to the filled PIN field of the benchmark's profile. @param {import('@playwright/test').Page} page */
export async function fillPin(page) {
  await page.getByRole('button', { name: 'Bench' }).click()
  const field = page.locator('input[type=password]')
  await field.waitFor()
  await field.fill(PIN)
}

/** Whether the cache's first fetch is whole. @param {Record<string, number>} counts @param {Size} size */
const whole = (counts, size) => (counts.conversations ?? 0) >= size.conversations && (counts.messages ?? 0) >= size.messages

/**
 * Makes a profile in `userDataDir` by the program itself and lets it fetch everything.
 * @param {{program: string, inPage: string, shops: Shops, size: Size, userDataDir: string, log: (line: string) => void,
 *   onStart?: (pid: number) => void, settleMs?: number, onEnd?: (pid: number) => void}} options `settleMs`: time for the slow lane before it ends
 * @returns {Promise<{ms: number, counts: Record<string, number>}>}
 */
export async function fetchFirst({ program, inPage, shops, size, userDataDir, log, onStart, onEnd, settleMs = 500 }) {
  const running = await startProgram(program, { userDataDir })
  try {
    const page = await running.page('index.html')
    await page.evaluate(inPage)
    await until(() => page.evaluate(() => document.querySelector('button') !== null), { what: 'the first run' })
    onStart?.(running.pid)
    const began = Date.now()
    await inside(page, 'makeProfile', 'Bench', PIN, shops.shops)
    let said = 0
    const counts = await until(
      async () => {
        const now = await inside(page, 'counts')
        if (Date.now() - said > 10_000) {
          said = Date.now()
          log(`  fetched ${now.conversations} conversations, ${now.messages} messages`)
        }
        return whole(now, size) ? now : null
      },
      { what: 'the first fetch', timeoutMs: 900_000, everyMs: 1000 },
    )
    const ms = Date.now() - began
    onEnd?.(running.pid)
    return { ms, counts }
  } catch (error) {
    log(running.log().split('\n').slice(-20).join('\n'))
    throw error
  } finally {
    await rest(settleMs)
    await running.stop()
  }
}
