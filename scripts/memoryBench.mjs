/** `npm run memory:bench`: see test/bench/memoryBench.ts. */
import { join } from 'node:path'
import { build } from 'vite'
import { projectRoot, run } from './lib/proc.mjs'

const outDir = join(projectRoot, '.cache/memoryBench')
await build({
  root: projectRoot,
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    minify: false,
    target: 'node20',
    rollupOptions: { input: join(projectRoot, 'test/bench/memoryBench.ts'), output: { format: 'cjs', entryFileNames: 'memoryBench.cjs' } },
  },
})
const args = ['--expose-gc', join(outDir, 'memoryBench.cjs'), ...process.argv.slice(2)]
const { code } = await run(process.execPath, args, { cwd: process.cwd(), output: 'inherit' })
process.exitCode = code
