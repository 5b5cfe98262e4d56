/**
 * A real Vendure shop for tests. Its packages are its own affair: they are installed from the npm registry into the
 * user's cache folder, once for each lock file, and never into the project.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cacheDir } from '../../../scripts/runtime.mjs'
import { freePort } from '../loopback'

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, 'packages')
const INSTALL_MS = 400_000
const START_MS = 100_000

/** The folder with Vendure's packages. Throws where they cannot be had; the message says why. */
const installed = async (): Promise<string> => {
  const lock = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json']) lock.update(readFileSync(join(packages, name)))
  const folder = join(cacheDir(), `vendure-${lock.digest('hex').slice(0, 16)}`)
  if (existsSync(join(folder, 'complete'))) return folder
  mkdirSync(cacheDir(), { recursive: true })
  // Beside its place and moved there when whole, so that a broken installation is never taken for one.
  const work = mkdtempSync(join(cacheDir(), 'vendure-install-'))
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(packages, name), join(work, name))
    // No package's own scripts: none of them is needed, and one would fetch a compiler's headers.
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress']
    await promisify(execFile)('npm', args, { cwd: work, timeout: INSTALL_MS, maxBuffer: 1e7 })
    writeFileSync(join(work, 'complete'), '')
    rmSync(folder, { recursive: true, force: true })
    renameSync(work, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

/** Null where a shop can be started (its packages stand ready then), else why not. */
export const whyNoVendure = async (): Promise<string | null> => {
  try {
    await installed()
    return null
  } catch (error) {
    const lines = String((error as { stderr?: string }).stderr ?? error)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.includes('npm warn'))
    return `Vendure cannot be installed: ${lines[0] ?? 'npm failed'}`
  }
}

export interface Vendure {
  url: string
  user: string
  password: string
  stop(): Promise<void>
}

/** Starts an empty shop in memory. `stop` ends the process. */
export const startVendure = async (): Promise<Vendure> => {
  const folder = await installed()
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, [join(here, 'start.cjs'), folder, String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // It would tell its makers of every start, and leave a mark in the folder it was started from.
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'test', VENDURE_DISABLE_TELEMETRY: 'true' },
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  let said = ''
  const ready = new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`Vendure did not start in time: ${said.slice(-2_000)}`)), START_MS)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready')) {
        clearTimeout(timer)
        done()
      }
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => fail(new Error(`Vendure ended with ${code}: ${said.slice(-2_000)}`)))
  })
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  await ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url: `http://127.0.0.1:${port}`, user: 'superadmin', password: 'superadmin', stop }
}
