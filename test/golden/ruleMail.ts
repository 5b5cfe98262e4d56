/** The facts of a mail by its words alone, for judging rules. */
import type { CaseFacts } from '../../src/shared/domain/case/types'
import { type CaseRow, type caseColumns, factsOf } from './facts'

/** A mail of a customer of whom nothing else is known, ten minutes old. */
export function factsWith(text: string, language: string): CaseFacts {
  const cells: Partial<Record<(typeof caseColumns)[number], string>> = {
    channel: 'email',
    language,
    'times in': 'UTC',
    status: 'open',
    messages: `customer 2026-03-03 09:55 ${text}`,
    now: '2026-03-03 10:05',
  }
  const row: CaseRow = { where: 'rules', cell: (column) => cells[column] ?? '-', maybe: (column) => cells[column] ?? null }
  return factsOf(row)
}
