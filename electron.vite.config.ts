import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Everything is bundled, so the packaged program carries no node_modules.
 * Targets are those of the oldest runtime it is tested on (Electron 33: Chromium 130, Node 20.18).
 */
export default defineConfig({
  main: {
    plugins: [
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
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
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
    plugins: [react()],
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
