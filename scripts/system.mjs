/**
 * What the machine under us must offer: Debian packages, a display, and a user that is not root.
 */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { chmod, chown, cp, lchown, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { atExit, isRoot, run } from './lib/proc.mjs'

/** @typedef {(line: string) => void} Log */

/**
 * What Electron's binary links to beyond a bare Debian (the rest comes with GTK). `a|b` are names
 * of the same library in different Debian releases, the newer first.
 */
export const electronPackages = ['libgtk-3-0t64|libgtk-3-0', 'libasound2t64|libasound2', 'libnss3', 'libgbm1']
export const displayPackages = ['xvfb']
/** Without these the pictures of Chinese, Japanese, Korean and Arabic show boxes. */
export const fontPackages = ['fonts-noto-core', 'fonts-noto-cjk']
/** Servers that the `real` tests start on loopback in temporary folders. */
export const serverPackages = ['dovecot-imapd', 'apache2', 'radicale', 'apertium-apy', 'apertium-eng-spa', 'apertium-fr-es']

const RUNNER = 'dragoman-runner'

/** @param {string} name */
async function isInstalled(name) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills it in
  const answer = await run('dpkg-query', ['-W', '-f=${db:Status-Status}', name])
  return answer.code === 0 && answer.stdout.trim() === 'installed'
}

/** @param {string} name a real package of that name can be had, not only one that provides it */
async function isOffered(name) {
  const answer = await run('apt-cache', ['policy', name])
  return /Candidate: (?!\(none\))/.test(answer.stdout)
}

/**
 * Makes sure that Debian packages are there. As root it installs what is missing and says so.
 * @param {readonly string[]} list names, or `new|old` alternatives
 * @param {{log: Log}} options
 * @returns {Promise<{ok: true} | {ok: false, line: string}>} `line`: what to run, or why it cannot be
 */
export async function ensureDebianPackages(list, { log }) {
  if (process.platform !== 'linux') return { ok: true }
  if (!existsSync('/usr/bin/dpkg-query')) {
    return { ok: false, line: `not a Debian machine; install the like of: ${list.join(' ')}` }
  }
  const missing = []
  for (const entry of list) {
    const names = entry.split('|')
    const have = await Promise.all(names.map(isInstalled))
    if (!have.includes(true)) missing.push(names)
  }
  if (missing.length === 0) return { ok: true }
  const oldest = missing.map((names) => names.at(-1)).join(' ')
  if (!isRoot) {
    return { ok: false, line: `sudo apt-get install --no-install-recommends ${oldest}` }
  }

  log(`Installing Debian packages: ${oldest}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const chosen = []
  for (const names of missing) {
    const offered = await Promise.all(names.map(isOffered))
    chosen.push(names[offered.indexOf(true)] ?? names.at(-1) ?? '')
  }
  const undo = await forbidServices()
  try {
    const args = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', '--no-install-recommends']
    const done = await run('apt-get', [...args, ...chosen], { env })
    if (done.code === 0) return { ok: true }
    const why = done.stderr.trim().split('\n').at(-1) ?? ''
    return { ok: false, line: `apt-get install ${chosen.join(' ')} failed: ${why}` }
  } finally {
    await undo()
  }
}

/** A server package must not start its system service: the tests run their own, elsewhere. */
async function forbidServices() {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return async () => {}
  await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rm(policy, { force: true })
}

/**
 * @param {{log: Log}} options
 * @returns {Promise<{display: string, stop: () => void}>}
 * @throws when there is no display and none can be started; the message says what to do
 */
export async function ensureDisplay({ log }) {
  const given = process.env.DISPLAY ?? ''
  if (process.platform !== 'linux' || given) return { display: given, stop() {} }
  const ready = await ensureDebianPackages(displayPackages, { log })
  if (!ready.ok) throw new Error(`No display, and no Xvfb to start one. ${ready.line}`)
  // As root the program runs as another user, who has to be let in; there is no TCP door.
  const access = isRoot ? ['-ac'] : []
  const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', ...access]
  const child = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl-C reaches the whole terminal group; the display has to outlive the programs on it.
    detached: true,
  })
  const number = await firstLine(child)
  atExit(() => void child.kill())
  child.unref()
  const display = `:${number}`
  log(`Started a display without a screen: Xvfb ${display}.`)
  log(`To look: x11vnc -display ${display}, or a picture: import -display ${display} -window root x.png`)
  return { display, stop: () => void child.kill() }
}

/**
 * @param {import('node:child_process').ChildProcess} child Xvfb, writing its number to fd 3
 * @returns {Promise<string>}
 */
function firstLine(child) {
  return new Promise((done, fail) => {
    const pipe = /** @type {import('node:net').Socket} */ (child.stdio[3])
    let text = ''
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`Xvfb ended with code ${code}`)))
    pipe.on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      pipe.destroy()
      done(text.trim())
    })
  })
}

/**
 * @typedef {object} Runner a user whom Electron gives its sandbox
 * @property {number} uid
 * @property {number} gid
 * @property {string} home
 * @property {NodeJS.ProcessEnv} env what differs for that user
 * @property {(command: string, args: readonly string[],
 *   options?: import('node:child_process').SpawnOptions) =>
 *   import('node:child_process').ChildProcess} runAs
 * @property {(executable: string) => Promise<string>} launcherFor a script that starts the program
 *   as the user; what is given to it (arguments, pipes, environment) reaches the program
 * @property {(path: string) => Promise<void>} own gives a file or a whole folder to the user
 * @property {(prefix?: string) => Promise<string>} tempDir an empty folder of the user's
 */

/**
 * As root: a user without rights, made once and reused (remove it with `userdel -r
 * dragoman-runner`), because Electron refuses its sandbox to root.
 * @param {{log?: Log}} [options]
 * @returns {Promise<Runner | null>} null where we are not root, so that no other user is needed
 */
export async function unprivilegedUser({ log = () => {} } = {}) {
  if (!isRoot || process.platform !== 'linux') return null
  if ((await run('getent', ['passwd', RUNNER])).code !== 0) {
    log(`Making the user ${RUNNER} for Electron: as root it refuses its sandbox.`)
    const args = ['--create-home', '--user-group', '--shell', '/usr/sbin/nologin', RUNNER]
    const made = await run('useradd', args)
    // Code 9: another run made it a moment ago.
    if (made.code !== 0 && made.code !== 9) throw new Error(`useradd failed: ${made.stderr}`)
  }
  const entry = (await run('getent', ['passwd', RUNNER])).stdout.trim().split(':')
  const uid = Number(entry[2])
  const gid = Number(entry[3])
  const home = entry[5] ?? ''
  const runtimeDir = join(tmpdir(), `${RUNNER}-${uid}`)
  await mkdir(runtimeDir, { recursive: true, mode: 0o700 })
  await chown(runtimeDir, uid, gid)
  const env = {
    HOME: home,
    USER: RUNNER,
    LOGNAME: RUNNER,
    XDG_RUNTIME_DIR: runtimeDir,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
  }
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--']

  return {
    uid,
    gid,
    home,
    env,
    runAs: (command, args, options = {}) =>
      spawn('setpriv', [...become, command, ...args], {
        cwd: home,
        ...options,
        env: { ...(options.env ?? process.env), ...env },
      }),
    async launcherFor(executable) {
      const program = await reachable(executable, become)
      const folder = await mkdtemp(join(tmpdir(), 'dragoman-launcher-'))
      const script = join(folder, basename(executable))
      await writeFile(script, `#!/bin/sh\nexec setpriv ${become.join(' ')} '${program}' "$@"\n`)
      await chmod(script, 0o755)
      atExit(() => rmSync(folder, { recursive: true, force: true }))
      return script
    },
    own: (path) => ownAll(path, uid, gid),
    async tempDir(prefix = 'dragoman-') {
      const folder = await mkdtemp(join(tmpdir(), prefix))
      await chown(folder, uid, gid)
      return folder
    },
  }
}

/** @param {string} path @param {number} uid @param {number} gid */
async function ownAll(path, uid, gid) {
  // A killed Chromium leaves links that lead nowhere.
  const info = await lstat(path)
  await lchown(path, uid, gid)
  if (!info.isDirectory()) return
  for (const name of await readdir(path)) await ownAll(join(path, name), uid, gid)
}

/**
 * The program where the user can start it: in its place, or, when that lies under a folder closed
 * to others (a project under /root), in a copy open to all. Folders of others are never opened up.
 * @param {string} executable @param {string[]} become
 */
async function reachable(executable, become) {
  if ((await run('setpriv', [...become, 'test', '-x', executable])).code === 0) return executable
  const from = join(executable, '..')
  const to = await mkdtemp(join(tmpdir(), 'dragoman-program-'))
  await chmod(to, 0o755)
  await cp(from, to, { recursive: true })
  await run('chmod', ['-R', 'a+rX', to])
  atExit(() => rmSync(to, { recursive: true, force: true }))
  return join(to, basename(executable))
}
