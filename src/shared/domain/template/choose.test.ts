import { describe, expect, it } from 'vitest'
import { template } from '../../../../test/templates/facts'
import { chooseBody } from './choose'

const of = (locales: readonly string[], sourceLocale = 'en') =>
  template({ sourceLocale, bodies: locales.map((locale) => [locale, locale]) })

describe('chooseBody', () => {
  it.each<[readonly string[], string | null, readonly string[], string, boolean]>([
    [['en', 'de', 'de-AT'], 'de-AT', [], 'de-AT', false],
    [['en', 'de'], 'de-CH', [], 'de', false],
    [['en', 'de-AT', 'de'], 'de-CH', [], 'de', false],
    [['en', 'pt-BR'], 'pt-PT', [], 'pt-BR', false],
    [['en', 'zh-CN'], 'zh-TW', [], 'zh-CN', true],
    [['en', 'zh-CN', 'zh-HK'], 'zh-TW', [], 'zh-HK', false],
    [['en', 'fr', 'de'], 'sv', ['de', 'fr'], 'de', true],
    [['en', 'fr'], 'sv', [], 'en', true],
    [['fr', 'ja'], 'sv', [], 'fr', true],
    [['en'], null, [], 'en', false],
    [['en'], 'x!', [], 'en', true],
  ])('%j for %s of a shop of %j → %s', (locales, locale, shopLanguages, wanted, fallback) => {
    const choice = chooseBody(of(locales, locales[0]), { locale, shopLanguages })
    expect([choice?.body.locale, choice?.fallback]).toEqual([wanted, fallback])
  })
  it('takes the source before any, English before that', () => {
    expect(chooseBody(of(['ja', 'fr'], 'fr'), { locale: 'sv' })?.body.locale).toBe('fr')
    expect(chooseBody(of(['ja', 'en'], 'gone'), { locale: 'sv' })?.body.locale).toBe('en')
    expect(chooseBody({ ...of(['ja']), bodies: [] }, { locale: 'ja' })).toBe(null)
  })
  it('chooses by variant, then register, and gives all of the locale', () => {
    const one = template()
    const body = (variant: string, register: 'polite' | 'familiar' | null) => ({
      locale: 'en',
      variant,
      register,
      text: variant,
      updatedAt: 1,
      basedOn: null,
    })
    const many = { ...one, bodies: [body('short', 'familiar'), body('', 'polite'), body('again', 'polite')] }
    expect(chooseBody(many, { locale: 'en' })?.body.variant).toBe('')
    expect(chooseBody(many, { locale: 'en', register: 'familiar' })?.body.variant).toBe('short')
    expect(chooseBody(many, { locale: 'en', register: 'familiar', variant: 'again' })?.body.variant).toBe('again')
    expect(chooseBody(many, { locale: 'en' })?.variants).toHaveLength(3)
  })
})
