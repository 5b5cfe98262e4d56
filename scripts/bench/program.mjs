/** Starts programs, reads what they cost, and talks to their pages through the DevTools port. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureOwned, launchPlan, newUserDataDir } from '../e2eLaunch.mjs'
import { atExit } from '../lib/proc.mjs'

/** @param {number} ms */
export const rest = (ms) => new Promise((done) => setTimeout(done, ms))

/**
 * Asks again and again until the answer is there.
 * @template T
 * @param {() => Promise<T | null | undefined | false> | T | null | undefined | false} ask
 * @param {{what: string, timeoutMs?: number, everyMs?: number}} options
 * @returns {Promise<T>}
 */
export async function until(ask, { what, timeoutMs = 60_000, everyMs = 20 }) {
  const end = Date.now() + timeoutMs
  for (;;) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch(() => null)
    if (answer) return answer
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
    await rest(everyMs)
  }
}

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {number} startedAt epoch ms just before the process was made
 * @property {string} userDataDir
 * @property {import('@playwright/test').Browser} browser
 * @property {(part: string) => Promise<import('@playwright/test').Page>} page the page whose address holds `part`
 * @property {() => string} log what the program said
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a program without Playwright's own driver, which would hold the start up.
 * @param {string} executablePath
 * @param {{args?: string[], userDataDir?: string}} [options]
 * @returns {Promise<Running>}
 */
export async function startProgram(executablePath, { args = [], userDataDir } = {}) {
  const { chromium } = await import('@playwright/test')
  const plan = await launchPlan(executablePath)
  const folder = userDataDir ?? (await newUserDataDir('dragoman-bench-'))
  await ensureOwned(folder)
  const portFile = join(folder, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  const startedAt = Date.now()
  const child = spawn(plan.executablePath, [`--user-data-dir=${folder}`, '--remote-debugging-port=0', ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...plan.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr?.on('data', (chunk) => {
    text = (text + chunk).slice(-50_000)
  })
  atExit(() => void child.kill('SIGKILL'))
  const ended = new Promise((done) => child.once('close', done))
  const port = await until(async () => (await readFile(portFile, 'utf8').catch(() => '')).split('\n')[0], { what: 'the DevTools port' })
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 180_000 })
  const find = (/** @type {string} */ part) =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().includes(part))
  return {
    pid: child.pid ?? 0,
    startedAt,
    userDataDir: folder,
    browser,
    page: (part) => until(() => find(part), { what: `the page ${part}` }),
    log: () => text,
    async stop() {
      await browser.close().catch(() => undefined)
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(timer)
    },
  }
}

/** @param {string} path */
const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** All processes below one, itself included. @param {number} pid @returns {number[]} */
export function family(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : ''
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (stat) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found = [pid]
  for (let at = 0; at < found.length; at++) found.push(...(children.get(found[at] ?? -1) ?? []))
  return found
}

/** What a process is for, by its command line. @param {number} pid */
function roleOf(pid) {
  const type = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))?.[1]
  return type ?? 'main'
}

/** Of one process. @param {number} pid */
const pssOf1 = (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024

/** Of all below one. @param {number} pid @returns {number} bytes, shared pages by their share */
export function pssOf(pid) {
  return family(pid).reduce((sum, each) => sum + pssOf1(each), 0)
}

/**
 * The same by process, largest first; `own` is memory of its own, `files` its share of the program's files, `shared` of what
 * processes hand each other (mostly pictures of windows).
 * @param {number} pid @returns {{role: string, bytes: number, own: number, files: number, shared: number}[]}
 */
export const pssBy = (pid) =>
  family(pid)
    .map((each) => {
      const text = read(`/proc/${each}/smaps_rollup`)
      const of = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024
      return { role: roleOf(each), bytes: of('Pss'), own: of('Pss_Anon'), files: of('Pss_File'), shared: of('Pss_Shmem') }
    })
    .sort((a, b) => b.bytes - a.bytes)

/**
 * CPU time so far, ms, by kind of process and kind of thread.
 * @param {number} pid @returns {Map<string, number>}
 */
export function cpuOf(pid) {
  /** @type {Map<string, number>} */
  const spent = new Map()
  for (const each of family(pid)) {
    const role = roleOf(each)
    const label = role === 'renderer' ? `renderer ${each}` : role
    let threads
    try {
      threads = readdirSync(`/proc/${each}/task`)
    } catch {
      continue
    }
    for (const thread of threads) {
      const stat = read(`/proc/${each}/task/${thread}/stat`)
      const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const ticks = Number(after[11]) + Number(after[12])
      const kind = Number(thread) === each ? 'main thread' : 'other threads'
      if (stat) spent.set(`${label}, ${kind}`, (spent.get(`${label}, ${kind}`) ?? 0) + ticks * 10)
    }
  }
  return spent
}
