import { expect, test } from 'vitest'
import { readOptions, uiLanguageOf } from './options'

test('no switches: the real desk, live demo, real clock', () =>
  expect(readOptions(['x'])).toEqual({ demo: false, demoMode: 'live', demoClockAt: null, size: null, lookGapsMs: null }))
test('switches for pictures', () =>
  expect(readOptions(['--demo', '--demo-quiet', '--demo-clock=1790000000000', '--window-size-px=1024x640'])).toEqual({
    demo: true,
    demoMode: 'quiet',
    demoClockAt: 1790000000000,
    size: { width: 1024, height: 640 },
    lookGapsMs: null,
  }))
test.each(['--demo-clock=soon', '--demo-clock=-1', '--demo-clock='])('%s is no clock', (arg) =>
  expect(readOptions([arg]).demoClockAt).toBeNull(),
)
test.each([
  ['zh-Hans-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['ar-EG', 'ar'],
  ['arn', 'en'],
  ['de-DE', 'en'],
])('a system in %s begins in %s', (locale, language) => expect(uiLanguageOf(locale)).toBe(language))
test('waits before look-ups, only where they are numbers', () => {
  expect(readOptions(['--look-gaps-ms=200,400,600']).lookGapsMs).toEqual([200, 400, 600])
  expect(readOptions(['--look-gaps-ms=soon']).lookGapsMs).toBeNull()
})
