import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOf } from '../package.mjs'
import { projectRoot, runTool } from './proc.mjs'

/** What vite builds from. The lock stands for the modules it bundles. */
const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/**
 * Builds out/ unless it was built from the very same files.
 * @param {{log: (line: string) => void}} options
 * @returns {Promise<boolean>} whether it was built now
 * @throws with the builder's own words when it fails
 */
export async function ensureBuild({ log }) {
  const stamp = join(projectRoot, 'out', '.built-from')
  const hash = await hashOf(projectRoot, SOURCES)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return false
  log('Building ...')
  const built = await runTool('electron-vite/bin/electron-vite.js', ['build'])
  if (built.code !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`)
  await writeFile(stamp, hash)
  return true
}
