/**
 * `npm run rota:report`: the generator on the demo team over four weeks: coverage, fairness, rules broken, its time and value beside
 * plain HiGHS on the whole model, and repairs after sick calls. `--seconds N` (30), `--plain N` (60), `--from DATE`, `--days N`.
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
        rotaReport: join(projectRoot, 'test/bench/rotaReport.ts'),
        rotaSolverWorker: join(projectRoot, 'src/main/host/rotaSolverWorker.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
})
await copyFile(createRequire(import.meta.url).resolve('highs/runtime'), join(outDir, 'highs.wasm'))
const { code } = await run(process.execPath, [join(outDir, 'rotaReport.cjs'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  output: 'inherit',
})
process.exitCode = code
