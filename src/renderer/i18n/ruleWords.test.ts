import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Format } from './format'
import { texts as ar } from './locales/ar'
import { texts as en } from './locales/en'
import { texts as zh } from './locales/zh-CN'
import { becauseWords, whyWords } from './ruleWords'

const format = { number: String } as unknown as Format
let say: Record<'en' | 'ar' | 'zh-CN', TFunction>
beforeAll(async () => {
  const words = i18next.createInstance()
  await words.init({
    lng: 'en',
    resources: { en: { translation: en }, ar: { translation: ar }, 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false },
  })
  say = { en: words.getFixedT('en'), ar: words.getFixedT('ar'), 'zh-CN': words.getFixedT('zh-CN') }
})
const contacts = (language: keyof typeof say, count: number, days: number) =>
  becauseWords({ code: 'contacts', params: { count, days }, quote: null }, say[language], format)

describe('counts of a rule’s reason', () => {
  it.each([
    ['en', 3, 1, '3 contacts within 1 day'],
    ['en', 1, 7, '1 contact within 7 days'],
    ['ar', 2, 2, 'تواصل مرتين خلال يومين'],
    ['ar', 3, 1, 'تواصل 3 مرات خلال يوم واحد'],
    ['ar', 11, 30, 'تواصل 11 مرة خلال 30 يومًا'],
    ['zh-CN', 3, 7, '7 天内联系 3 次'],
  ] as const)('%s: %d within %d', (language, count, days, words) => expect(contacts(language, count, days)).toBe(words))
})

it('a colleague without work has nothing open, not open work 0', () => {
  const load = (open: number, language: keyof typeof say) => whyWords({ code: 'load', params: { open } }, say[language], format)
  expect([load(0, 'en'), load(2.5, 'en')]).toEqual(['nothing open', 'open work 2.5'])
  expect([load(0, 'ar'), load(0, 'zh-CN')]).toEqual(['لا عمل مفتوح', '没有在办工作'])
})
