/** `npm run check:walls`: every file of src against the walls; exit 1 and a line for each breach. */
import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { breaches } from './walls/check.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const files = readdirSync(join(root, 'src'), { recursive: true })
  .map((name) => `src/${String(name).replaceAll('\\', '/')}`)
  .filter((name) => /\.(tsx?|css)$/.test(name))
const found = files.flatMap((file) => breaches(root, file))
for (const { rule, file, found: what, why } of found) console.log(`${file}: ${rule}: ${what} (${why})`)
console.log(`walls: ${files.length} files, ${found.length} breaches`)
process.exit(found.length > 0 ? 1 : 0)
