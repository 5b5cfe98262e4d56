/** How the memory's scores and the glossary's words stand against `memory.tsv` and `glossary.tsv`. */
import { fuzzyScore } from '../../../src/shared/domain/translation/fuzzy'
import { placesOf } from '../../../src/shared/domain/translation/glossary'
import { readTable } from '../table'

type Band = 'same' | 'nearly' | 'similar' | 'other'
const order: readonly Band[] = ['same', 'nearly', 'similar', 'other']
/** As translators cut percentages. */
export const bandOf = (score: number): Band => (score >= 1 ? 'same' : score >= 0.85 ? 'nearly' : score >= 0.7 ? 'similar' : 'other')

interface Count {
  right: number
  all: number
}
const shareOf = ({ right, all }: Count) => (all === 0 ? 1 : right / all)
const percent = (count: Count) => `${(100 * shareOf(count)).toFixed(1).padStart(5)} %  ${count.right}/${count.all}`

export const judgeMemory = () => {
  const byLanguage = new Map<string, Count>()
  const wrong: string[] = []
  for (const { cell } of readTable('translation/memory.tsv', ['id', 'language', 'segment', 'stored', 'band', 'note'])) {
    const [id, language, segment, stored, band, note] = [
      cell('id'),
      cell('language'),
      cell('segment'),
      cell('stored'),
      cell('band'),
      cell('note'),
    ]
    const score = fuzzyScore(segment, stored)
    const got = bandOf(score)
    const count = byLanguage.get(language) ?? { right: 0, all: 0 }
    count.all += 1
    const either = order.filter((one) => one === band || note.includes(`${one} is right`))
    if (either.includes(got)) count.right += 1
    else wrong.push(`${id} wanted ${band}, got ${got} (${score.toFixed(2)}): ${segment} ↔ ${stored}`)
    byLanguage.set(language, count)
  }
  return { byLanguage, wrong }
}
export const judgeGlossary = () => {
  const byLanguage = new Map<string, { found: Count; not: Count }>()
  const wrong: string[] = []
  for (const { cell } of readTable('translation/glossary.tsv', ['id', 'language', 'term', 'sentence', 'expected', 'note'])) {
    const [id, language, term, text, expected, note] = [
      cell('id'),
      cell('language'),
      cell('term'),
      cell('sentence'),
      cell('expected'),
      cell('note'),
    ]
    if (note.includes('either is right')) continue
    const count = byLanguage.get(language) ?? { found: { right: 0, all: 0 }, not: { right: 0, all: 0 } }
    const kind = expected === 'found' ? count.found : count.not
    kind.all += 1
    const got = placesOf(text, term, language).length > 0 ? 'found' : 'not'
    if (got === expected) kind.right += 1
    else wrong.push(`${id} wanted ${expected}: ${term} in «${text}» ${note}`)
    byLanguage.set(language, count)
  }
  return { byLanguage, wrong }
}

/** For `npm run translate:report`. `worst`: the least share right of any language, 0 to 1. */
export const memoryTable = (): { text: string; worst: number } => {
  const memory = judgeMemory()
  const glossary = judgeGlossary()
  const lines = ['Memory: band of the match (100, 85 to 99, 70 to 84, below)']
  for (const [language, count] of memory.byLanguage) lines.push(`  ${language.padEnd(6)} ${percent(count)}`)
  lines.push('Glossary: a term known again, and not where it is not')
  for (const [language, { found, not }] of glossary.byLanguage)
    lines.push(`  ${language.padEnd(6)} ${percent(found).padEnd(20)} ${percent(not)}`)
  const shares = [...memory.byLanguage.values(), ...[...glossary.byLanguage.values()].flatMap(({ found, not }) => [found, not])].map(
    shareOf,
  )
  return { text: lines.join('\n'), worst: Math.min(...shares) }
}
