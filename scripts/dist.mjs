/**
 * `npm run dist`: what is shipped, for the platform it runs on, with the release fuses.
 * Arguments go to electron-builder: `npm run dist -- --linux zip tar.gz` needs nothing downloaded;
 * the installers of electron-builder.yml need tools that it fetches at their first use.
 */
import { ensureBuild } from './lib/build.mjs'
import { projectRoot, runTool } from './lib/proc.mjs'
import { describeRuntime, resolveRuntime } from './runtime.mjs'

/** @param {string} line */
const log = (line) => console.log(line)

await ensureBuild({ log })
const runtime = await resolveRuntime({ log })
log(describeRuntime(runtime))
const given = process.argv.slice(2)
const settings = [`-c.electronDist=${runtime.distDir}`, `-c.electronVersion=${runtime.version}`]
const args = ['--projectDir', projectRoot, '--publish', 'never', ...settings, ...given]
const { code } = await runTool('electron-builder/cli.js', args, { output: 'inherit' })
process.exitCode = code
