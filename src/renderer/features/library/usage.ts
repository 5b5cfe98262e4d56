/** How often each template was taken, as a table. */
import type { TemplateHit } from '../../../shared/domain/template/types'
import { calls } from '../../bridge/deskStore'
import { noFilters } from './store'
import { queryOf } from './useRows'

const SLICE = 200

// A spreadsheet takes these first signs for a formula (OWASP, CSV Injection).
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** `lastUsedAt` in UTC, ISO 8601; empty where it was never taken. */
export const usageCsv = (hits: readonly Pick<TemplateHit, 'title' | 'shortcut' | 'owner' | 'uses' | 'usedAt'>[]): string =>
  [
    ['title', 'shortcut', 'owner', 'uses', 'last_used_utc'],
    ...hits.map(({ title, shortcut, owner, uses, usedAt }) => [
      title,
      shortcut,
      owner,
      String(uses),
      usedAt === null ? '' : new Date(usedAt).toISOString(),
    ]),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')

/** All of them, the most used first. */
export const readUsage = async (): Promise<TemplateHit[]> => {
  const hits: TemplateHit[] = []
  for (;;) {
    const page = await calls().library.search({ ...queryOf(noFilters, null), overview: false, limit: SLICE, offset: hits.length })
    hits.push(...page.hits)
    if (page.hits.length === 0 || hits.length >= page.total) break
  }
  return hits.sort((a, b) => b.uses - a.uses || (b.usedAt ?? 0) - (a.usedAt ?? 0))
}
