/**
 * Packages the built program with electron-builder: `dist/test-package` keeps the inspect fuse
 * that Playwright drives Electron through, `dist/release-package` (`--release-fuses`) is as shipped.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { isEntry, projectRoot, runTool } from './lib/proc.mjs'
import { describeRuntime, resolveRuntime } from './runtime.mjs'

/** @typedef {'test' | 'release'} PackageKind */
/** @typedef {(line: string) => void} Log */

/** What a package is made of, besides the runtime. */
const SOURCES = ['out', 'resources', 'build-resources', 'package.json', 'electron-builder.yml']

/**
 * One hash over files and folders: names, contents and order count.
 * @param {string} root
 * @param {readonly string[]} paths relative to root; one that is missing counts as missing
 * @param {string} [salt]
 */
export async function hashOf(root, paths, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const path of paths) await addTo(hash, root, join(root, path))
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash @param {string} root @param {string} path
 */
async function addTo(hash, root, path) {
  const info = await lstat(path).catch(() => null)
  hash.update(`\0${relative(root, path)}\0${info ? info.size * Number(info.isFile()) : 'none'}\0`)
  if (info?.isFile()) hash.update(await readFile(path))
  if (!info?.isDirectory()) return
  for (const name of (await readdir(path)).sort()) await addTo(hash, root, join(path, name))
}

/**
 * Where electron-builder puts the program.
 * @param {string} output @param {string} [name] the product's name
 * @param {string} [platform] @param {string} [arch]
 */
export function programIn(output, name = 'Dragoman', platform = process.platform, arch = process.arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') {
    return join(output, `mac${suffix}`, `${name}.app`, 'Contents/MacOS', name)
  }
  if (platform === 'win32') return join(output, `win${suffix}-unpacked`, `${name}.exe`)
  return join(output, `linux${suffix}-unpacked`, name.toLowerCase())
}

/** @param {PackageKind} kind */
export function packageOutput(kind) {
  return join(projectRoot, 'dist', `${kind}-package`)
}

/**
 * Packages unless the package there was made of the very same files.
 * @param {{kind?: PackageKind, log?: Log}} [options]
 * @returns {Promise<{executablePath: string, output: string, fresh: boolean,
 *   runtime: import('./runtime.mjs').Runtime}>} `fresh`: made just now
 */
export async function packageProgram({ kind = 'test', log = () => {} } = {}) {
  const { main } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))
  if (!existsSync(join(projectRoot, main))) {
    throw new Error('out/ holds no build: run `npm run build` first')
  }
  const runtime = await resolveRuntime({ log })
  const output = packageOutput(kind)
  const executablePath = programIn(output)
  const stamp = join(output, 'made-of')
  const salt = `${kind} ${runtime.distDir} ${runtime.version}`
  const hash = await hashOf(projectRoot, SOURCES, salt)
  const before = await readFile(stamp, 'utf8').catch(() => '')
  if (before === hash && existsSync(executablePath)) {
    return { executablePath, output, fresh: false, runtime }
  }
  log(describeRuntime(runtime))
  log(`Packaging into ${relative(projectRoot, output)} ...`)
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  await build({ projectDir: projectRoot, output, kind, runtime })
  await writeFile(stamp, hash)
  return { executablePath, output, fresh: true, runtime }
}

/**
 * Runs electron-builder over a folder that has its own package.json and electron-builder.yml.
 * @param {{projectDir: string, output: string, kind: PackageKind,
 *   runtime: import('./runtime.mjs').Runtime}} options
 */
export async function build({ projectDir, output, kind, runtime }) {
  const settings = [
    `electronDist=${runtime.distDir}`,
    `electronVersion=${runtime.version}`,
    `directories.output=${output}`,
    `electronFuses.enableNodeCliInspectArguments=${kind === 'test'}`,
  ]
  const args = ['--dir', '--publish', 'never', ...settings.map((setting) => `-c.${setting}`)]
  const built = await runTool('electron-builder/cli.js', ['--projectDir', projectDir, ...args])
  if (built.code !== 0) throw new Error(`electron-builder failed:\n${built.stdout}${built.stderr}`)
  // As root, Electron runs as another user, who must be able to read it.
  for (const folder of await readdir(output)) {
    if (folder.endsWith('-unpacked')) await chmod(join(output, folder), 0o755)
  }
}

if (isEntry(import.meta.url)) {
  const kind = process.argv.includes('--release-fuses') ? 'release' : 'test'
  const made = await packageProgram({ kind, log: (line) => console.log(line) })
  console.log(`${made.fresh ? 'Packaged' : 'Nothing changed'}: ${relative(projectRoot, made.output)}`)
}
