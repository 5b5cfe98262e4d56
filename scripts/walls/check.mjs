/** Reads imports as the parser sees them (values, types, re-exports, dynamic ones) and holds them against the rules. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'
import { ResolverFactory } from 'oxc-resolver'
import { importRules, wordRules } from './rules.mjs'

const resolver = new ResolverFactory({
  extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json', '.css'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
})

/** @param {string} file name, for its language @param {string} text */
export function importsOf(file, text) {
  const { module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const names = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : []))),
    ...module.dynamicImports.flatMap((found) => {
      const said = text.slice(found.moduleRequest.start, found.moduleRequest.end)
      return /^['"`]/.test(said) ? [said.slice(1, -1)] : []
    }),
  ]
  return [...new Set(names)]
}

/**
 * Where an import leads: a path of the project, or the package's or node module's own name.
 * @param {string} root @param {string} file @param {string} name
 */
function targetOf(root, file, name) {
  if (!name.startsWith('.')) return name
  const bare = name.replace(/\?.*$/, '')
  const found = resolver.sync(dirname(join(root, file)), bare).path ?? join(root, dirname(file), bare)
  return relative(root, found).split(sep).join('/')
}

/**
 * @param {string} root @param {string} file path below root @param {string} [as] judged as if it stood there (fixtures)
 * @returns {{rule: string, why: string, file: string, found: string}[]}
 */
export function breaches(root, file, as = file) {
  const text = readFileSync(join(root, file), 'utf8')
  const found = []
  for (const rule of wordRules) {
    if (!rule.from.test(as) || rule.but?.test(as)) continue
    const hit = rule.word.exec(text)
    if (hit) found.push({ rule: rule.name, why: rule.why, file: as, found: hit[0].trim() })
  }
  if (!/\.tsx?$/.test(file)) return found
  for (const name of importsOf(file, text)) {
    const target = targetOf(root, as, name)
    for (const rule of importRules) {
      if (!rule.from.test(as) || rule.but?.test(as)) continue
      if (rule.to(target, as)) found.push({ rule: rule.name, why: rule.why, file: as, found: target })
    }
  }
  return found
}
