import { describe, expect, it } from 'vitest'
import { createHost } from '../../../../test/contract/host'
import { facts } from '../../../../test/templates/facts'
import { checkTemplate } from '../../../shared/domain/template/check'
import { chooseManners } from '../../../shared/domain/template/locale/manners'
import { render } from '../../../shared/domain/template/render'
import { createFiles } from '../../host/files'
import { starterTemplates } from './starter'

const languages = ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar']
const warned: string[] = []
const read = () =>
  starterTemplates(createFiles(`${process.cwd()}/resources`), { ...createHost().ports.log, warn: (event) => void warned.push(event) })

describe('the starter library', async () => {
  const templates = await read()
  it('can be read whole, in every language, under shortcuts of their own', () => {
    expect(warned).toEqual([])
    expect(templates.length).toBeGreaterThanOrEqual(10)
    expect(new Set(templates.map(({ shortcut }) => shortcut)).size).toBe(templates.length)
    for (const { title, bodies } of templates) expect(new Set(bodies.map(({ locale }) => locale)), title).toEqual(new Set(languages))
  })
  it.each(templates.map((one) => [one.shortcut, one] as const))('%s has no faults and is filled whole', (_shortcut, one) => {
    // Japanese and others say «your parcel» where English says its number: only names that are no names are faults here.
    expect(checkTemplate(one, templates).filter(({ code }) => code !== 'missingVariable')).toEqual([])
    for (const body of one.bodies) {
      const at = 1
      const full = render(
        body,
        facts({ order: { ...(facts().order as NonNullable<ReturnType<typeof facts>['order']>), deliveredAt: at } }),
        templates,
      )
      expect(full.gaps, `${one.shortcut} ${body.locale}`).toEqual([])
      expect(full.text).not.toMatch(/\{\{|\}\}|\{%|undefined|null|NaN|[\uE000-\uE006]/)
      const bare = render(body, facts({ order: null, parcel: null }), templates)
      expect(bare.text).not.toMatch(/ {2}|\( *\)|undefined|null/)
    }
  })
  it('greets in every language by its own manners', () => {
    for (const language of languages) expect(chooseManners(language, facts(), null, language === 'ar')?.salutation, language).toBeTruthy()
  })
})

it('an item or a file that cannot be read is left out alone', async () => {
  const host = createHost()
  const put = (name: string, content: unknown) =>
    host.ports.files.replace(`templates/${name}.json`, new TextEncoder().encode(JSON.stringify(content)))
  await put('a', {
    version: 1,
    templates: [{ title: 'No body' }, { title: 'Good', shortcut: ';Good One', bodies: [{ locale: 'en', text: 'x' }] }],
  })
  await put('b', { version: 2, templates: [] })
  const found = await starterTemplates(host.ports.files, host.ports.log)
  expect(found.map(({ id, shortcut }) => [id, shortcut])).toEqual([['starter~good-one', 'good-one']])
})
