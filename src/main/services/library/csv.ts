/**
 * Templates as a table: one row a body, rows of one id (or, without ids, of one shortcut) are one template.
 */
import Papa from 'papaparse'
import { guardCell, unguardCell } from '../../../shared/csvCell'
import type { Template } from '../../../shared/domain/template/types'

export const csvColumns = ['shortcut', 'title', 'locale', 'variant', 'register', 'text', 'tags', 'channels', 'source_locale', 'id'] as const
/** Other programs' names for the same. */
const aliases: Readonly<Record<string, (typeof csvColumns)[number]>> = {
  short_code: 'shortcut',
  shortcode: 'shortcut',
  code: 'shortcut',
  trigger: 'shortcut',
  name: 'title',
  content: 'text',
  body: 'text',
  message: 'text',
  replace: 'text',
  language: 'locale',
  lang: 'locale',
  labels: 'tags',
}

export const toCsv = (templates: readonly Template[]): string =>
  Papa.unparse(
    {
      fields: [...csvColumns],
      data: templates.flatMap((template) =>
        template.bodies.map((body) =>
          [
            template.shortcut,
            template.title,
            body.locale,
            body.variant,
            body.register ?? '',
            body.text,
            template.tags.join('; '),
            template.channels.join('; '),
            template.sourceLocale,
            template.id,
          ].map(guardCell),
        ),
      ),
    },
    { newline: '\r\n' },
  )

const listOf = (cell: string | undefined): string[] | undefined =>
  cell === undefined
    ? undefined
    : cell
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '')

/** What stands in the rows, as the items of a JSON file would be; `place` is the template's first line. */
export const fromCsv = (text: string, fallbackLocale: string): { item: unknown; place: string }[] => {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => {
      const plain = name.trim().toLowerCase().replaceAll(' ', '_')
      return aliases[plain] ?? plain
    },
    transform: unguardCell,
  })
  const items = new Map<string, { item: { bodies: unknown[] } & Record<string, unknown>; place: string }>()
  for (const [at, row] of data.entries()) {
    const key = row.id?.trim() || row.shortcut?.trim() || `\n${at}`
    const body = {
      locale: row.locale?.trim() || fallbackLocale,
      variant: row.variant?.trim() ?? '',
      register: row.register?.trim() || null,
      text: row.text ?? '',
    }
    const known = items.get(key)
    if (known) known.item.bodies.push(body)
    else
      items.set(key, {
        place: String(at + 1),
        item: {
          id: row.id?.trim() || undefined,
          shortcut: row.shortcut,
          title: row.title?.trim() || row.shortcut?.trim() || body.text.trim().split('\n')[0]?.slice(0, 80),
          sourceLocale: row.source_locale?.trim() || undefined,
          tags: listOf(row.tags),
          channels: listOf(row.channels),
          bodies: [body],
        },
      })
  }
  return [...items.values()]
}
