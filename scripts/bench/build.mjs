/** What the benchmarks run beside the packaged program: the shops' servers, code for its pages, and the floor's program. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../lib/proc.mjs'
import { hashOf, build as packageWith, programIn } from '../package.mjs'
import { resolveRuntime } from '../runtime.mjs'

const home = join(projectRoot, '.cache/bench')
const source = join(projectRoot, 'test/bench')

/**
 * @param {string} entry file under test/bench @param {'iife' | 'es' | 'node'} kind @param {string} outDir
 */
async function bundle(entry, kind, outDir) {
  const { build } = await import('vite')
  const name = entry.replace(/\.ts$/, '')
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    define: kind === 'node' ? {} : { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      ssr: kind === 'node',
      target: kind === 'node' ? 'node20' : 'chrome130',
      modulePreload: false,
      rollupOptions: {
        input: { [name]: join(source, entry) },
        external: kind === 'node' ? ['bufferutil', 'utf-8-validate'] : [],
        output: {
          format: kind === 'iife' ? 'iife' : 'es',
          entryFileNames: kind === 'node' ? '[name].mjs' : '[name].js',
          chunkFileNames: '[name].js',
        },
      },
    },
  })
}

/**
 * @typedef {object} Tools
 * @property {string} serve the servers' script
 * @property {string} inPage source text for the program's window
 * @property {string} fill source text for its engine page, which fills the cache
 * @property {string} settle source text for its engine page, which lets the index learn all that waits
 * @property {string} catchUp source text for its engine page, which writes changes
 * @property {string} inboxOrder source text for its engine page, which orders the list anew
 * @property {string} floorProgram
 * @property {string} home folder for kept profiles
 */

/**
 * Builds all of it, unless it was built from the very same files.
 * @param {{log: (line: string) => void}} options
 * @returns {Promise<Tools>}
 */
export async function benchTools({ log }) {
  const runtime = await resolveRuntime({ log })
  const output = join(home, 'floor-package')
  const tools = join(home, 'tools')
  const floorProgram = programIn(output, 'Floor')
  const stamp = join(home, 'made-of')
  const hash = await hashOf(projectRoot, ['src', 'test/bench', 'scripts/bench/build.mjs', 'package-lock.json'], runtime.distDir)
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== hash) {
    log('Building what the benchmarks run beside the program ...')
    await rm(tools, { recursive: true, force: true })
    await mkdir(tools, { recursive: true })
    await bundle('serve.ts', 'node', tools)
    await bundle('inPage.ts', 'iife', tools)
    await bundle('fill.ts', 'iife', tools)
    await bundle('catchUp.ts', 'iife', tools)
    await bundle('inboxOrder.ts', 'iife', tools)
    await bundle('settle.ts', 'iife', tools)
    const app = join(tools, 'floor')
    await bundle('enginePage.ts', 'es', join(app, 'pages'))
    await bundle('searchPage.ts', 'es', join(app, 'pages'))
    await cp(join(source, 'floor/main.cjs'), join(app, 'main.cjs'))
    for (const page of ['blank.html', 'engine.html', 'search.html']) await cp(join(source, 'floor', page), join(app, 'pages', page))
    await describeFloor(app)
    await rm(output, { recursive: true, force: true })
    await packageWith({ projectDir: app, output, kind: 'test', runtime })
    await writeFile(stamp, hash)
  }
  const text = (/** @type {string} */ name) => readFile(join(tools, `${name}.js`), 'utf8')
  const [inPage, fill, settle, catchUp, inboxOrder] = await Promise.all(['inPage', 'fill', 'settle', 'catchUp', 'inboxOrder'].map(text))
  return {
    serve: join(tools, 'serve.mjs'),
    inPage: inPage ?? '',
    fill: fill ?? '',
    settle: settle ?? '',
    catchUp: catchUp ?? '',
    inboxOrder: inboxOrder ?? '',
    floorProgram,
    home,
  }
}

/** The floor is packaged as the program is: same fuses, same archive. @param {string} app */
async function describeFloor(app) {
  const settings = await readFile(join(projectRoot, 'electron-builder.yml'), 'utf8')
  const fuses = /^electronFuses:\n(?: {2}.*\n)+/m.exec(settings)?.[0]
  if (!fuses) throw new Error('electron-builder.yml says nothing of fuses')
  const lines = ['appId: app.dragoman.floor', 'productName: Floor', 'asar: true', 'npmRebuild: false', 'files: ["**"]']
  await writeFile(join(app, 'electron-builder.yml'), `${lines.join('\n')}\n${fuses}linux:\n  executableName: floor\npublish: null\n`)
  const about = { name: 'floor', version: '1.0.0', description: 'Floor', author: 'The Dragoman authors', main: 'main.cjs' }
  await writeFile(join(app, 'package.json'), JSON.stringify(about))
}
