/**
 * How well the language of short messages is told, by the examples in `detect/`: each second row was used while the words were
 * put together (`tuned`), the others only for the figure (`judged`).
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeDetect } from '../../../src/renderer/engine/language/detect'
import { readTable as languageTable } from '../../../src/renderer/engine/language/readTable'
import { languageOfMessage } from '../../../src/shared/domain/language/message'
import { sameLanguage } from '../../../src/shared/domain/translation/languages'
import { readTable } from '../table'

export interface Told {
  table: string
  id: string
  text: string
  prior: string | null
  expected: string
  found: string | null
  right: boolean
  /** Stands in the half that nobody tuned by. */
  judged: boolean
}

const isRight = (expected: string, found: string | null): boolean => {
  if (expected === '?') return true
  if (expected === 'none') return found === null
  return found !== null && sameLanguage(expected, found)
}

export const detectAll = (): Told[] => {
  const detect = makeDetect(languageTable())
  const names = readdirSync(join(import.meta.dirname, 'detect')).filter((name) => name.endsWith('.tsv'))
  return names.sort().flatMap((name) =>
    readTable(`translation/detect/${name}`, ['id', 'text', 'prior', 'expected']).map((row, at): Told => {
      const [text, prior, expected] = [row.cell('text'), row.maybe('prior'), row.cell('expected')]
      const found = languageOfMessage(text, detect, prior)
      return {
        table: name.slice(0, -4),
        id: row.cell('id'),
        text,
        prior,
        expected,
        found,
        right: isRight(expected, found),
        judged: at % 2 === 0,
      }
    }),
  )
}

const share = (told: readonly Told[]): number => told.filter(({ right }) => right).length / Math.max(1, told.length)

/** A table to print, and the worst language's share among the judged (0 to 1). */
export const detectTable = (): { text: string; worst: number; all: number } => {
  const told = detectAll()
  const tables = [...new Set(told.map(({ table }) => table))]
  const lines = tables.map((table) => {
    const own = told.filter((one) => one.table === table)
    const [judged, tuned] = [own.filter((one) => one.judged), own.filter((one) => !one.judged)]
    return { table, judged: share(judged), tuned: share(tuned), count: judged.length }
  })
  const judged = told.filter((one) => one.judged)
  const text = [
    'language   judged  tuned  messages judged',
    ...lines.map(
      (line) =>
        `${line.table.padEnd(10)} ${(line.judged * 100).toFixed(1).padStart(6)} ${(line.tuned * 100).toFixed(1).padStart(6)}  ${line.count}`,
    ),
    `all        ${(share(judged) * 100).toFixed(1).padStart(6)}         ${judged.length}`,
  ].join('\n')
  return { text, worst: Math.min(...lines.map((line) => line.judged)), all: share(judged) }
}
