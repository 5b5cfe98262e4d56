/**
 * Starts the packaged program under Playwright, with Chromium's sandbox on also where we are root.
 * For the end-to-end tests, the benchmark and the pictures.
 */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './lib/proc.mjs'
import { packageOutput, programIn } from './package.mjs'
import { ensureDisplay, unprivilegedUser } from './system.mjs'

/** @typedef {(line: string) => void} Log */

/** @type {Promise<Awaited<ReturnType<typeof prepare>>> | undefined} */
let prepared

/** @param {Log} log */
async function prepare(log) {
  const { display } = await ensureDisplay({ log })
  return { display, user: await unprivilegedUser({ log }), launchers: new Map() }
}

/**
 * What every start on this machine shares: a display and, as root, the user to run as.
 * @param {{log?: Log}} [options]
 */
export function launchHost({ log = () => {} } = {}) {
  prepared ??= prepare(log)
  return prepared
}

/** The program Playwright can drive, as `scripts/package.mjs` left it. */
export function testProgram() {
  return process.env.DRAGOMAN_TEST_PROGRAM || programIn(packageOutput('test'))
}

/**
 * An empty profile folder that belongs to the user the program runs as; gone when the tests end.
 * @param {string} [prefix]
 */
export async function newUserDataDir(prefix = 'dragoman-profile-') {
  const { user } = await launchHost()
  const folder = await (user ? user.tempDir(prefix) : mkdtemp(join(tmpdir(), prefix)))
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/**
 * How to start a program here: as it is, or through a script that steps down from root.
 * @param {string} executablePath
 * @returns {Promise<{executablePath: string, env: Record<string, string>}>}
 */
export async function launchPlan(executablePath) {
  const host = await launchHost()
  const { display, user, launchers } = host
  /** @type {Record<string, string>} */
  const env = display ? { DISPLAY: display } : {}
  if (!user) return { executablePath, env }
  // A copy may be behind it, so that one launcher serves all starts of the same program.
  if (!launchers.has(executablePath)) {
    launchers.set(executablePath, user.launcherFor(executablePath))
  }
  const launcher = /** @type {string} */ (await launchers.get(executablePath))
  return { executablePath: launcher, env: { ...env, ...definedOf(user.env) } }
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string>} */
function definedOf(env) {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/**
 * @typedef {object} LaunchOptions
 * @property {readonly string[]} [args] the program's own arguments
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {string} [userDataDir] the profile; a new one, removed at close, when left out
 * @property {string} [executablePath] another packaged program than the tested one
 * @property {number} [timeoutMs] for the start
 */

/**
 * @param {LaunchOptions} [options]
 * @returns {Promise<import('@playwright/test').ElectronApplication>}
 */
export async function launchPackaged(options = {}) {
  const program = options.executablePath ?? testProgram()
  if (!existsSync(program)) throw new Error(`Not packaged: ${program} (run scripts/package.mjs)`)
  const { _electron } = await import('@playwright/test')
  const plan = await launchPlan(program)
  const userDataDir = options.userDataDir ?? (await newUserDataDir())
  if (options.userDataDir) await ensureOwned(options.userDataDir)
  const app = await _electron.launch({
    executablePath: plan.executablePath,
    args: [`--user-data-dir=${userDataDir}`, ...(options.args ?? [])],
    env: definedOf({ ...process.env, ...plan.env, ...options.env }),
    cwd: tmpdir(),
    // Without this Playwright would add --no-sandbox by itself.
    chromiumSandbox: true,
    timeout: options.timeoutMs ?? 30_000,
  })
  if (!options.userDataDir) {
    app.once('close', () => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 }))
  }
  return app
}

/**
 * A profile that a test wrote or copied as root must be the program's user's.
 * @param {string} folder
 */
export async function ensureOwned(folder) {
  const { user } = await launchHost()
  await mkdir(folder, { recursive: true })
  await user?.own(folder)
}

/**
 * @typedef {object} StartedProgram
 * @property {import('node:child_process').ChildProcess} process the program's main process
 * @property {import('@playwright/test').Browser} browser its pages, through the DevTools port
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a program without the inspect fuse (a release), which Playwright's own driver cannot.
 * @param {LaunchOptions & {userDataDir: string, executablePath: string}} options
 * @returns {Promise<StartedProgram>}
 */
export async function launchOverDevTools({ executablePath, userDataDir, args = [], env = {}, timeoutMs = 30_000 }) {
  const { chromium } = await import('@playwright/test')
  const plan = await launchPlan(executablePath)
  await ensureOwned(userDataDir)
  const own = [`--user-data-dir=${userDataDir}`, '--remote-debugging-port=0', ...args]
  const child = spawn(plan.executablePath, own, {
    cwd: tmpdir(),
    env: { ...process.env, ...plan.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  atExit(() => void child.kill('SIGKILL'))
  const ended = new Promise((done) => child.once('close', done))
  const address = await devToolsAddress(child, timeoutMs)
  const browser = await chromium.connectOverCDP(address)
  const stop = async () => {
    await browser.close()
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(timer)
  }
  return { process: child, browser, stop }
}

/**
 * @param {import('node:child_process').ChildProcess} child @param {number} timeoutMs
 * @returns {Promise<string>}
 */
function devToolsAddress(child, timeoutMs) {
  return new Promise((done, fail) => {
    let text = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new Error(`No DevTools port after ${timeoutMs} ms:\n${text}`))
    }, timeoutMs)
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(new Error(`The program ended with code ${code}:\n${text}`))
    })
    child.stderr?.on('data', (chunk) => {
      text = (text + chunk).slice(-20_000)
      const found = /DevTools listening on (ws:\S+)/.exec(text)
      if (!found?.[1]) return
      clearTimeout(timer)
      done(found[1])
    })
  })
}

/**
 * The fuses burnt into a packaged program, by the names of `FuseV1Options`; true is on.
 * @param {string} executablePath
 * @returns {Promise<Record<string, boolean>>}
 */
export async function readFuses(executablePath) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(executablePath)
  const named = Object.entries(wire).filter(([key]) => key !== 'version' && key in FuseV1Options)
  return Object.fromEntries(named.map(([key, state]) => [FuseV1Options[Number(key)] ?? key, state === FuseState.ENABLE]))
}

/** The program with the release fuses, as `npm test` packages it for its second check. */
export function releaseProgram() {
  return process.env.DRAGOMAN_RELEASE_PROGRAM || programIn(packageOutput('release'))
}
