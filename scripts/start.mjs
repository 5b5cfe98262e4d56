/**
 * `npm start`: builds, packages and opens the workstation with the demo shops ready.
 * Arguments after `--` go to the program; `--no-demo` leaves the demo out.
 */
import { spawn } from 'node:child_process'
import { ensureBuild } from './lib/build.mjs'
import { packageProgram } from './package.mjs'
import { describeRuntime } from './runtime.mjs'
import { electronPackages, ensureDebianPackages, ensureDisplay, fontPackages, unprivilegedUser } from './system.mjs'

/** @param {string} line */
const log = (line) => console.log(line)

const STOP_MS = 10_000

async function start() {
  const given = process.argv.slice(2)
  const args = given.includes('--no-demo') ? given.filter((arg) => arg !== '--no-demo') : ['--demo', ...given]

  const libraries = await ensureDebianPackages(electronPackages, { log })
  if (!libraries.ok) log(`If the program does not start, run: ${libraries.line}`)
  // A desktop has its own fonts; a bare machine shows boxes for most of our customers' scripts.
  if (!process.env.DISPLAY) {
    const fonts = await ensureDebianPackages(fontPackages, { log })
    if (!fonts.ok) log(`For readable Chinese, Japanese, Korean and Arabic, run: ${fonts.line}`)
  }

  await ensureBuild({ log })
  const { executablePath, runtime } = await packageProgram({ kind: 'release', log })
  log(`Starting with ${describeRuntime(runtime)}`)
  stopWith()
  const { display } = await ensureDisplay({ log })
  // On a display of ours there is no desktop, and Chromium reports each of its services as missing.
  if (display !== (process.env.DISPLAY ?? '')) args.push('--log-level=3')
  const user = await unprivilegedUser({ log })
  const program = user ? await user.launcherFor(executablePath) : executablePath
  const env = { ...process.env, ...(display ? { DISPLAY: display } : {}), ...user?.env }
  const child = spawn(program, args, { stdio: 'inherit', env, cwd: user?.home })
  running = child
  child.on('error', fail)
  child.on('close', (code) => process.exit(stopping ? 0 : (code ?? 1)))
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let running
let stopping = false

/** Ctrl-C lets the program write down what it holds before its display goes; twice ends it at once. */
function stopWith() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      if (!running || stopping) {
        running?.kill('SIGKILL')
        process.exit(1)
      }
      stopping = true
      running.kill('SIGTERM')
      setTimeout(() => running?.kill('SIGKILL'), STOP_MS).unref()
    })
  }
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

start().catch(fail)
