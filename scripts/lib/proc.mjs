import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder, wherever the command was started from. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** True when the process may install packages and change its user. */
export const isRoot = typeof process.getuid === 'function' && process.getuid() === 0

/**
 * The Node the project pins. The machine's own may be older than the build tools ask for,
 * and a script can be started by hand without npm's PATH.
 */
export function projectNode() {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = join(projectRoot, 'node_modules/node/bin', exe)
  return existsSync(pinned) ? pinned : process.execPath
}

/** @param {NodeJS.ProcessEnv} [extra] */
export function projectEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [dirname(projectNode()), join(projectRoot, 'node_modules/.bin'), process.env[key] ?? '']
  return {
    ...process.env,
    [key]: path.join(process.platform === 'win32' ? ';' : ':'),
    ...extra,
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'capture' | 'inherit'} [output] capture by default
 * @property {number} [timeoutMs] the child is killed and the answer carries `timedOut`
 */

/**
 * Runs a command to its end. Never throws: a command that cannot be started has code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, stdout: string, stderr: string, timedOut: boolean}>}
 */
export function run(command, args, options = {}) {
  const inherit = options.output === 'inherit'
  return new Promise((done) => {
    let stdout = ''
    let stderr = ''
    let timedOut = false
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectRoot,
      env: options.env ?? projectEnv(),
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npm and the .bin shims are .cmd files on Windows, which only a shell can start.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    })
    const timer = options.timeoutMs
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, options.timeoutMs)
      : undefined
    child.stdout?.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      done({ code: 127, stdout, stderr: stderr + error.message, timedOut })
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      done({ code: code ?? 1, stdout, stderr, timedOut })
    })
  })
}

/**
 * Runs a tool of the project (its JavaScript entry, so no shell and no PATH is involved).
 * @param {string} entry path under node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(entry, args, options = {}) {
  return run(projectNode(), [join(projectRoot, 'node_modules', entry), ...args], options)
}

/** @param {string} path whether this file is what Node was started with */
export function isEntry(path) {
  const started = process.argv[1]
  return started !== undefined && resolve(started) === fileURLToPath(path)
}

/** @type {(() => void)[]} */
const leavings = []

/**
 * Has something undone when this process ends, also by Ctrl-C or a polite kill. A script that
 * listens to those itself (to wait for its program) keeps doing so.
 * @param {() => void} undo must work without waiting
 */
export function atExit(undo) {
  if (leavings.length === 0) {
    process.once('exit', () => {
      for (const step of leavings.reverse()) step()
    })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      if (process.listenerCount(signal) > 0) continue
      process.once(signal, () => process.exit(128 + constants.signals[signal]))
    }
  }
  leavings.push(undo)
}
