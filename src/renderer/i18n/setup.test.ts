import i18next from 'i18next'
import { describe, expect, it, vi } from 'vitest'

vi.stubGlobal('document', { documentElement: { lang: '', dir: '' } })
const { haveTexts, startI18n } = await import('./setup')

describe('texts with values', () => {
  it('sets the thousands of a count apart, as the language does, and leaves every other value alone', async () => {
    await startI18n('en')
    await haveTexts('ar')
    i18next.addResourceBundle('en', 'translation', { probe_one: '{{count}} one', probe_other: '{{count}} of {{year}}' }, true)
    i18next.addResourceBundle('ar', 'translation', { probe_many: '{{count}} / {{year}}', probe_other: '{{count}} / {{year}}' }, true)
    const say = (language: string, count: number) => i18next.getFixedT(language)('probe' as never, { count, year: 2026 } as never)
    expect(say('en', 1083)).toBe('1,083 of 2026')
    expect(say('en', 1)).toBe('1 one')
    expect(say('ar', 12_000)).toBe('12,000 / 2026')
  })
})
