import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * V8 keeps the text of every file it runs, at two bytes a letter for the whole file as soon as one letter stands outside
 * of Latin-1. Where such letters are few they are written as escapes, which mean the same in strings, templates and patterns.
 */
const oneByteText = {
  name: 'one-byte-text',
  generateBundle(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk' || part.code === undefined) continue
      const wide = part.code.match(/[\u0100-\uffff]/g)?.length ?? 0
      if (wide === 0 || wide * 5 > part.code.length) continue
      part.code = part.code.replace(/(\\*)([\u0100-\uffff])/g, (_all, before: string, letter: string) => {
        // An escaped letter means the letter itself.
        const kept = before.length % 2 === 1 ? before.slice(1) : before
        return `${kept}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
      })
    }
  },
}

/**
 * Everything is bundled, so the packaged program carries no node_modules.
 * Targets are those of the oldest runtime it is tested on (Electron 33: Chromium 130, Node 20.18).
 */
export default defineConfig({
  main: {
    plugins: [
      oneByteText,
      {
        // The rota's solver reads it beside its thread's file.
        name: 'highs-wasm',
        generateBundle() {
          const source = readFileSync(createRequire(resolve('package.json')).resolve('highs/runtime'))
          this.emitFile({ type: 'asset', fileName: 'highs.wasm', source })
        },
      },
    ],
    build: {
      externalizeDeps: false,
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          scryptWorker: resolve('src/main/host/scryptWorker.ts'),
          rotaSolverWorker: resolve('src/main/host/rotaSolverWorker.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Half the text to read and to keep; names stay, since they stand in what is logged.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
        external: ['electron', 'bufferutil', 'utf-8-validate'],
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node20.18',
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), oneByteText],
    build: {
      target: 'chrome130',
      // Half as much to read and parse at each start.
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          engine: resolve('src/renderer/engine.html'),
          quick: resolve('src/renderer/quick.html'),
        },
      },
    },
  },
})
