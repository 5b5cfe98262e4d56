/** The rota's solver runs in a thread of the packed program: its file and its WebAssembly are read out of app.asar. */
import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, expect, it } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../../..')
const left: string[] = []
afterAll(async () => {
  for (const folder of left) await rm(folder, { recursive: true, force: true })
})

async function packed(distDir: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-electron-'))
  left.push(folder)
  for (const name of await readdir(distDir))
    if (name === 'electron') await cp(join(distDir, name), join(folder, name))
    else if (name !== 'resources') await symlink(join(distDir, name), join(folder, name))
  const app = join(folder, 'app')
  await mkdir(app)
  await mkdir(join(folder, 'resources'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir: app,
      rollupOptions: {
        external: ['electron'],
        input: {
          main: resolve(import.meta.dirname, 'rotaSolver.main.ts'),
          rotaSolverWorker: join(root, 'src/main/host/rotaSolverWorker.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  })
  await copyFile(createRequire(import.meta.url).resolve('highs/runtime'), join(app, 'highs.wasm'))
  await writeFile(join(app, 'package.json'), '{"main":"main.cjs"}')
  await run(process.execPath, [join(root, 'node_modules/@electron/asar/bin/asar.js'), 'pack', app, join(folder, 'resources/app.asar')])
  await rm(app, { recursive: true })
  return join(folder, 'electron')
}

it.skipIf(process.platform !== 'linux')('plans a rota out of the packed program', async () => {
  const { resolveRuntime } = await import('../../../scripts/runtime.mjs')
  const { ensureDisplay } = await import('../../../scripts/system.mjs')
  const { distDir } = await resolveRuntime()
  const { display, stop } = await ensureDisplay({ log: () => undefined })
  try {
    const binary = await packed(distDir)
    // No page is opened, so nothing needs the sandbox, which Electron refuses to root.
    const { stdout } = await run(binary, ['--no-sandbox', '--disable-gpu'], { env: { ...process.env, DISPLAY: display }, timeout: 60_000 })
    const found = JSON.parse(/RESULT (.*)/.exec(stdout)?.[1] ?? 'null') as { objective: number; bound: number; from: string }
    expect(found.from).toMatch(/app\.asar$/)
    expect(found.objective).toBeGreaterThanOrEqual(0)
    expect(found.bound).toBeLessThanOrEqual(found.objective)
  } finally {
    stop()
  }
})
