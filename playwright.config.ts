import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // Named in the summary when the second try was needed (scripts/lib/counts.mjs).
  retries: 1,
  reporter: [['list']],
})
