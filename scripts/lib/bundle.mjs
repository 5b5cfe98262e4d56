import { copyFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'
import { projectRoot, run } from './proc.mjs'

/**
 * Makes programs that plain Node can run of the project's TypeScript.
 * @param {Record<string, string>} entries name of the program to its file, from the project's folder
 * @param {{outDir: string, format: 'cjs' | 'mjs'}} to cjs: all packages are in it; mjs: they stay in node_modules
 */
export async function bundle(entries, { outDir, format }) {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ...(format === 'cjs' && { ssr: { noExternal: true } }),
    build: {
      ssr: true,
      outDir,
      // Another run of the same program may still read from there.
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(projectRoot, file)])),
        output: { format: format === 'cjs' ? 'cjs' : 'es', entryFileNames: `[name].${format}`, chunkFileNames: `[name]-[hash].${format}` },
      },
    },
  })
}

/**
 * Bundles test/bench/<name>.ts. @returns the program that plain Node runs
 * @param {string} name
 * @param {{solver?: boolean}} [options] `solver`: the rota's stands beside it
 */
export async function benchProgram(name, { solver = false } = {}) {
  const outDir = join(projectRoot, '.cache', name)
  /** @type {Record<string, string>} */
  const entries = { [name]: `test/bench/${name}.ts` }
  if (solver) entries.rotaSolverWorker = 'src/main/host/rotaSolverWorker.ts'
  await bundle(entries, { outDir, format: 'cjs' })
  if (solver) await copyFile(createRequire(import.meta.url).resolve('highs/runtime'), join(outDir, 'highs.wasm'))
  return join(outDir, `${name}.cjs`)
}

/**
 * Runs test/bench/<name>.ts with the words of this command; ends as it ends.
 * @param {string} name
 * @param {{node?: string[], solver?: boolean}} [options] `node`: words for Node itself
 */
export async function runBench(name, { node = [], ...options } = {}) {
  const args = [...node, await benchProgram(name, options), ...process.argv.slice(2)]
  const { code } = await run(process.execPath, args, { cwd: process.cwd(), output: 'inherit' })
  process.exitCode = code
}
