/**
 * `npm run translate:report [-- --open-failures] [--no-apertium]`: how well languages are detected, what of the facts is found and
 * what they live through (a double that mangles placeholders, and the real Apertium where it is installed), how often differences
 * are told for nothing, what the memory and the glossary find. Ends with 1 below the floors of the tests. Failing lines are shown
 * of the open halves alone.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectEnv, projectRoot, runTool } from './lib/proc.mjs'

const folder = join(projectRoot, '.cache/reports')
const report = join(folder, 'translation.txt')
await mkdir(folder, { recursive: true })
await rm(report, { force: true })
const failures = process.argv.includes('--open-failures') ? 'open' : ''
const apertium = process.argv.includes('--no-apertium') ? '' : 'yes'
const args = [
  'run',
  '--project',
  'contract',
  '--reporter=dot',
  '--no-file-parallelism',
  'test/golden/translation',
  'test/golden/detect.test.ts',
]
const { code, stdout, stderr } = await runTool('vitest/vitest.mjs', args, {
  env: projectEnv({ TRANSLATION_REPORT: report, TRANSLATION_FAILURES: failures, TRANSLATION_APERTIUM: apertium }),
})
// Without a report the tables could not even be read: what the runner said is all there is.
console.log(await readFile(report, 'utf8').catch(() => stdout + stderr))
if (code !== 0)
  console.log(
    `Below the floors, or examples that cannot be read:\n${(stdout + stderr).match(/FAIL.*|AssertionError.*/g)?.join('\n') ?? stdout + stderr}`,
  )
process.exitCode = code
