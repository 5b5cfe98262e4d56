/** Reads the golden tables: tab-separated, first line the columns, `-` for «nothing», lines that begin with `#` are for the reader. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname

export interface Row<Column extends string> {
  /** `hours.tsv:12`, for messages about a bad row. */
  where: string
  cell: (column: Column) => string
  /** The cell, or null where it holds `-`. */
  maybe: (column: Column) => string | null
}

/**
 * Reads one table strictly: a wrong column, an empty cell or a missing one is an error that names its line.
 * @param name path under test/golden
 */
export function readTable<const Column extends string>(name: string, columns: readonly Column[]): Row<Column>[] {
  const lines = readFileSync(join(here, name), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const rows: Row<Column>[] = []
  let headed = false
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const where = `${name}:${index + 1}`
    // Spreadsheets put quotes around a cell that holds quotes or line ends, and double those within.
    const cells = line
      .split('\t')
      .map((cell) => (/^".*"$/.test(cell.trim()) ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell).trim())
    if (!headed) {
      if (cells.join('\t') !== columns.join('\t')) throw new Error(`${where}: the columns must be ${columns.join(', ')}`)
      headed = true
      continue
    }
    if (cells.length !== columns.length) throw new Error(`${where}: ${cells.length} cells where ${columns.length} belong`)
    for (const [at, cell] of cells.entries())
      if (cell === '') throw new Error(`${where}: the cell under «${columns[at]}» is empty; write - for nothing`)
    const cell = (column: Column): string => cells[columns.indexOf(column)] ?? ''
    rows.push({ where, cell, maybe: (column) => (cell(column) === '-' ? null : cell(column)) })
  }
  if (!headed) throw new Error(`${name}: no line with the columns`)
  return rows
}

/** Names of the tables in a folder under test/golden, sorted. */
export function tablesIn(folder: string): string[] {
  return readdirSync(join(here, folder))
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => `${folder}/${name}`)
}

/** Splits `one | two`, trimmed; null gives none. */
export function listed(cell: string | null, by = '|'): string[] {
  return cell === null ? [] : cell.split(by).map((part) => part.trim())
}

/** A word of a closed list, or an error that shows the list. */
export function oneOf<const T extends string>(word: string, words: readonly T[], what: string): T {
  const found = words.find((known) => known === word)
  if (found === undefined) throw new Error(`«${word}» is no ${what}; known: ${words.join(', ')}`)
  return found
}

/** `first reply` is how a table writes `firstReply`. */
export function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
