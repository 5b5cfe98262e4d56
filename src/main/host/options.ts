import type { UiLanguage } from '../../shared/domain/desk/types'

/** What the command line may say. Unknown switches are left alone (Chromium has its own). */
export interface HostOptions {
  /** Open the demo profile at start. */
  demo: boolean
  demoMode: 'live' | 'quiet'
  /** Fixed clock of the demo for pictures and tests, epoch ms UTC; null for the real one. */
  demoClockAt: number | null
  /** Size of the first window, for pictures. */
  size: { width: number; height: number } | null
  /** Ms before each look-up of a reply whose answer was lost, for slow or quick servers; null for the usual ones. */
  lookGapsMs: readonly number[] | null
}

export const readOptions = (argv: readonly string[]): HostOptions => {
  const value = (name: string) => argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
  const clock = Number(value('demo-clock'))
  const size = /^(\d{3,4})x(\d{3,4})$/.exec(value('window-size-px') ?? '')
  const gaps = /^\d{1,6}(,\d{1,6}){0,9}$/.exec(value('look-gaps-ms') ?? '')
  return {
    lookGapsMs: gaps ? gaps[0].split(',').map(Number) : null,
    demo: argv.includes('--demo'),
    demoMode: argv.includes('--demo-quiet') ? 'quiet' : 'live',
    demoClockAt: Number.isSafeInteger(clock) && clock > 0 ? clock : null,
    size: size ? { width: Number(size[1]), height: Number(size[2]) } : null,
  }
}

/** The screens' language for a system's locale such as `zh-Hans-CN` or `ar-EG`; English for all others. */
export const uiLanguageOf = (locale: string): UiLanguage => (/^zh\b/i.test(locale) ? 'zh-CN' : /^ar\b/i.test(locale) ? 'ar' : 'en')
