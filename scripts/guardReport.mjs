/**
 * `npm run guard:report [-- --open-failures] [--languages=de,fr]`: precision and recall of the guard by check and language, on the open and on the
 * frozen half of its examples. Ends with 1 below the floors of test/golden/guard/report.test.ts. Failing lines are shown of
 * the open half alone.
 */
import { printReport } from './lib/testReport.mjs'

await printReport('GUARD_REPORT', {
  file: 'guard.txt',
  tests: ['test/golden/guard/report.test.ts', 'test/golden/guard/speed.test.ts'],
  env: {
    GUARD_FAILURES: process.argv.includes('--open-failures') ? 'open' : '',
    GUARD_LANGUAGES: process.argv.find((word) => word.startsWith('--languages='))?.slice('--languages='.length) ?? '',
  },
})
