import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectEnv, projectRoot, runTool } from './proc.mjs'

/**
 * Runs tests that write what they measured into a file, and prints that. Ends as the tests end: with 1 below their floors.
 * @param {string} variable environment variable by which the tests are told the file
 * @param {{file: string, tests: string[], env?: NodeJS.ProcessEnv}} options `tests`: words for the test runner
 */
export async function printReport(variable, { file, tests, env = {} }) {
  const folder = join(projectRoot, '.cache/reports')
  const report = join(folder, file)
  await mkdir(folder, { recursive: true })
  await rm(report, { force: true })
  const args = ['run', '--project', 'contract', '--reporter=dot', ...tests]
  const { code, stdout, stderr } = await runTool('vitest/vitest.mjs', args, { env: projectEnv({ [variable]: report, ...env }) })
  const said = stdout + stderr
  // Without a report the tables could not even be read: what the runner said is all there is.
  console.log(await readFile(report, 'utf8').catch(() => said))
  if (code !== 0) {
    const failed = said.match(/FAIL.*|AssertionError.*/g)?.join('\n') ?? said
    console.log(`Below the floors, or examples that cannot be read:\n${failed}`)
  }
  process.exitCode = code
}
