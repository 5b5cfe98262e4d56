/**
 * `npm run dist`: what is shipped, for the platform it runs on, with the release fuses.
 * Arguments go to electron-builder: `npm run dist -- --linux zip tar.gz` needs nothing downloaded
 * where 7-Zip is installed; the installers of electron-builder.yml need tools that it fetches at
 * their first use.
 */
import { existsSync } from 'node:fs'
import { ensureBuild } from './lib/build.mjs'
import { projectEnv, projectRoot, runTool } from './lib/proc.mjs'
import { describeRuntime, resolveRuntime } from './runtime.mjs'
import { ensureDebianPackages } from './system.mjs'

/** @param {string} line */
const log = (line) => console.log(line)

/** The system's 7-Zip for archives, since electron-builder's own comes by download. */
async function archiver() {
  const given = process.env.ELECTRON_BUILDER_7ZIP_PATH
  if (given || process.platform !== 'linux') return given
  const ready = await ensureDebianPackages(['7zip|p7zip-full'], { log })
  if (!ready.ok) log(`Archives need 7-Zip: ${ready.line}`)
  return ['/usr/bin/7za', '/usr/bin/7z', '/usr/bin/7zz'].find((path) => existsSync(path))
}

async function dist() {
  await ensureBuild({ log })
  const runtime = await resolveRuntime({ log })
  log(describeRuntime(runtime))
  const given = process.argv.slice(2)
  const settings = [`-c.electronDist=${runtime.distDir}`, `-c.electronVersion=${runtime.version}`]
  const args = ['--projectDir', projectRoot, '--publish', 'never', ...settings, ...given]
  const sevenZip = await archiver()
  const env = projectEnv(sevenZip ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {})
  const { code } = await runTool('electron-builder/cli.js', args, { output: 'inherit', env })
  process.exitCode = code
}

dist().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
