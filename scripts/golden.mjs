/** `npm run golden`: judges clocks, «thanks» and rules by the tables in test/golden and says in plain words what holds and what does not. */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectEnv, projectRoot, runTool } from './lib/proc.mjs'

const folder = join(projectRoot, '.cache/reports')
const report = join(folder, 'golden.txt')
await mkdir(folder, { recursive: true })
await rm(report, { force: true })
const args = ['run', '--project', 'contract', '--reporter=dot', 'test/golden']
const { code, stdout, stderr } = await runTool('vitest/vitest.mjs', args, { env: projectEnv({ GOLDEN_REPORT: report }) })
// Without a report the tables could not even be read: what the runner said is all there is.
console.log(await readFile(report, 'utf8').catch(() => stdout + stderr))
process.exitCode = code
