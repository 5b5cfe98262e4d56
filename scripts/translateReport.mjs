/**
 * `npm run translate:report [-- --open-failures] [--no-apertium]`: how well languages are detected, what of the facts is found and
 * what they live through (a double that mangles placeholders, and the real Apertium where it is installed), how often differences
 * are told for nothing, what the memory and the glossary find. Ends with 1 below the floors of the tests. Failing lines are shown
 * of the open halves alone.
 */
import { printReport } from './lib/testReport.mjs'

await printReport('TRANSLATION_REPORT', {
  file: 'translation.txt',
  tests: ['--no-file-parallelism', 'test/golden/translation', 'test/golden/detect.test.ts'],
  env: {
    TRANSLATION_FAILURES: process.argv.includes('--open-failures') ? 'open' : '',
    TRANSLATION_APERTIUM: process.argv.includes('--no-apertium') ? '' : 'yes',
  },
})
