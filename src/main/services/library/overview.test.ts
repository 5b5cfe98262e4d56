import { expect, it } from 'vitest'
import { template } from '../../../../test/templates/facts'
import type { TemplateQuery } from '../../../shared/contract/library'
import type { ShopId, TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import { createCatalog } from './catalog'

const query = (more: Partial<TemplateQuery>): TemplateQuery => ({
  text: '',
  shortcut: false,
  shopId: null,
  backendId: null,
  channel: null,
  locale: null,
  tag: null,
  owner: null,
  approvedOnly: false,
  limit: 20,
  offset: 0,
  ...more,
})
/** Written at 100 in English; the German body was last looked at then. */
const made = (id: string, changedAt: number, languages: string[] = ['de']): Template => {
  const base = template({ bodies: [['en', `${id} source`], ...languages.map((locale) => [locale, `${id} ${locale}`] as [string, string])] })
  return {
    ...base,
    id: id as TemplateId,
    title: id,
    shortcut: id,
    sourceLocale: 'en',
    bodies: base.bodies.map((body) => ({
      ...body,
      updatedAt: body.locale === 'en' ? changedAt : 100,
      basedOn: body.locale === 'en' ? null : 100,
    })),
  }
}
const catalog = () => {
  const all = createCatalog({ now: () => 1_000, shopLanguages: () => [] })
  all.set(made('fresh', 100, ['de', 'ja']))
  all.set(made('old', 500, ['fr', 'de']))
  all.set(made('other', 100, ['it']))
  return all
}

it('lists what has a language, by its primary code', () => {
  const { hits, total } = catalog().search(query({ language: 'de-AT' }))
  expect([hits.map(({ id }) => id).sort(), total]).toEqual([['fresh', 'old'], 2])
  expect(hits.every(({ locale }) => locale === 'de')).toBe(true)
})
it('lists what is older than its source, by the older body', () => {
  const { hits, total } = catalog().search(query({ staleOnly: true }))
  expect([hits.map(({ id, locale, staleSince }) => [id, locale, staleSince]), total]).toEqual([[['old', 'fr', 500]], 1])
})
it('says all languages where an overview is asked for, and only there', () => {
  const [hit] = catalog().search(query({ overview: true, text: 'old' })).hits
  expect([hit?.locales, hit?.staleLocales]).toEqual([
    ['en', 'fr', 'de'],
    ['fr', 'de'],
  ])
  expect(catalog().search(query({ text: 'old' })).hits[0]).not.toHaveProperty('locales')
})
it('offers what is offered where the agent writes, also after it was changed, taken away or used, letter after letter', async () => {
  const all = catalog()
  const ids = (more: Partial<TemplateQuery>) => all.search(query(more)).hits.map(({ id }) => id)
  const here = { shopId: 'a' as ShopId, locale: 'de' }
  expect(ids({ ...here, text: 'o' })).toEqual(['old', 'other'])
  all.set({ ...made('old', 500, ['de']), shopIds: ['b' as ShopId] })
  all.set(made('odd', 100, ['de']))
  expect(ids({ ...here, text: 'o' })).toEqual(['odd', 'other'])
  expect(ids({ ...here, shopId: 'b' as ShopId, text: 'o' })).toEqual(['old', 'odd', 'other'])
  all.setUse('other', { count: 9, at: 1_000 })
  expect(ids({ ...here, text: 'o' })).toEqual(['other', 'odd'])
  all.drop('odd')
  expect(ids({ ...here, text: 'o' })).toEqual(['other'])
  await all.rebuild(async () => undefined)
  expect(ids({ ...here, text: 'o' })).toEqual(['other'])
  expect(ids({ ...here, text: 'ot' })).toEqual(['other'])
})
