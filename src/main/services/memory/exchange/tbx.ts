/**
 * Glossaries as TBX-Basic (ISO 30042): version 2 (`martif`, `termEntry`, `langSet`, `tig`/`ntig`) and version 3 (`tbx`, `conceptEntry`,
 * `langSec`, `termSec`) are read, version 3 in the DCA style is written. A concept's first language, or the file's own, is the
 * source; the administrative status says what is preferred, admitted or deprecated. «Not to be translated» and «upper and lower
 * case count», which TBX-Basic has no word for, stand in `projectSubset`.
 */

import { languageOf } from '../../../../shared/domain/template/choose'
import type { GlossaryTerm } from '../../../../shared/domain/translation/memoryTypes'
import { MemoryError } from '../problem'
import { codeOf, type ReadItem } from './tmx'
import { checkFile, elementsOf, encoded, type Node, readElement, textOf } from './xml'

export type ReadTerm = Pick<GlossaryTerm, 'from' | 'source' | 'targets' | 'never' | 'caseSensitive' | 'note'>

const uses: Readonly<Record<string, 'preferred' | 'allowed' | 'forbidden'>> = {
  'preferredTerm-admn-sts': 'preferred',
  preferred: 'preferred',
  preferredTerm: 'preferred',
  'standardizedTerm-admn-sts': 'preferred',
  'admittedTerm-admn-sts': 'allowed',
  admitted: 'allowed',
  admittedTerm: 'allowed',
  'deprecatedTerm-admn-sts': 'forbidden',
  'supersededTerm-admn-sts': 'forbidden',
  deprecated: 'forbidden',
  superseded: 'forbidden',
  deprecatedTerm: 'forbidden',
  notRecommended: 'forbidden',
  forbidden: 'forbidden',
}
const statuses = { preferred: 'preferredTerm-admn-sts', allowed: 'admittedTerm-admn-sts', forbidden: 'deprecatedTerm-admn-sts' } as const

const deep = (node: Node, name: RegExp): Node[] =>
  node.children.flatMap((child) => (name.test(child.name) ? [child, ...deep(child, name)] : deep(child, name)))
const statusOf = (section: Node): 'preferred' | 'allowed' | 'forbidden' | null => {
  for (const node of deep(section, /termNote$|administrativeStatus$/)) {
    const isStatus =
      node.attributes.type === 'administrativeStatus' ||
      node.attributes.type === 'normativeAuthorization' ||
      /administrativeStatus$/.test(node.name)
    const use = isStatus ? uses[textOf(node).trim()] : undefined
    if (use) return use
  }
  return null
}

const termsOf = (entry: Node, fileLanguage: string | null): ReadTerm[] => {
  const languages = deep(entry, /^(langSet|langSec)$/).map((section) => {
    const language = codeOf(section.attributes['xml:lang'] ?? section.attributes.lang ?? null)
    if (language === null) throw new MemoryError('badItem', { what: `xml:lang ${section.attributes['xml:lang'] ?? ''}`.trim() })
    const terms = deep(section, /^(tig|ntig|termSec)$/).flatMap((one) => {
      const [term] = deep(one, /^term$/)
      const text = term ? textOf(term).trim() : ''
      return text === '' ? [] : [{ text, use: statusOf(one) }]
    })
    return { language, terms }
  })
  const withTerms = languages.filter(({ terms }) => terms.length > 0)
  const source = (fileLanguage && withTerms.find(({ language }) => languageOf(language) === languageOf(fileLanguage))) || withTerms[0]
  if (!source) throw new MemoryError('badItem', { what: '<term>' })
  const subsets = deep(entry, /^(admin|projectSubset)$/).filter(
    ({ name, attributes }) => name !== 'admin' || attributes.type === 'projectSubset',
  )
  const marks = subsets.flatMap((node) => textOf(node).split(/\s+/))
  const never = marks.includes('do-not-translate')
  const targets = withTerms
    .filter((one) => one !== source)
    .flatMap(({ language, terms }) =>
      terms.map(({ text, use }, at) => ({ to: language, text, use: use ?? (at === 0 ? ('preferred' as const) : ('allowed' as const)) })),
    )
  if (!never && targets.length === 0) throw new MemoryError('badItem', { what: '<langSet>' })
  const note = deep(entry, /^note$/)
    .map((node) => textOf(node).trim())
    .join('\n')
    .slice(0, 500)
  // What is deprecated in the source language is still met there, and said in the same way.
  return source.terms.map(({ text }) => ({
    from: source.language,
    source: text,
    targets: never ? [] : targets,
    never,
    caseSensitive: marks.includes('case-sensitive'),
    note,
  }))
}

/** Throws MemoryError `badItem` where the whole is no TBX or defines entities. */
export function* readTbx(text: string): Generator<ReadItem<ReadTerm> & { done: number }> {
  const root = checkFile(text, ['martif', 'tbx'])
  const fileLanguage = codeOf(/xml:lang\s*=\s*["']([^"']*)["']/.exec(root)?.[1] ?? null)
  const name = root.startsWith('<tbx') && /<conceptEntry[\s>]/.test(text) ? 'conceptEntry' : 'termEntry'
  let read = 0
  for (const { xml, at } of elementsOf(text, name)) {
    read += xml.length
    const done = Math.min(1, read / text.length)
    const place = `${name} ${at}`
    try {
      yield { place, items: termsOf(readElement(xml), fileLanguage), done }
    } catch (error) {
      if (!(error instanceof MemoryError)) throw error
      yield { place, problem: error, done }
    }
  }
}

export function* writeTbx(terms: Iterable<GlossaryTerm>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader><fileDesc><sourceDesc><p>Dragoman</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n'
  let number = 0
  for (const { from, source, targets, never, caseSensitive, note } of terms) {
    number += 1
    const marks = [never ? 'do-not-translate' : '', caseSensitive ? 'case-sensitive' : ''].filter(Boolean).join(' ')
    const section = (term: string, use: keyof typeof statuses | null) =>
      `<termSec><term>${encoded(term)}</term>${use ? `<termNote type="administrativeStatus">${statuses[use]}</termNote>` : ''}</termSec>`
    const byLanguage = new Map<string, string>([[from, section(source, null)]])
    for (const { to, text, use } of targets) byLanguage.set(to, (byLanguage.get(to) ?? '') + section(text, use))
    yield `<conceptEntry id="c${number}">${marks ? `<admin type="projectSubset">${marks}</admin>` : ''}${note ? `<note>${encoded(note)}</note>` : ''}${[...byLanguage].map(([language, terms]) => `<langSec xml:lang="${encoded(language)}">${terms}</langSec>`).join('')}</conceptEntry>\n`
  }
  yield '</body></text>\n</tbx>\n'
}
