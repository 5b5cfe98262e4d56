/**
 * `npm run rota:rules`: how long the rota's rules take on sixty people, in plain Node. `--zones` counts what the clock changes of all
 * zones from 2020 to 2040 were checked by (`--all`: every chain of shifts, a quarter of an hour; `--seed N`).
 */
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
      input: { rotaRules: join(projectRoot, 'test/bench/rotaRules.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
})
const { code } = await run(process.execPath, [join(outDir, 'rotaRules.cjs'), ...process.argv.slice(2)], {
  cwd: projectRoot,
  output: 'inherit',
})
process.exitCode = code
