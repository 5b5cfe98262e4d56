/**
 * `npm run rota:bench -- FILE…`: plans instances of the public Shift Scheduling Benchmark. One line a file on stdout,
 * `<file name> <objective> <bound> <seconds>`, all else on stderr. `--seconds N` (600), `--seed N`, `--verbose`,
 * `--one-piece` (HiGHS on the whole model), `--generate FOLDER` (instances of the public ones' shape), `--repair` (sixty people, a
 * sick call, four times).
 */
import { copyFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'
import { projectRoot, run } from './lib/proc.mjs'

const outDir = join(projectRoot, '.cache/rota')
await build({
  root: projectRoot,
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    rollupOptions: {
      input: {
        rotaBench: join(projectRoot, 'test/bench/rotaBench.ts'),
        rotaSolverWorker: join(projectRoot, 'src/main/host/rotaSolverWorker.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
})
await copyFile(createRequire(import.meta.url).resolve('highs/runtime'), join(outDir, 'highs.wasm'))
const { code } = await run(process.execPath, [join(outDir, 'rotaBench.cjs'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  output: 'inherit',
})
process.exitCode = code
