/**
 * `npm run guard:report [-- --open-failures] [--languages=de,fr]`: precision and recall of the guard by check and language, on the open and on the
 * frozen half of its examples. Ends with 1 below the floors of test/golden/guard/report.test.ts. Failing lines are shown of
 * the open half alone.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectEnv, projectRoot, runTool } from './lib/proc.mjs'

const folder = join(projectRoot, '.cache/reports')
const report = join(folder, 'guard.txt')
await mkdir(folder, { recursive: true })
await rm(report, { force: true })
const failures = process.argv.includes('--open-failures') ? 'open' : ''
const languages = process.argv.find((word) => word.startsWith('--languages='))?.slice('--languages='.length) ?? ''
const args = ['run', '--project', 'contract', '--reporter=dot', 'test/golden/guard/report.test.ts', 'test/golden/guard/speed.test.ts']
const { code, stdout, stderr } = await runTool('vitest/vitest.mjs', args, {
  env: projectEnv({ GUARD_REPORT: report, GUARD_FAILURES: failures, GUARD_LANGUAGES: languages }),
})
// Without a report the tables could not even be read: what the runner said is all there is.
console.log(await readFile(report, 'utf8').catch(() => stdout + stderr))
if (code !== 0)
  console.log(
    `Below the floors, or examples that cannot be read:\n${(stdout + stderr).match(/FAIL.*|AssertionError.*/g)?.join('\n') ?? stdout + stderr}`,
  )
process.exitCode = code
