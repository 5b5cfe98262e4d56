import type { UiLanguage } from '../../shared/domain/desk/types'

/** The first interface language that the system asks for; English where we speak none of them. */
export const guessLanguage = (wanted: readonly string[]): UiLanguage => {
  for (const code of wanted) {
    if (/^zh\b/i.test(code)) return 'zh-CN'
    if (/^ar\b/i.test(code)) return 'ar'
    if (/^en\b/i.test(code)) return 'en'
  }
  return 'en'
}
