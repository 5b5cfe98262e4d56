/**
 * A reply whose answer is lost must have reached the server once. Chromium by itself sends a POST again where a
 * kept-alive connection ends; only real Electron shows whether our port keeps it from doing so.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, expect, it } from 'vitest'

const run = promisify(execFile)
const left: string[] = []
afterAll(async () => {
  for (const folder of left) await rm(folder, { recursive: true, force: true })
})

/** An Electron whose program is ours: everything is linked, but the binary and what it finds beside itself. */
const program = async (distDir: string, entry: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-electron-'))
  left.push(folder)
  for (const name of await readdir(distDir))
    if (name === 'electron') await cp(join(distDir, name), join(folder, name))
    else if (name !== 'resources') await symlink(join(distDir, name), join(folder, name))
  const app = join(folder, 'resources', 'app')
  await mkdir(app, { recursive: true })
  const external = ['electron', 'bufferutil', 'utf-8-validate']
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: { ssr: entry, outDir: app, rollupOptions: { external, output: { format: 'cjs', entryFileNames: 'main.cjs' } } },
  })
  await writeFile(join(app, 'package.json'), '{"main":"main.cjs"}')
  return join(folder, 'electron')
}

it.skipIf(process.platform !== 'linux')('sends what changes something once, whatever becomes of the connection', async () => {
  const { resolveRuntime } = await import('../../../scripts/runtime.mjs')
  const { ensureDisplay } = await import('../../../scripts/system.mjs')
  const { distDir } = await resolveRuntime()
  const { display, stop } = await ensureDisplay({ log: () => undefined })
  try {
    const binary = await program(distDir, resolve(import.meta.dirname, 'http.main.ts'))
    // No page is opened, so nothing needs the sandbox, which Electron refuses to root.
    const { stdout } = await run(binary, ['--no-sandbox', '--disable-gpu'], { env: { ...process.env, DISPLAY: display }, timeout: 60_000 })
    const found: unknown = JSON.parse(/RESULT (.*)/.exec(stdout)?.[1] ?? 'null')
    const answered = ['answered 0', 'answered 1', 'answered 2', 'answered c', 'answered d']
    const lost = ['lost 0', 'lost 1', 'lost 2', 'lost a', 'lost b']
    expect(found).toEqual({
      done: [...answered, ...lost],
      said: [...answered.map((text) => `${text} 200`), ...lost.map((text) => `${text} unreachable true`)],
      // Writes that may be heard twice: over the one the round before them left open, or one of their own.
      connections: [expect.any(Number), 5],
    })
    expect((found as { connections: number[] }).connections[0]).toBeLessThanOrEqual(1)
  } finally {
    stop()
  }
})
