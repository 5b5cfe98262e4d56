/**
 * Facts through the real Apertium (Debian's apertium with its pairs) and back: English and Spanish both ways, French to Spanish.
 * The program itself on one pipe, as the service behind APY runs it; the adapter is tried against APY in test/real/apertium.
 */
import { spawnSync } from 'node:child_process'
import { factsIn } from '../../../src/shared/domain/translation/facts'
import { hideFacts, restoreFacts } from '../../../src/shared/domain/translation/placeholders'
import { type FactLanguage, factRows } from './judgeFacts'

const directions: readonly { mode: string; language: FactLanguage }[] = [
  { mode: 'eng-spa', language: 'en' },
  { mode: 'spa-eng', language: 'es' },
  { mode: 'fr-es', language: 'fr' },
]

export interface ApertiumSum {
  mode: string
  sentences: number
  private: number
  kept: number
  told: number
  silent: number
  /** Numbers, dates and amounts that left as they are. */
  let_: number
  letFound: number
}

const modes = (): Set<string> => {
  const { stdout, error } = spawnSync('apertium', ['-l'], { encoding: 'utf8', timeout: 10_000 })
  return new Set(error ? [] : stdout.split(/\s+/))
}

/** One sum a direction that is installed; none where Apertium is not. */
export const judgeApertium = (): ApertiumSum[] => {
  const installed = modes()
  return directions.flatMap(({ mode, language }) => {
    if (!installed.has(mode)) return []
    const given = factRows(language).flatMap((row) => {
      const hidden = hideFacts(row.text, factsIn(row.text, row.known), ['date', 'amount'], 'plain')
      return hidden.facts.length === 0 || row.text.includes('\n') ? [] : [{ text: row.text, hidden }]
    })
    // Through `cat`, for it opens its input by name and a socket has none. One sentence a paragraph: rules of grammar look over a line's end.
    const { stdout } = spawnSync('sh', ['-c', 'cat | apertium -u "$0"', mode], {
      encoding: 'utf8',
      input: `${given.map(({ hidden }) => hidden.text).join('\n\n')}\n`,
      timeout: 120_000,
    })
    const answers = stdout.trimEnd().split('\n\n')
    if (answers.length !== given.length) throw new Error(`${mode}: ${answers.length} answers to ${given.length} sentences`)
    const sum: ApertiumSum = { mode, sentences: given.length, private: 0, kept: 0, told: 0, silent: 0, let_: 0, letFound: 0 }
    given.forEach(({ hidden }, at) => {
      const back = restoreFacts(answers[at] ?? '', hidden)
      for (const value of new Set(hidden.facts.flatMap((fact) => (fact.mark === null ? [] : [fact.value])))) {
        sum.private += 1
        if (back.text.split(value).length > hidden.facts.filter((fact) => fact.value === value && fact.mark !== null).length) sum.kept += 1
        else if (back.troubles.length > 0) sum.told += 1
        else sum.silent += 1
      }
      const left = hidden.facts.filter(({ mark }) => mark === null)
      sum.let_ += left.length
      sum.letFound +=
        left.length -
        back.troubles.filter((trouble) => trouble.type !== 'invented' && left.some(({ value }) => value === trouble.value)).length
    })
    return [sum]
  })
}
