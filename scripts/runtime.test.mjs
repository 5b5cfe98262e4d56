import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashOf, programIn } from './package.mjs'
import { binaryName, registryName, resolveRuntime } from './runtime.mjs'

/** @type {string} */
let dir
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'runtime-test-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(dir, { recursive: true, force: true })
})

describe('DRAGOMAN_ELECTRON', () => {
  it('takes a dist folder as well as the binary in it', async () => {
    const binary = join(dir, binaryName())
    await mkdir(dirname(binary), { recursive: true })
    await writeFile(binary, '')
    await chmod(binary, 0o755)
    await writeFile(join(dir, 'version'), 'v40.1.2\n')
    for (const named of [dir, binary]) {
      vi.stubEnv('DRAGOMAN_ELECTRON', named)
      expect(await resolveRuntime()).toEqual({
        executablePath: binary,
        distDir: dir,
        version: '40.1.2',
        source: 'DRAGOMAN_ELECTRON',
      })
    }
  })

  it('says so when it names nothing, or a folder without Electron', async () => {
    vi.stubEnv('DRAGOMAN_ELECTRON', join(dir, 'none'))
    await expect(resolveRuntime()).rejects.toThrow('points to nothing')
    vi.stubEnv('DRAGOMAN_ELECTRON', dir)
    await expect(resolveRuntime()).rejects.toThrow('no Electron folder')
  })
})

describe('the runtime from the registry', () => {
  it('keeps the runtime and leaves out the program it was packed for', () => {
    const kept = ['Cypress/locales/ar.pak', 'Cypress/resources/', 'Cypress/snapshot_blob.bin']
    const left = [
      'Cypress/',
      'Other/x',
      'Cypress/resources/app/index.js',
      'Cypress/resources/app.asar',
      'Cypress/browser_v8_context_snapshot.bin',
    ]
    for (const name of kept) expect(registryName(name, 'Cypress/', 'Cypress')).toBe(name.slice(8))
    for (const name of left) expect(registryName(name, 'Cypress/', 'Cypress')).toBeNull()
    expect(registryName('Cypress/Cypress', 'Cypress/', 'Cypress')).toBe('electron')
  })
})

describe('packages', () => {
  it('are found where electron-builder puts them', () => {
    expect(programIn('d', 'Dragoman', 'linux', 'x64')).toBe('d/linux-unpacked/dragoman')
    expect(programIn('d', 'Dragoman', 'linux', 'arm64')).toBe('d/linux-arm64-unpacked/dragoman')
    expect(programIn('d', 'Dragoman', 'darwin', 'arm64')).toBe('d/mac-arm64/Dragoman.app/Contents/MacOS/Dragoman')
  })

  it('are made again when a name, a content or the salt changes, and only then', async () => {
    await mkdir(join(dir, 'a/b'), { recursive: true })
    await writeFile(join(dir, 'a/b/one'), '1')
    const paths = ['a', 'missing']
    const first = await hashOf(dir, paths)
    expect(await hashOf(dir, paths)).toBe(first)
    expect(await hashOf(dir, paths, 'release')).not.toBe(first)
    await writeFile(join(dir, 'a/b/one'), '2')
    const second = await hashOf(dir, paths)
    expect(second).not.toBe(first)
    await writeFile(join(dir, 'a/two'), '')
    expect(await hashOf(dir, paths)).not.toBe(second)
  })
})
