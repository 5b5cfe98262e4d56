/**
 * Starts the packaged program under Playwright, with Chromium's sandbox on also where we are root.
 * For the end-to-end tests, the benchmark and the pictures.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
 * An empty profile folder that belongs to the user the program runs as.
 * @param {string} [prefix]
 */
export async function newUserDataDir(prefix = 'dragoman-profile-') {
  const { user } = await launchHost()
  return user ? user.tempDir(prefix) : mkdtemp(join(tmpdir(), prefix))
}

/**
 * How to start a program here: as it is, or through a script that steps down from root.
 * @param {string} executablePath
 * @returns {Promise<{executablePath: string, env: Record<string, string>}>}
 */
export async function launchPlan(executablePath) {
  const host = await launchHost()
  const { display, user, launchers } = host
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
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
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
    app.once('close', () => void rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }))
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
