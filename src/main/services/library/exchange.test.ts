import { describe, expect, it } from 'vitest'
import { template } from '../../../../test/templates/facts'
import type { TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import { exportText, readImport } from './exchange'

const read = async (format: 'json' | 'csv', text: string, there: readonly Template[] = [], owner: Template['owner'] = 'personal') => {
  let made = 0
  const { report, changes } = await readImport(format, text, {
    owner,
    now: 50,
    fallbackLocale: 'de',
    get: (id) => there.find((one) => one.id === id),
    byShortcut: (shortcut) => there.filter((one) => one.shortcut === shortcut),
    newId() {
      made += 1
      return `new${made}` as TemplateId
    },
    rest: async () => undefined,
  })
  return { report, templates: [...changes.values()] }
}
const nasty = template({
  title: '=HYPERLINK("http://x")',
  tags: ['a', 'b c'],
  channels: ['whatsapp', 'email'],
  bodies: [
    ['en', '+1 "quoted", comma\nline two; {{ order.number }}'],
    ['ja', "'=1+1 ご注文"],
    ['ar', '-شكرًا'],
  ],
})

describe.each(['json', 'csv'] as const)('%s', (format) => {
  it('comes back as it went', async () => {
    const { report, templates } = await read(format, exportText(format, [nasty]))
    expect(report).toEqual({ added: 1, changed: 0, same: 0, problems: [] })
    const plain = ({ title, shortcut, tags, channels, sourceLocale, bodies }: Template) => ({
      title,
      shortcut,
      tags,
      channels,
      sourceLocale,
      texts: bodies.map(({ locale, text }) => [locale, text]),
    })
    expect(plain(templates[0] as Template)).toEqual(plain(nasty))
  })
  it('says «same» where nothing differs, and «changed» where one body does', async () => {
    expect((await read(format, exportText(format, [nasty]), [nasty])).report).toMatchObject({ same: 1, changed: 0, added: 0 })
    const other = { ...nasty, bodies: nasty.bodies.map((body) => (body.locale === 'ja' ? { ...body, text: 'x' } : body)) }
    const { report, templates } = await read(format, exportText(format, [other]), [nasty])
    expect(report).toMatchObject({ same: 0, changed: 1 })
    expect(templates[0]?.bodies.map(({ updatedAt }) => updatedAt)).toEqual([1, 50, 1])
  })
  it('never writes over another owner’s', async () => {
    const { templates } = await read(format, exportText(format, [nasty]), [{ ...nasty, owner: 'starter' }])
    expect([templates[0]?.id, templates[0]?.owner]).toEqual(['new1', 'personal'])
  })
})

describe('json', () => {
  it('names each bad item and takes the rest', async () => {
    const items = [
      { title: 'A', bodies: [] },
      7,
      { title: 'B', shortcut: ';B one', bodies: [{ locale: 'en', text: 'x' }] },
      { title: 'C', shortcut: 'b-one', bodies: [{ locale: 'en', text: 'y' }] },
      {
        title: 'D',
        bodies: [
          { locale: 'en', text: 'x' },
          { locale: 'en', text: 'y' },
        ],
      },
    ]
    const { report, templates } = await read('json', JSON.stringify({ version: 1, templates: items }))
    expect(templates.map(({ shortcut, owner }) => [shortcut, owner])).toEqual([['b-one', 'personal']])
    expect(report.problems.map(({ place, problem }) => [place, problem.code])).toEqual([
      ['1', 'badItem'],
      ['2', 'badItem'],
      ['4', 'shortcutTaken'],
      ['5', 'badItem'],
    ])
  })
  it.each(['{', '{"version":2,"templates":[]}', 'null'])('refuses %s as a whole', async (text) => {
    await expect(read('json', text)).rejects.toMatchObject({ problem: { code: 'badItem' } })
  })
  it('keeps what was older than its source older', async () => {
    const from = template({
      bodies: [
        ['en', 'A'],
        ['de', 'B'],
      ],
    })
    const stale = { ...from, bodies: from.bodies.map((body) => (body.locale === 'en' ? { ...body, updatedAt: 9_000 } : body)) }
    const { templates } = await read('json', exportText('json', [stale]))
    const [source, german] = templates[0]?.bodies ?? []
    expect((german?.basedOn ?? 0) < (source?.updatedAt ?? 0)).toBe(true)
  })
})

describe('csv', () => {
  it('has no cell that a spreadsheet would carry out', () => {
    for (const line of exportText('csv', [nasty]).split('\r\n').slice(1)) expect(line).not.toMatch(/(^|,)"?[=+\-@]/)
  })
  it('reads other programs’ columns, keeps bodies that are not named, and puts rows together', async () => {
    const text = '\uFEFFShort Code,Content,Language\nhi,Hello,en\nhi,Hallo,\nbye,Bye,en\n'
    const { report, templates } = await read('csv', text, [template({ shortcut: 'bye', bodies: [['ja', 'さようなら']] })])
    expect(report).toMatchObject({ added: 1, changed: 1, problems: [] })
    expect(templates.map((one) => [one.shortcut, one.bodies.map(({ locale, text: said }) => `${locale} ${said}`)])).toEqual([
      ['hi', ['en Hello', 'de Hallo']],
      ['bye', ['ja さようなら', 'en Bye']],
    ])
  })
})
