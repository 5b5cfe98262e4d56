import { defineConfig } from 'vitest/config'

const node = { environment: 'node' as const, testTimeout: 20_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { ...node, name: 'unit', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.mjs'] } },
      { test: { ...node, name: 'contract', include: ['test/{contract,demo,golden,rota,sync,walls,security}/**/*.test.ts'] } },
      { test: { ...node, name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          ...node,
          name: 'real',
          include: ['test/real/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
